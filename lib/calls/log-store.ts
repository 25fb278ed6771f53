// The log in the database: calls that came in, everything there is, and what is too old to be kept.
import type { Database } from '../platform/db';
import type { Attempt } from './attempt';
import type { InboundCall } from './inbound';

const DAY_MS = 24 * 3600_000;

type Calls = { attempts: Attempt[]; inbound: InboundCall[] };
export type LogStore = {
  /** Keeps a call that came in, once however often it is told of; whether it is new. */
  add(call: InboundCall): Promise<boolean>;
  /** All calls, in no order; kept in memory until something changes, because each keystroke of a search asks. */
  all(): Promise<Calls>;
  /** Calls were written by somebody else: what was read before is old. */
  changed(): void;
  /** Removes what is older than `days`, but no call that may still be up or that the service is still to be told of. */
  removeOld(days: number, now: number): Promise<number>;
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
    async removeOld(days, now) {
      const old = IDBKeyRange.upperBound(now - days * DAY_MS, true);
      const tx = (await database()).transaction(['attempts', 'inbound'], 'readwrite');
      const attempts = tx.objectStore('attempts');
      const inbound = tx.objectStore('inbound');
      const [rows, ids] = await Promise.all([
        attempts.index('createdAt').getAll(old),
        inbound.index('at').getAllKeys(old),
      ]);
      const gone = rows.filter((row) => !isWanted(row));
      await Promise.all([
        ...gone.map(({ id }) => attempts.delete(id)),
        ...ids.map((id) => inbound.delete(id)),
        tx.done,
      ]);
      changed();
      return gone.length + ids.length;
    },
  };
}

/** What was refused for good is not waited for. */
const isWanted = ({ open, unsent, report }: Attempt): boolean =>
  open === 1 || (unsent === 1 && report?.state !== 'refused');
