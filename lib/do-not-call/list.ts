// The do-not-call list as a file: docs/do-not-call.md describes it. One line of JSON, then the hashes in order, end to end.
import { z } from 'zod';
import type { E164 } from '../phone/e164';

/** 48 bits: among a million numbers, a number that is not on the list is taken for one once in 280 million. */
export const HASH_BYTES = 6;
/** One for each first byte of a hash: of a list of a million, 23 kB each. */
const PIECES = 256;
/** Ten million numbers and the line above them. */
export const MAX_LIST_BYTES = 60_001_000;
const LONGEST_HEADER = 1_000;

export const ListHeader = z.object({
  list: z.literal('neardial-do-not-call'),
  version: z.literal(1),
  /** When the numbers were right, as the registry or the company gave them. */
  asOf: z.iso.datetime({ offset: true }),
  /** 16 to 64 bytes in hexadecimal, of this list alone. */
  salt: z.string().regex(/^([0-9a-f]{2}){16,64}$/),
  count: z.number().int().min(0),
});
export type ListHeader = z.infer<typeof ListHeader>;

export type DoNotCallList = {
  header: ListHeader;
  /** `pieces[b]`: the hashes that begin with byte b. */
  pieces: Uint8Array[];
};
type ListProblem = 'TooLarge' | 'WrongShape' | 'WrongLength' | 'NotInOrder';

/** Reads a list, all of it or nothing: what is cut off or jumbled must not let through who was on it. */
export function readList(file: Uint8Array): DoNotCallList | { problem: ListProblem } {
  if (file.length > MAX_LIST_BYTES) return { problem: 'TooLarge' };
  const end = file.subarray(0, LONGEST_HEADER).indexOf(0x0a);
  const header = ListHeader.safeParse(parse(new TextDecoder().decode(file.subarray(0, Math.max(end, 0)))));
  if (!header.success) return { problem: 'WrongShape' };
  const hashes = file.subarray(end + 1);
  if (hashes.length !== header.data.count * HASH_BYTES) return { problem: 'WrongLength' };
  const pieces = split(hashes);
  return pieces ? { header: header.data, pieces } : { problem: 'NotInOrder' };
}

/** Copies of the pieces, so that each is kept without the rest; null where hashes are not in order. */
function split(hashes: Uint8Array): Uint8Array[] | null {
  const starts = new Array<number>(PIECES + 1).fill(hashes.length);
  const view = new DataView(hashes.buffer, hashes.byteOffset, hashes.length);
  let next = 0;
  // A million in a few milliseconds: the worker has presses to answer meanwhile.
  for (let at = 0, last = -1; at < hashes.length; at += HASH_BYTES) {
    const hash = view.getUint32(at) * 0x1_0000 + view.getUint16(at + 4);
    if (hash <= last) return null;
    last = hash;
    for (const first = view.getUint8(at); next <= first; next++) starts[next] = at;
  }
  return Array.from({ length: PIECES }, (_, first) => hashes.slice(starts[first], starts[first + 1]));
}

/** The hash of a number under a list's salt: the first bytes of SHA-256 over the salt and the number, as `+12125550123`. */
export async function hashOf(number: E164, salt: string): Promise<Uint8Array> {
  const salted = Uint8Array.from([...bytesOf(salt), ...new TextEncoder().encode(number)]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', salted)).subarray(0, HASH_BYTES);
}

/** Whether a piece holds a hash. */
export function holds(piece: Uint8Array, hash: Uint8Array): boolean {
  let [low, high] = [0, piece.length / HASH_BYTES];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(piece, middle * HASH_BYTES, hash, 0);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** The order of two hashes, each in its array at an offset. */
function compare(a: Uint8Array, atA: number, b: Uint8Array, atB: number): number {
  for (let i = 0; i < HASH_BYTES; i++) {
    const difference = (a[atA + i] ?? 0) - (b[atB + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const bytesOf = (hex: string): number[] =>
  Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
