// When to look at the page again: after it changed, after a scroll has settled, when it is shown.
import { isConnected, isHidden } from './dom';
import type { Reader } from './judged';
import { look } from './look';
import type { Marks } from './mark';
import { ENDED_MS, makeScroll, SETTLED_MS } from './scroll';
import { shadowRootOf } from './shadow-roots';
import { newSeen, type Seen } from './walk';

/** After a change; longer while changes do not cease, so that a page that never rests costs little. */
const SOONEST_MS = 60;
const LATEST_MS = 300;
const UNANSWERED_MS = 1_000;
const SLOWLY_MS = 1_000;
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

type WatchOptions = {
  /** Called once with every shadow root that is come by. */
  onRoot?: ((root: ShadowRoot) => void) | undefined;
  /** Called after every look that came to its end, with how many numbers are marked. */
  onLooked?: ((marked: number) => void) | undefined;
  signal: AbortSignal;
};

/** Watches a document until the signal aborts. The number of listeners never grows. */
export function watch(
  document: Document,
  marks: Marks,
  reader: Reader,
  { onRoot, onLooked, signal }: WatchOptions,
): Watch {
  let seen = newSeen();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  let wait = SOONEST_MS;
  const scroll = makeScroll();
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
    const rest = scroll.restsIn();
    if (rest > 0) return again(rest);
    if (looking) return again(wait);
    looking = new AbortController();
    const { signal: brokenOff } = looking;
    const seenNow = await look(document, reader, AbortSignal.any([brokenOff, signal])).finally(() => {
      looking = null;
    });
    const isBrokenOff = brokenOff.aborted;
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
    onLooked?.(seenNow.marks.length);
    const isRestless = timer !== undefined;
    wait = isRestless ? Math.min(LATEST_MS, wait * 2) : SOONEST_MS;
  }

  /** While a scroll is in progress no mark changes; what was being looked at has moved. */
  function scrolled(event: Event): void {
    const isWaitedFor = scroll.moved(event);
    if (isWaitedFor) looking?.abort();
    again(isWaitedFor ? SETTLED_MS : wait);
  }
  function scrollEnded(): void {
    scroll.ended();
    again(ENDED_MS);
  }
  const acted = (): void => again(SOONEST_MS);
  const slow = setInterval(() => {
    // A root that is attached late changes nothing that can be observed.
    if (isHidden(document)) return;
    const isFilled = seen.hollow.some((element) => isConnected(element) && shadowRootOf(element));
    // Nor does a scroll inside a shadow tree, which moves what is marked.
    if (isFilled || marks.haveMoved()) again(0);
  }, SLOWLY_MS);

  const quietly = { signal, passive: true, capture: true };
  for (const type of ['scroll', 'wheel', 'touchmove']) window.addEventListener(type, scrolled, quietly);
  window.addEventListener('scrollend', scrollEnded, quietly);
  for (const type of ['resize', 'pointerup', 'keyup', 'visibilitychange', 'toggle', 'transitionend'])
    window.addEventListener(type, acted, quietly);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clearInterval(slow);
  });
  observer.observe(document, WATCHED);
  // A page that was painted has its rectangles; another one is waited for.
  if (performance.getEntriesByType('paint').length > 0) timer = setTimeout(run);
  else again(0);
  return { seen: () => seen, again: () => again(0) };
}
