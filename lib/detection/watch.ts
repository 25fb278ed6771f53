// When to look at the page again: after it changed, after a scroll has settled, when it is shown.
import { isHidden } from './dom';
import type { Reader } from './judged';
import { look } from './look';
import type { Marks } from './mark';
import { shadowRootOf } from './shadow-roots';
import { newSeen, type Seen } from './walk';

/** After the last scroll event, where the browser does not say that the scroll has ended. Marks follow within 200 ms. */
const SETTLED_MS = 90;
/** After the end of a scroll; another may begin at once. */
const ENDED_MS = 50;
/** After a change; longer while changes do not cease, so that a page that never rests costs little. */
const SOONEST_MS = 60;
const LATEST_MS = 300;
const UNANSWERED_MS = 1_000;
const HOLLOW_EVERY_MS = 1_000;
const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open'],
};

export type Watch = {
  /** What the last look came by. */
  seen(): Seen;
  /** Looks again, soon. */
  again(): void;
};

export type WatchOptions = {
  /** Called once with every shadow root that is come by. */
  onRoot?: ((root: ShadowRoot) => void) | undefined;
  signal: AbortSignal;
};

/** Watches a document until the signal aborts. The number of listeners never grows. */
export function watch(
  document: Document,
  marks: Marks,
  reader: Reader,
  { onRoot, signal }: WatchOptions,
): Watch {
  let seen = newSeen();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  let wait = SOONEST_MS;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  let looking: AbortController | null = null;
  const observed = new WeakSet<Node>();
  const observer = new MutationObserver(() => again(wait));

  function again(ms: number): void {
    if (signal.aborted || isHidden(document)) return;
    const due = performance.now() + ms;
    // A look that is due sooner stays: a page that never rests is looked at all the same.
    if (timer !== undefined && dueAt <= due) return;
    clearTimeout(timer);
    dueAt = due;
    // After a frame, rectangles are known: to ask for them costs the page no layout of its own.
    timer = setTimeout(() => requestAnimationFrame(() => setTimeout(run)), ms);
  }

  async function run(): Promise<void> {
    timer = undefined;
    const rest = scrolledAt + SETTLED_MS - performance.now();
    if (rest > 0) return again(rest);
    if (looking) return again(wait);
    looking = new AbortController();
    const seenNow = await look(document, reader, AbortSignal.any([looking.signal, signal]));
    const isBrokenOff = looking.signal.aborted;
    looking = null;
    // Without an answer of the worker, which may be starting.
    if (!seenNow) return isBrokenOff ? undefined : again(UNANSWERED_MS);
    seen = seenNow.seen;
    for (const root of seen.roots)
      if (!observed.has(root)) {
        observed.add(root);
        observer.observe(root, WATCHED);
        onRoot?.(root);
      }
    marks.set(seenNow.marks);
    const isRestless = timer !== undefined;
    wait = isRestless ? Math.min(LATEST_MS, wait * 2) : SOONEST_MS;
  }

  /** While a scroll is in progress no mark changes; what was being looked at has moved. */
  function scrolled(): void {
    scrolledAt = performance.now();
    looking?.abort();
    again(SETTLED_MS);
  }
  function scrollEnded(): void {
    scrolledAt = performance.now() - SETTLED_MS + ENDED_MS;
    again(ENDED_MS);
  }
  const acted = (): void => again(SOONEST_MS);
  const hollow = setInterval(() => {
    // A root that is attached late changes nothing that can be observed.
    if (!isHidden(document) && seen.hollow.some((element) => element.isConnected && shadowRootOf(element)))
      again(0);
  }, HOLLOW_EVERY_MS);

  const quietly = { signal, passive: true, capture: true };
  for (const type of ['scroll', 'wheel', 'touchmove']) window.addEventListener(type, scrolled, quietly);
  window.addEventListener('scrollend', scrollEnded, quietly);
  for (const type of ['resize', 'pointerup', 'keyup', 'visibilitychange', 'toggle', 'transitionend'])
    window.addEventListener(type, acted, quietly);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clearInterval(hollow);
  });
  observer.observe(document, WATCHED);
  // A page that was painted has its rectangles; another one is waited for.
  if (performance.getEntriesByType('paint').length > 0) timer = setTimeout(run);
  else again(0);
  return { seen: () => seen, again: () => again(0) };
}
