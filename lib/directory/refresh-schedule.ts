// When to ask for the directory again.

const USUAL_MINUTES = 15;
const LONGEST_MINUTES = 60;
/** A company's browsers start at the same hour; this much of the wait is left to chance. */
const JITTER = 0.4;

/**
 * Minutes until the next refresh: a quarter of an hour as a rule; after failures 1, 2, 4 … up to an hour.
 * @param failures refreshes that failed since the last that worked
 * @param random 0 to 1
 */
export function nextRefreshMinutes(failures: number, random: number): number {
  const wait = failures === 0 ? USUAL_MINUTES : Math.min(LONGEST_MINUTES, 2 ** (failures - 1));
  return wait * (1 - JITTER / 2 + JITTER * random);
}
