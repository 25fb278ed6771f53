import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../../lib/calls/journal';
import {
  COMPILER_VERSION,
  clearIndex,
  type IndexMeta,
  indexReader,
  readMeta,
  updateMeta,
  writeIndex,
} from '../../../lib/directory/store';
import { openDatabase } from '../../../lib/platform/db';
import { reason } from '../../../lib/words/reason';
import { exampleIndex } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const meta: IndexMeta = {
  service: 'gateway',
  devices: [],
  agentId: 'aiko',
  account: 'Example Co',
  country: 'US',
  asOf: '2026-11-20T08:00:00Z',
  etag: '"v7"',
  url: 'https://gateway.example.com/v1/directory',
  checkedAt: 1000,
  numbers: 3,
  lines: 5,
  problems: [],
  failed: null,
  compiler: COMPILER_VERSION,
};

beforeEach(async () => {
  await clearIndex(await openDatabase());
});

describe('the index in the database', () => {
  it('is none at first', async () => {
    const db = await openDatabase();
    expect(await readMeta(db)).toBeNull();
    expect(await indexReader(db).get('agent')).toBeUndefined();
  });

  it('comes back as it was written, packed numbers included', async () => {
    const db = await openDatabase();
    const records = exampleIndex('aiko');
    await writeIndex(db, records, meta);
    expect(await readMeta(db)).toEqual(meta);
    const reader = indexReader(db);
    for (const [key, value] of [...records].slice(0, 40)) expect(await reader.get(key), key).toEqual(value);
    expect(await db.count('index')).toBe(records.size + 1);
  });

  it.each([
    ['at once', () => new DOMException('no room', 'QuotaExceededError')],
    ['later', () => null],
  ])(
    'that cannot be written whole, %s, leaves the old one whole, and calls can still be written',
    async (_, thrown) => {
      const db = await openDatabase();
      await writeIndex(db, exampleIndex('aiko'), meta);
      const { put } = IDBObjectStore.prototype;
      let left = 20;
      const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...given: Parameters<typeof put>
      ) {
        if (left-- > 0) return put.apply(this, given);
        const error = thrown();
        if (error) throw error;
        // What the browser does when the disk fills up while it writes.
        const { transaction } = this;
        if (left === -1) queueMicrotask(() => transaction.abort());
        return put.apply(this, given);
      });
      await expect(writeIndex(db, exampleIndex('gus'), { ...meta, agentId: 'gus' })).rejects.toThrow();
      full.mockRestore();
      expect(await readMeta(db)).toEqual(meta);
      expect(await db.count('index')).toBe(exampleIndex('aiko').size + 1);
      const journal = openJournal(openDatabase);
      await db.clear('attempts');
      expect(await journal.begin(attempt('after'), false)).toEqual({ began: true });
    },
  );

  it('is replaced as a whole: nothing of the old one stays', async () => {
    const db = await openDatabase();
    await writeIndex(db, exampleIndex('aiko'), meta);
    await writeIndex(db, exampleIndex('gus'), { ...meta, agentId: 'gus' });
    expect(await db.count('index')).toBe(exampleIndex('gus').size + 1);
    expect(await indexReader(db).get('agent')).toMatchObject({ userId: 'gus' });
  });

  it('of another compiler is no index', async () => {
    const db = await openDatabase();
    await writeIndex(db, exampleIndex('aiko'), { ...meta, compiler: COMPILER_VERSION + 1 });
    expect(await readMeta(db)).toBeNull();
  });

  it('a failed refresh is noted and the records stay', async () => {
    const db = await openDatabase();
    await writeIndex(db, exampleIndex('aiko'), meta);
    await updateMeta(db, { failed: reason('errorSignIn') });
    expect(await readMeta(db)).toEqual({ ...meta, failed: { key: 'errorSignIn', args: [] } });
    expect(await indexReader(db).get('agent')).toMatchObject({ userId: 'aiko' });
  });

  it('a note without an index makes none', async () => {
    const db = await openDatabase();
    await updateMeta(db, { checkedAt: 2000 });
    expect(await db.count('index')).toBe(0);
  });
});
