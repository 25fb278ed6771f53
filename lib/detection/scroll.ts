// Whether a scroll is in progress, and for how long marks wait for its end.

/** After the last scroll event, where the browser does not say that the scroll has ended. Marks follow within 200 ms. */
export const SETTLED_MS = 90;
/** After the end of a scroll; another may begin at once. */
export const ENDED_MS = 50;
/** A scroll that people began goes on by itself for so long at most. */
const MOMENTUM_MS = 3_000;
/** Pages scroll by themselves, too: a ticker without end, a chat with every message. These are not waited for long. */
const LONGEST_OF_PAGE_MS = 3_000;
const LONGEST_OF_PART_MS = 400;

export function makeScroll(now: () => number = () => performance.now()) {
  /** The last event that marks wait for, and the last of all. */
  let scrolledAt = Number.NEGATIVE_INFINITY;
  let eventAt = Number.NEGATIVE_INFINITY;
  /** When this scroll began, without a rest since. */
  let since = 0;
  let personAt = Number.NEGATIVE_INFINITY;

  function longest(target: EventTarget | null): number {
    if (now() - personAt < MOMENTUM_MS) return Number.POSITIVE_INFINITY;
    return target === document ? LONGEST_OF_PAGE_MS : LONGEST_OF_PART_MS;
  }

  return {
    /** An event of a scroll; false when it has gone on for so long that it is not waited for any more. */
    moved({ type, target }: Pick<Event, 'type' | 'target'>): boolean {
      if (now() - eventAt > SETTLED_MS) since = now();
      eventAt = now();
      if (type !== 'scroll') personAt = now();
      if (now() - since > longest(target)) return false;
      scrolledAt = now();
      return true;
    },
    ended(): void {
      scrolledAt = Math.min(scrolledAt, now() - SETTLED_MS + ENDED_MS);
    },
    /** Milliseconds until marks may change. */
    restsIn: (): number => scrolledAt + SETTLED_MS - now(),
  };
}
