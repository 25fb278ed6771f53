import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readList } from '../../../lib/do-not-call/list';
import {
  clearList,
  type ListVerdict,
  lookUp,
  noteRefresh,
  readListMeta,
  writeList,
} from '../../../lib/do-not-call/store';
import type { E164 } from '../../../lib/phone/e164';
import { openDatabase } from '../../../lib/platform/db';
import { reason } from '../../../lib/words/reason';
import { doNotCallFile } from '../../../scripts/do-not-call-file';

const URL = 'https://files.example.com/list';
const AS_OF = new Date('2026-11-20T08:00:00Z');
const DAY = 24 * 3600_000;
const [LISTED, OTHER] = ['+12125550123', '+12125550124'] as [E164, E164];

async function write(numbers: string[], salt = '00'.repeat(16), etag: string | null = null): Promise<void> {
  const list = readList(doNotCallFile(numbers, AS_OF, salt));
  if ('problem' in list) throw new Error(list.problem);
  await writeList(await openDatabase(), list, { url: URL, etag });
}
const ask = async (number: E164, days = 1, url = URL, maxDays = 31): Promise<ListVerdict> =>
  lookUp(await openDatabase(), number, { url, maxAgeMs: maxDays * DAY, now: AS_OF.getTime() + days * DAY });

beforeEach(async () => clearList(await openDatabase()));

describe('who is on the list', () => {
  it('is known, and who is not, each by one piece', async () => {
    await write([LISTED, '+13105550100']);
    expect([await ask(LISTED), await ask(OTHER)]).toEqual(['yes', 'no']);
  });

  it('is not known without a list', async () => {
    expect(await ask(LISTED)).toBe('unknown');
  });

  it('is not known from the list of another address', async () => {
    await write([LISTED]);
    expect(await ask(LISTED, 1, 'https://files.example.com/other')).toBe('unknown');
  });

  it.each<[string, number, ListVerdict]>([
    ['on its last day', 31, 'no'],
    ['a moment after', 31.001, 'stale'],
    ['long after', 400, 'stale'],
    ['dated an hour after now: a clock that is a little slow', -1 / 24, 'no'],
    ['dated two days after now: a clock that was set back', -2, 'stale'],
  ])('by a list %s: %s', async (_, days, verdict) => {
    await write([LISTED]);
    expect(await ask(OTHER, days)).toBe(verdict);
    expect(await ask(LISTED, days), 'who is on an old list stays on it').toBe('yes');
  });
});

describe('another list', () => {
  it('replaces the old one as a whole', async () => {
    await write([LISTED]);
    await write([OTHER], '11'.repeat(16), '"2"');
    expect([await ask(LISTED), await ask(OTHER)]).toEqual(['no', 'yes']);
    expect(await readListMeta(await openDatabase())).toMatchObject({ url: URL, etag: '"2"', failed: null });
  });

  it('that is put in between two reads of a look-up is looked into anew', async () => {
    await write([LISTED]);
    const db = await openDatabase();
    let reads = 0;
    const meddled = new Proxy(db, {
      get: (target, name) =>
        name === 'get'
          ? async (store: 'doNotCall', key: string) => {
              if (++reads === 2) await write([LISTED, OTHER], '22'.repeat(16));
              return target.get(store, key);
            }
          : Reflect.get(target, name),
    });
    const asked = { url: URL, maxAgeMs: DAY, now: AS_OF.getTime() };
    expect(await lookUp(meddled, LISTED, asked)).toBe('yes');
    expect(reads).toBe(4);
  });

  it('that could not be had leaves the old one, with the reason', async () => {
    await write([LISTED], undefined, '"1"');
    const db = await openDatabase();
    await noteRefresh(db, URL, reason('listUnreachable'));
    expect(await ask(LISTED)).toBe('yes');
    expect(await readListMeta(db)).toMatchObject({ etag: '"1"', failed: { key: 'listUnreachable' } });
    await noteRefresh(db, URL, null);
    expect(await readListMeta(db)).toMatchObject({ header: { count: 1 }, failed: null });
  });

  it('of another address that could not be had leaves nothing of the old one', async () => {
    await write([LISTED]);
    const db = await openDatabase();
    await noteRefresh(db, 'https://files.example.com/new', reason('listUnreachable'));
    expect(await db.count('doNotCall')).toBe(1);
    expect(await ask(LISTED)).toBe('unknown');
  });
});
