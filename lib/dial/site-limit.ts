// How many calls one site may start: a page that took over our content script presses faster than anybody can.
import type { Attempt } from '../calls/attempt';

/** More than anybody places by hand from one page in a minute. */
export const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;

/**
 * The time before which a site may start no other call, or null when it may now. Counted from the journal, so that a
 * worker that is stopped forgets nothing; attempts that were refused count, because whoever forges them goes on.
 * @param rows the attempts of the last minute at least
 */
export function siteWait(
  rows: readonly Pick<Attempt, 'site' | 'createdAt'>[],
  site: string,
  now: number,
  most = MOST_A_MINUTE,
): number | null {
  const started = rows
    .filter((row) => row.site === site && Math.abs(now - row.createdAt) < MINUTE_MS)
    .map(({ createdAt }) => createdAt)
    .sort((a, b) => b - a);
  const last = started[most - 1];
  // A clock that was set back must not lock anybody out for longer.
  return last === undefined ? null : Math.min(last, now) + MINUTE_MS;
}

/**
 * Counts in memory what each site asks for and the journal does not hold.
 * @param most so many within a minute
 */
export function makeSiteCount(most: number, now: () => number) {
  let taken: { site: string; createdAt: number }[] = [];
  return {
    /** Takes one of a site's turns; null where none is left. What is given back was none. */
    take(site: string): (() => void) | null {
      taken = taken.filter(({ createdAt }) => Math.abs(now() - createdAt) < MINUTE_MS);
      if (siteWait(taken, site, now(), most) !== null) return null;
      const mine = { site, createdAt: now() };
      taken.push(mine);
      return () => {
        taken = taken.filter((one) => one !== mine);
      };
    },
  };
}
