// When and how often marks changed, from what detection-watch.js wrote down.
import type { Visit, Watch } from './detection-visit';

/** Changes of marks around one scroll; milliseconds. */
export type ScrollMarks = {
  /** Frames that painted other marks, between the first scroll event and the last. */
  during: number;
  after: number;
  /** From the last scroll event to the last frame with other marks; NaN without one. */
  settledAfter: number;
  /** Longest time between two scroll events: a long one may well have looked like the end. */
  longestPause: number;
};

export function scrollMarks({ frames, scrolls }: Pick<Watch, 'frames' | 'scrolls'>): ScrollMarks {
  const [first = Number.NaN, last = Number.NaN] = [scrolls[0], scrolls.at(-1)];
  const after = frames.filter(({ at }) => at > last);
  return {
    during: frames.filter(({ at }) => at > first && at <= last).length,
    after: after.length,
    settledAfter: (after.at(-1)?.at ?? Number.NaN) - last,
    longestPause: Math.max(0, ...scrolls.slice(1).map((at, i) => at - (scrolls[i] ?? at))),
  };
}

/** Milliseconds from the contestant's first statement until every visible number was marked; NaN when never. */
export function visibleAfter({ watch, parsedAt, sums }: Visit): number {
  const at = watch?.frames.find(({ all }) => all)?.at ?? Number.NaN;
  return at - parsedAt - sums.startedAt;
}

export const markedText = (visits: readonly Visit[]): string =>
  visits.map(({ watch }) => `${watch?.marked} of ${watch?.visible}`).join(', ');
