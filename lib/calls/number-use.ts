// What this computer knows of the numbers it showed: how often they were used, and which customers saw as spam.
import type { E164 } from '../phone/e164';
import type { Policy } from '../policy/schema';
import type { Attempt } from './attempt';

const HOUR_MS = 3600_000;
export const DAY_MS = 24 * HOUR_MS;

/** How far back a report of spam can matter. */
export const reportsSince = ({ spamReports }: Policy, now: number): number =>
  now - (spamReports.withinDays + spamReports.restDays) * DAY_MS;

/**
 * The numbers that are to rest now: over their caps of the last hour or 24 hours, or reported too often.
 * @param placed attempts of the last 24 hours at least
 * @param reported attempts that were reported as spam, since `reportsSince` at least
 */
export function tiredNumbers(
  placed: readonly Attempt[],
  reported: readonly Attempt[],
  policy: Policy,
  now: number,
): ReadonlySet<E164> {
  const { perHour = Number.POSITIVE_INFINITY, perDay = Number.POSITIVE_INFINITY } = policy.numberCaps ?? {};
  const tired = new Set<E164>();
  const count = (ms: number, most: number): void => {
    for (const [number, rows] of byNumber(placed))
      if (rows.filter((row) => wasShown(row) && row.createdAt > now - ms).length >= most) tired.add(number);
  };
  if (perHour < Number.POSITIVE_INFINITY) count(HOUR_MS, perHour);
  if (perDay < Number.POSITIVE_INFINITY) count(DAY_MS, perDay);
  for (const [number, rows] of byNumber(reported))
    if ((restsUntil(timesOf(rows), policy) ?? 0) > now) tired.add(number);
  return tired;
}

/**
 * Until when a number rests by its reports; null where it never had enough of them within the days that count.
 * @param times of the reports, milliseconds since the epoch
 */
export function restsUntil(times: readonly number[], { spamReports }: Policy): number | null {
  const { reports, withinDays, restDays } = spamReports;
  const sorted = [...times].sort((a, b) => a - b);
  const last = sorted.findLast((time, i) => time - (sorted[i - reports + 1] ?? 0) <= withinDays * DAY_MS);
  return last === undefined ? null : last + restDays * DAY_MS;
}

/** Attempts by the number that was shown. */
export function byNumber(rows: readonly Attempt[]): Map<E164, Attempt[]> {
  const groups = new Map<E164, Attempt[]>();
  for (const row of rows) {
    if (!row.callerId) continue;
    const group = groups.get(row.callerId);
    if (group) group.push(row);
    else groups.set(row.callerId, [row]);
  }
  return groups;
}

/** What was refused before it was sent was seen by nobody. */
export const wasShown = ({ state }: Attempt): boolean => state !== 'rejected' && state !== 'intent';

/** When customers said that they saw a warning. */
export const timesOf = (rows: readonly Attempt[]): number[] =>
  rows.flatMap(({ spamReportedAt }) => spamReportedAt ?? []);

/** The attempt with, or without (null), a customer's report of spam; null where no number of ours was shown. */
export function spamReported(attempt: Attempt, at: number | null): Attempt | null {
  const { spamReportedAt: _, ...row } = attempt;
  if (!row.callerId) return null;
  return at === null ? row : { ...row, spamReportedAt: at };
}
