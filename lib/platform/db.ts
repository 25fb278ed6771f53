// The extension's database. Content scripts cannot open it: theirs is the page's.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Attempt } from '../calls/attempt';
import type { Credential } from '../settings/credential';

interface Schema extends DBSchema {
  /** Records of the index (caller-id/record.ts) and, under `meta`, where they came from. */
  index: { key: string; value: unknown };
  /** One row per gesture. `open` is 1 while the call may still change. */
  attempts: { key: string; value: Attempt; indexes: { open: number; to: string; createdAt: number } };
  /** Tokens. Here and not in storage.local, which Firefox shows to content scripts. */
  secrets: { key: string; value: Credential };
}
export type Database = IDBPDatabase<Schema>;

const NAME = 'neardial';
const VERSION = 1;
let opening: Promise<Database> | null = null;

/** The open database; opened on first use, and again after the browser closed it. */
export function openDatabase(): Promise<Database> {
  opening ??= openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('index');
      db.createObjectStore('secrets');
      const attempts = db.createObjectStore('attempts', { keyPath: 'id' });
      attempts.createIndex('open', 'open');
      attempts.createIndex('to', 'to');
      attempts.createIndex('createdAt', 'createdAt');
    },
    // Let a newer version of the extension upgrade; this one opens again when it is next needed.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}
