// Making a do-not-call list: docs/do-not-call.md describes the file.
import { createHash } from 'node:crypto';
import { HASH_BYTES, ListHeader } from '../lib/do-not-call/list';

/**
 * The file for these numbers, each in E.164; a number that comes twice is in it once.
 * @param salt 16 to 64 bytes in hexadecimal, never used for another list
 */
export function doNotCallFile(numbers: readonly string[], asOf: Date, salt: string): Uint8Array<ArrayBuffer> {
  const key = Buffer.from(salt, 'hex');
  // Six bytes are exact in a double, and sorting doubles is quick.
  const hashes = new Float64Array(numbers.length);
  numbers.forEach((number, i) => {
    hashes[i] = createHash('sha256').update(key).update(number).digest().readUIntBE(0, HASH_BYTES);
  });
  const sorted = hashes.sort().filter((hash, i) => hash !== hashes[i - 1]);
  const header = ListHeader.parse({
    list: 'neardial-do-not-call',
    version: 1,
    asOf: asOf.toISOString(),
    salt,
    count: sorted.length,
  });
  const body = Buffer.alloc(sorted.length * HASH_BYTES);
  sorted.forEach((hash, i) => {
    body.writeUIntBE(hash, i * HASH_BYTES, HASH_BYTES);
  });
  return new Uint8Array(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]));
}
