// A database that does not open: nobody waits for ever, and nobody tries for ever.
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
const fresh = async () => import('../../../lib/platform/db');
const nameOf = (failed: Promise<unknown>): Promise<string> =>
  failed.then(
    () => 'opened',
    (error: Error) => error.name,
  );

describe('the database', () => {
  it('that the browser cannot open is tried once for a hundred messages, and again after a second', async () => {
    const { openDatabase, databaseFault } = await fresh();
    const error = new DOMException('Internal error opening backing store', 'UnknownError');
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw error;
    });
    for (let i = 0; i < 100; i++) expect(await nameOf(openDatabase())).toBe('UnknownError');
    expect(opening).toHaveBeenCalledTimes(1);
    expect(databaseFault(error)).toBe('shut');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await nameOf(openDatabase())).toBe('UnknownError');
    expect(opening).toHaveBeenCalledTimes(2);
    opening.mockRestore();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await nameOf(openDatabase())).toBe('opened');
  });

  it('that an older page holds back is waited for two seconds, not for ever, and opens once it is gone', async () => {
    const { openDatabase, databaseFault } = await fresh();
    const older = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('neardial', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('attempts', { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
    });
    const opened = nameOf(openDatabase());
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await opened).toBe('TimeoutError');
    expect(databaseFault(new DOMException('', 'TimeoutError'))).toBe('shut');
    older.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await nameOf(openDatabase())).toBe('opened');
  });

  it('of a newer version is told from one that is shut, and other errors are none of its', async () => {
    const { databaseFault } = await fresh();
    expect(databaseFault(new DOMException('', 'VersionError'))).toBe('newer');
    expect(databaseFault(new TypeError('bug'))).toBeNull();
  });
});
