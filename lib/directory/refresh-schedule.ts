// When to ask for the directory again.

/**
 * What an agent may be waiting for: to be a full member of a line, about 20 minutes after they were added (M36); or to be
 * allowed to call at all (M16).
 */
export type Awaited = 'nothing' | 'membership' | 'permission';
const USUAL_MINUTES: Record<Awaited, number> = { nothing: 15, permission: 5, membership: 2 };
const LONGEST_MINUTES = 60;
/** A company's browsers start at the same hour; this much of the wait is left to chance. */
const JITTER = 0.4;

/**
 * Minutes until the next refresh: a quarter of an hour as a rule, less where the agent waits for a change; after failures
 * 1, 2, 4 … up to an hour.
 * @param failures refreshes that failed since the last that worked
 * @param random 0 to 1
 */
export function nextRefreshMinutes(failures: number, awaited: Awaited, random: number): number {
  const wait = failures === 0 ? USUAL_MINUTES[awaited] : Math.min(LONGEST_MINUTES, 2 ** (failures - 1));
  return wait * (1 - JITTER / 2 + JITTER * random);
}
