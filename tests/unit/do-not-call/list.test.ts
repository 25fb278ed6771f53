import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DoNotCallList,
  HASH_BYTES,
  hashOf,
  holds,
  type ListHeader,
  MAX_LIST_BYTES,
  readList,
} from '../../../lib/do-not-call/list';
import type { E164 } from '../../../lib/phone/e164';
import { doNotCallFile } from '../../../scripts/do-not-call-file';

const SALT = '00112233445566778899aabbccddeeff';
const AS_OF = new Date('2026-11-20T08:00:00Z');
const fileOf = (numbers: readonly string[]): Uint8Array => doNotCallFile(numbers, AS_OF, SALT);

function read(file: Uint8Array): DoNotCallList {
  const list = readList(file);
  if ('problem' in list) throw new Error(list.problem);
  return list;
}
async function isOn(list: DoNotCallList, number: string): Promise<boolean> {
  const hash = await hashOf(number as E164, list.header.salt);
  return holds(list.pieces[hash[0] ?? 0] ?? new Uint8Array(), hash);
}
const number = fc.bigInt({ min: 1_000_000n, max: 999_999_999_999_999n }).map((digits) => `+${digits}`);

describe('a list', () => {
  it('holds every number that it was made of, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(number, { maxLength: 400 }),
        fc.uniqueArray(number, { maxLength: 50 }),
        async (on, others) => {
          const list = read(fileOf(on));
          const members = new Set(on);
          for (const one of on) expect(await isOn(list, one), one).toBe(true);
          for (const one of others) expect(await isOn(list, one), one).toBe(members.has(one));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts a number once that comes twice', () => {
    expect(read(fileOf(['+12125550123', '+12125550123'])).header.count).toBe(1);
  });

  it('of nobody is a list', async () => {
    expect(await isOn(read(fileOf([])), '+12125550123')).toBe(false);
  });

  it('hashes as docs/do-not-call.md says: the first six bytes of SHA-256 over salt and number', async () => {
    // printf '00112233445566778899aabbccddeeff' | xxd -r -p | cat - <(printf '+12125550123') | sha256sum
    const hash = await hashOf('+12125550123' as E164, SALT);
    expect(Buffer.from(hash).toString('hex')).toBe('d22d8fa740ec');
  });

  it('says neither its numbers nor their digits', () => {
    const text = Buffer.from(fileOf(['+12125550123'])).toString('latin1');
    expect(text).not.toContain('2125550123');
  });
});

describe('what is no list is not read', () => {
  const good = fileOf(['+12125550123', '+12125550124', '+12125550125']);
  const end = good.indexOf(0x0a);
  const withHeader = (change: Partial<Record<keyof ListHeader, unknown>>): Uint8Array => {
    const header = { ...JSON.parse(Buffer.from(good.subarray(0, end)).toString()), ...change };
    return new Uint8Array(
      Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(good.subarray(end + 1))]),
    );
  };
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'WrongShape'],
    ['a web page', Buffer.from('<!doctype html>\n<title>Sign in</title>'), 'WrongShape'],
    ['numbers in plain text', Buffer.from('phone\n+12125550123\n'), 'WrongShape'],
    ['hashes without a heading', good.subarray(end + 1), 'WrongShape'],
    ['another version', withHeader({ version: 2 }), 'WrongShape'],
    ['another kind of list', withHeader({ list: 'other' }), 'WrongShape'],
    ['no date', withHeader({ asOf: undefined }), 'WrongShape'],
    ['a date that is none', withHeader({ asOf: 'yesterday' }), 'WrongShape'],
    ['no salt', withHeader({ salt: '' }), 'WrongShape'],
    ['a short salt', withHeader({ salt: '00ff' }), 'WrongShape'],
    ['a count that is less', withHeader({ count: 2 }), 'WrongLength'],
    ['a count that is more', withHeader({ count: 4 }), 'WrongLength'],
    ['too much', new Uint8Array(MAX_LIST_BYTES + 1), 'TooLarge'],
  ])('%s', (_, file, problem) => {
    expect(readList(new Uint8Array(file))).toEqual({ problem });
  });

  it('a list that was cut off anywhere, or has one hash out of its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
        expect(readList(good.slice(0, length))).toHaveProperty('problem');
      }),
    );
    const hashes = Buffer.from(good.subarray(end + 1));
    const swapped = Buffer.concat([
      good.subarray(0, end + 1),
      hashes.subarray(HASH_BYTES, 2 * HASH_BYTES),
      hashes.subarray(0, HASH_BYTES),
      hashes.subarray(2 * HASH_BYTES),
    ]);
    expect(readList(new Uint8Array(swapped))).toEqual({ problem: 'NotInOrder' });
  });
});
