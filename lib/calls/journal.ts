// The journal: every attempt, written before any byte leaves, changed by compare-and-set.

import type { CrmRecord } from '../crm/profile';
import type { E164 } from '../phone/e164';
import type { Database } from '../platform/db';
import { type Attempt, type AttemptState, isSameDestination, moved } from './attempt';

export type Begun = { began: true } | { began: false; instead: Attempt };
export type Change = Partial<Attempt> & { state: AttemptState };
export type Journal = {
  /**
   * Writes a new attempt, unless its id is known or an open one calls the same destination: then that one.
   * @param again the agent knows that an earlier attempt is not known to have failed, and calls anyway
   */
  begin(attempt: Attempt, again: boolean): Promise<Begun>;
  /** Moves an attempt on, if it is in one of the states; the moved row, or null. */
  move(id: string, from: readonly AttemptState[], change: Change, now: number): Promise<Attempt | null>;
  /** Moves an attempt on, if it still is as it was read; the moved row, or null. */
  moveFrom(read: Attempt, change: Change, now: number): Promise<Attempt | null>;
  /** The same for one that nobody will hear of again: it leaves the open rows also where its state is not known. */
  close(id: string, from: AttemptState, change: Change, now: number): Promise<Attempt | null>;
  /** Changes what is said of a call, never its state; the changed row, or null where `change` says so. */
  amend(id: string, change: (row: Attempt) => Attempt | null): Promise<Attempt | null>;
  /** Rows whose service is still to be told how the call went. */
  unsent(): Promise<Attempt[]>;
  /** Puts a row back that was lost, unless it is there. */
  restore(attempt: Attempt): Promise<void>;
  get(id: string): Promise<Attempt | null>;
  open(): Promise<Attempt[]>;
  /** Newest first; those that are wanted, or all. */
  recent(most: number, isWanted?: (row: Attempt) => boolean): Promise<Attempt[]>;
  /** Attempts of a day or so, for limits that count calls placed. */
  since(time: number): Promise<Attempt[]>;
  /** Every attempt to call a number. */
  to(number: E164): Promise<Attempt[]>;
  /** Every attempt to call a CRM record, at whatever number. */
  ofRecord(record: CrmRecord): Promise<Attempt[]>;
  /** This agent's last call there that was placed. */
  lastPlaced(to: E164, agentId: string): Promise<Attempt | null>;
  /** Attempts that were reported as spam since a time. */
  reported(since: number): Promise<Attempt[]>;
};

/** A journal in the database. Every write is on disk before it is answered. */
export function openJournal(database: () => Promise<Database>): Journal {
  async function moveTo(
    id: string,
    fits: (row: Attempt) => boolean,
    next: (row: Attempt) => Attempt,
  ): Promise<Attempt | null> {
    const tx = (await database()).transaction('attempts', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(id);
    const changed = row && fits(row) ? next(row) : null;
    if (changed) await tx.store.put(changed);
    await tx.done;
    return changed;
  }
  return {
    async begin(attempt, again) {
      const tx = (await database()).transaction('attempts', 'readwrite', { durability: 'strict' });
      const known = await tx.store.get(attempt.id);
      const open = (await tx.store.index('open').getAll()).filter(
        (row) => row.agentId === attempt.agentId && isSameDestination(row, attempt),
      );
      const unsure = open.filter(({ state }) => state === 'unknown');
      const instead =
        known ?? open.find(({ state }) => state !== 'unknown') ?? (again ? undefined : unsure[0]);
      if (!instead) {
        for (const { open: _, ...row } of unsure) await tx.store.put(row);
        await tx.store.add(attempt);
      }
      await tx.done;
      return instead ? { began: false, instead } : { began: true };
    },
    move: (id, from, change, now) =>
      moveTo(
        id,
        ({ state }) => from.includes(state),
        (row) => moved(row, change, now),
      ),
    moveFrom: (read, change, now) =>
      moveTo(
        read.id,
        ({ state, updatedAt }) => state === read.state && updatedAt === read.updatedAt,
        (row) => moved(row, change, now),
      ),
    close: (id, from, change, now) =>
      moveTo(
        id,
        ({ state }) => state === from,
        (row) => {
          const { open: _, ...closed } = moved(row, change, now);
          return closed;
        },
      ),
    amend: async (id, change) => {
      const tx = (await database()).transaction('attempts', 'readwrite', { durability: 'strict' });
      const row = await tx.store.get(id);
      const next = row ? change(row) : null;
      if (next && next !== row) await tx.store.put(next);
      await tx.done;
      return next;
    },
    unsent: async () => (await database()).getAllFromIndex('attempts', 'unsent'),
    async restore(attempt) {
      const tx = (await database()).transaction('attempts', 'readwrite', { durability: 'strict' });
      if (!(await tx.store.get(attempt.id))) await tx.store.add(attempt);
      await tx.done;
    },
    get: async (id) => (await (await database()).get('attempts', id)) ?? null,
    open: async () => (await database()).getAllFromIndex('attempts', 'open'),
    async recent(most, isWanted = () => true) {
      const rows: Attempt[] = [];
      const tx = (await database()).transaction('attempts');
      for await (const cursor of tx.store.index('createdAt').iterate(null, 'prev')) {
        if (isWanted(cursor.value)) rows.push(cursor.value);
        if (rows.length >= most) break;
      }
      return rows;
    },
    since: async (time) =>
      (await database()).getAllFromIndex('attempts', 'createdAt', IDBKeyRange.lowerBound(time)),
    to: async (number) => (await database()).getAllFromIndex('attempts', 'to', number),
    async ofRecord(record) {
      const named = await (await database()).getAllFromIndex('attempts', 'record', [record.type, record.id]);
      // Another CRM may well have a contact 7, too.
      const site = siteOf(record);
      return named.filter((row) => row.record && siteOf(row.record) === site);
    },
    async lastPlaced(to, agentId) {
      return lastPlacedOf(await (await database()).getAllFromIndex('attempts', 'to', to), agentId);
    },
    reported: async (since) =>
      (await database()).getAllFromIndex('attempts', 'spamReportedAt', IDBKeyRange.lowerBound(since)),
  };
}

const siteOf = ({ url }: CrmRecord): string => new URL(url).origin;

/** An agent's last call among attempts that was placed. */
export function lastPlacedOf(attempts: readonly Attempt[], agentId: string): Attempt | null {
  const placed = attempts.filter(
    (row) => row.agentId === agentId && ['accepted', 'live', 'ended'].includes(row.state),
  );
  return placed.sort((a, b) => b.createdAt - a.createdAt)[0] ?? null;
}
