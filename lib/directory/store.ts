// The index in the database, with where it came from. Swapped in one transaction: old or new as a whole.
import type { IndexRecords } from '../caller-id/compile';
import type { Device } from '../dial/adapters/adapter';
import type { Reader } from '../dial/read-index';
import type { Database } from '../platform/db';
import type { Reason } from '../words/reason';
import type { Problem } from './problem';

export type IndexMeta = {
  /** The service that the directory is of. */
  service: string;
  agentId: string;
  account: string;
  country: string;
  /** When the service made the directory, ISO-8601. */
  asOf: string;
  etag: string | null;
  url: string;
  /** When it was last known to be current, milliseconds since the epoch. */
  checkedAt: number;
  lines: number;
  /** Numbers in the directory. */
  numbers: number;
  /** The agent's phones, where the service has such. */
  devices: Device[];
  problems: Problem[];
  /** Why the last refresh failed; null when it worked. */
  failed: Reason | null;
  /** Version of the compiler that made the records; another one compiles again. */
  compiler: number;
};
/** Raise it when the records change shape. */
export const COMPILER_VERSION = 4;

const META = 'meta';

/** Replaces the index. Until the transaction is through, the old one serves. */
export async function writeIndex(db: Database, records: IndexRecords, meta: IndexMeta): Promise<void> {
  const tx = db.transaction('index', 'readwrite', { durability: 'strict' });
  const writes: Promise<unknown>[] = [tx.done];
  try {
    writes.push(tx.store.clear());
    for (const [key, value] of records) writes.push(tx.store.put(value, key));
    writes.push(tx.store.put(meta, META));
  } catch (error) {
    // What was written so far must not stay alone.
    tx.abort();
    await Promise.allSettled(writes);
    throw error;
  }
  // One that fails later, for want of room, takes back all of them.
  await Promise.all(writes);
}

/** Where the index came from; null when there is none. */
export async function readMeta(db: Database): Promise<IndexMeta | null> {
  const meta = (await db.get('index', META)) as IndexMeta | undefined;
  return meta?.compiler === COMPILER_VERSION ? meta : null;
}

/** Notes that the index is current, or why it could not be refreshed. */
export async function updateMeta(db: Database, change: Partial<IndexMeta>): Promise<void> {
  const tx = db.transaction('index', 'readwrite');
  const meta = (await tx.store.get(META)) as IndexMeta | undefined;
  if (meta) await tx.store.put({ ...meta, ...change }, META);
  await tx.done;
}

/** How many records the index has. */
export const countRecords = (db: Database): Promise<number> => db.count('index');

export async function clearIndex(db: Database): Promise<void> {
  await db.clear('index');
}

/** What follows a prefix in the keys that start with it. */
export async function keysAfter(db: Database, prefix: string): Promise<string[]> {
  const keys = await db.getAllKeys('index', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  return keys.map((key) => key.slice(prefix.length));
}

/** One read transaction over the index. */
export function indexReader(db: Database): Reader {
  const { store } = db.transaction('index');
  return { get: (key) => store.get(key) };
}
