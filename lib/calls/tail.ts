// The last attempts a second time, outside the database: browsers delete a broken database without a word, and with it
// the knowledge that a call may be up. Firefox shows this area to content scripts, so what is kept here is bare.
import { reason } from '../words/reason';
import { type Attempt, LONGEST_CALL_MS, moved } from './attempt';
import { bareAttempt } from './bare-attempt';
import type { Journal } from './journal';

type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
};
export type Tail = {
  /** Keeps an attempt as it is now, bare. Never throws: what this area cannot hold, the journal still does. */
  keep(attempt: Attempt): Promise<void>;
  /** Newest first. */
  rows(): Promise<Attempt[]>;
  /** Removes calls of before a time that are over: what is not kept in the log is not kept here. */
  forget(before: number): Promise<void>;
};

const KEY = 'recentAttempts';
const MOST = 20;
/** Calls that are over still count for limits of a day. */
const COUNTED_MS = 24 * 3600_000;

/** @param area one that does not share the database's fate */
export function openTail(area: StorageArea): Tail {
  let last: Promise<unknown> = Promise.resolve();
  const rows = async (): Promise<Attempt[]> => {
    const stored = (await area.get(KEY).catch(() => null))?.[KEY];
    return Array.isArray(stored) ? stored.filter(isAttempt).slice(0, MOST).map(bareAttempt) : [];
  };
  const change = (changed: (rows: Attempt[]) => Attempt[]): Promise<void> => {
    const next = last.then(async () => area.set({ [KEY]: changed(await rows()).slice(0, MOST) }));
    last = next.catch(() => undefined);
    return last as Promise<void>;
  };
  return {
    rows,
    keep: (attempt) =>
      change((before) => [bareAttempt(attempt), ...before.filter(({ id }) => id !== attempt.id)]),
    forget: (time) => change((before) => before.filter(({ open, createdAt }) => open || createdAt >= time)),
  };
}

/**
 * Puts back what the journal has lost. What was about to be sent, or being sent, may have been: it becomes `unknown`.
 * @returns the rows that were put back
 */
export async function restoreLost(tail: Tail, journal: Journal, now: number): Promise<Attempt[]> {
  const restored: Attempt[] = [];
  for (const row of await tail.rows()) {
    const longest = row.open ? LONGEST_CALL_MS : COUNTED_MS;
    if (Math.abs(now - row.createdAt) > longest || (await journal.get(row.id))) continue;
    const isUnderWay = row.state === 'intent' || row.state === 'sending';
    const attempt = isUnderWay
      ? moved(row, { state: 'unknown', note: reason('errorJournalLost') }, now)
      : row;
    await journal.restore(attempt);
    restored.push(attempt);
  }
  return restored;
}

const isAttempt = (value: unknown): value is Attempt =>
  typeof value === 'object' && value !== null && 'id' in value && 'state' in value && 'createdAt' in value;
