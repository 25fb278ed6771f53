// The log in the database: calls that came in, everything there is, and what is too old to be kept.
import type { Database } from '../platform/db';
import { type Attempt, isListed } from './attempt';
import { bareAttempt } from './bare-attempt';
import type { InboundCall } from './inbound';
import { DAY_MS } from './number-use';

type Calls = { attempts: Attempt[]; inbound: InboundCall[] };
/** How long calls are kept. Times in milliseconds since the epoch. */
export type Keeping = {
  /** In the log. */
  days: number;
  /** A limit in force counts calls since then, and reports of spam. */
  countsSince: number;
  reportsSince: number;
};
/** Waiting to be told of has an end: an agent or a service may never come back. */
const UNSENT_DAYS = 30;

type LogStore = {
  /** Keeps a call that came in, once however often it is told of; whether it is new. */
  add(call: InboundCall): Promise<boolean>;
  /** All calls, in no order; kept in memory until something changes, because each keystroke of a search asks. */
  all(): Promise<Calls>;
  /** Calls were written by somebody else: what was read before is old. */
  changed(): void;
  /** Removes what is older than the log is kept; how many calls are in no list any more. */
  removeOld(keep: Keeping, now: number): Promise<number>;
};

export function openLog(database: () => Promise<Database>): LogStore {
  let known: Promise<Calls> | null = null;
  const changed = (): void => {
    known = null;
  };
  async function read(): Promise<Calls> {
    const db = await database();
    const [attempts, inbound] = await Promise.all([db.getAll('attempts'), db.getAll('inbound')]);
    return { attempts, inbound };
  }
  return {
    changed,
    all() {
      known ??= read().catch((error: unknown) => {
        changed();
        throw error;
      });
      return known;
    },
    async add(call) {
      const tx = (await database()).transaction('inbound', 'readwrite');
      const before = await tx.store.get(call.id);
      if (!before) await tx.store.add(call);
      await tx.done;
      changed();
      return !before;
    },
    async removeOld(keep, now) {
      const old = IDBKeyRange.upperBound(now - keep.days * DAY_MS, true);
      const tx = (await database()).transaction(['attempts', 'inbound'], 'readwrite');
      const attempts = tx.objectStore('attempts');
      const inbound = tx.objectStore('inbound');
      const [rows, ids] = await Promise.all([
        attempts.index('createdAt').getAll(old),
        inbound.index('at').getAllKeys(old),
      ]);
      const left = rows
        .map((row) => ({ row, rest: remains(row, keep, now) }))
        .filter(({ row, rest }) => row !== rest);
      await Promise.all([
        ...left.map(({ row, rest }) => (rest ? attempts.put(rest) : attempts.delete(row.id))),
        ...ids.map((id) => inbound.delete(id)),
        tx.done,
      ]);
      changed();
      return left.filter(({ row }) => isListed(row)).length + ids.length;
    },
  };
}

/**
 * What stays of a call that is older than the log is kept: all of one that may be up, or that the service is still to be
 * told of, for a while; the bare call where a limit counts it; else nothing.
 */
function remains(row: Attempt, { countsSince, reportsSince, ...keep }: Keeping, now: number): Attempt | null {
  if (row.open === 1) return row;
  // What was refused for good is not waited for.
  const isAwaited = row.unsent === 1 && row.report?.state !== 'refused';
  if (isAwaited && row.createdAt >= now - (keep.days + UNSENT_DAYS) * DAY_MS) return row;
  if (row.createdAt < countsSince && (row.spamReportedAt ?? 0) < reportsSince) return null;
  return isListed(row) ? { ...bareAttempt(row), lineName: '', note: uncounted(row), unlisted: 1 } : row;
}

/** Of the reasons only the one that makes a call count for nothing. */
const uncounted = ({ note }: Attempt): Attempt['note'] => (note?.key === 'errorNotRecorded' ? note : null);
