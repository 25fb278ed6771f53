// The extension's database. Content scripts cannot open it: theirs is the page's.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Attempt } from '../calls/attempt';
import type { InboundCall } from '../calls/inbound';
import type { Credential } from '../settings/credential';

interface Schema extends DBSchema {
  /** Records of the index (caller-id/record.ts) and, under `meta`, where they came from. */
  index: { key: string; value: unknown };
  /** One row per gesture. `open` is 1 while the call may still change. */
  attempts: {
    key: string;
    value: Attempt;
    /** `open` and `spamReportedAt` hold only the rows that have them; `unsent` those whose service is still to be told. */
    indexes: {
      open: number;
      to: string;
      createdAt: number;
      spamReportedAt: number;
      unsent: number;
      /** Type and id; rows without a record are not in it. */
      record: [string, string];
    };
  };
  /** Tokens. Here and not in storage.local, which Firefox shows to content scripts. */
  secrets: { key: string; value: Credential };
  /** The do-not-call list in pieces, and under `meta` how old it is (do-not-call/store.ts). */
  doNotCall: { key: string; value: unknown };
  /** Calls that came in, as the service reported them (calls/inbound.ts). */
  inbound: { key: string; value: InboundCall; indexes: { at: number } };
}
export type Database = IDBPDatabase<Schema>;

const NAME = 'neardial';
const VERSION = 4;
/** An older page that does not let go of the database may hold an upgrade up for ever; a press does not wait so long. */
const OPENING_MS = 2_000;
/** A database that cannot be opened is not tried again sooner: messages may come by the hundred. */
const AGAIN_AFTER_MS = 1_000;
let opening: Promise<Database> | null = null;

/**
 * The open database; opened on first use, and again after the browser closed it.
 * Throws a DOMException: `VersionError` where a newer version of the extension has been here, `TimeoutError` while an
 * older one is in the way, and what else the browser says of a database that it cannot open.
 */
export function openDatabase(): Promise<Database> {
  opening ??= open();
  return opening;
}

function open(): Promise<Database> {
  const forget = (): void => {
    opening = null;
  };
  const opened = connect(forget);
  const inTime = within(opened, OPENING_MS);
  inTime.catch(() => {
    setTimeout(forget, AGAIN_AFTER_MS);
    // One that opens after all holds nothing up: whoever needs it then opens it anew.
    opened.then((late) => late.close()).catch(() => undefined);
  });
  return inTime;
}

async function connect(forget: () => void): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(db, from, _, transaction) {
      if (from < 1) {
        db.createObjectStore('index');
        db.createObjectStore('secrets');
        const attempts = db.createObjectStore('attempts', { keyPath: 'id' });
        attempts.createIndex('open', 'open');
        attempts.createIndex('to', 'to');
        attempts.createIndex('createdAt', 'createdAt');
      }
      if (from < 2) {
        db.createObjectStore('doNotCall');
        db.createObjectStore('inbound', { keyPath: 'id' }).createIndex('at', 'at');
      }
      if (from < 3) {
        const attempts = transaction.objectStore('attempts');
        attempts.createIndex('spamReportedAt', 'spamReportedAt');
        attempts.createIndex('unsent', 'unsent');
      }
      if (from < 4) transaction.objectStore('attempts').createIndex('record', ['record.type', 'record.id']);
    },
    // Let a newer version of the extension upgrade; this one opens again when it is next needed.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
}

/** What was promised, or after so long a TimeoutError. */
async function within<Value>(promised: Promise<Value>, ms: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new DOMException('The database did not open in time', 'TimeoutError');
    timer = setTimeout(reject, ms, error);
  });
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}

/** What is wrong with the database, if that is what failed; null for any other error. */
export function databaseFault(error: unknown): 'newer' | 'shut' | null {
  if (!(error instanceof DOMException)) return null;
  return error.name === 'VersionError' ? 'newer' : 'shut';
}
