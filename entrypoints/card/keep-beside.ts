// Keeps the card beside its number, whatever scrolls, changes or is moved by the page.
import { rootNodeOf } from '../../lib/detection/dom';
import type { Target } from '../../lib/detection/target';
import type { Side } from '../controls/placement';
import { placeBeside } from '../controls/surface';

/** What the page moves without a scroll is noticed so often. */
const CHECKED_EVERY_MS = 300;

/**
 * @param moved told of every change of the card's place or size
 * @returns puts it in its place now
 */
export function keepBeside(card: HTMLElement, target: Target, moved: () => void, signal: AbortSignal) {
  let last = '';
  let rect = target.rect() ?? new DOMRect();
  let side: Side | null = null;
  const settle = (): void => {
    // Where the number was, once it is gone.
    rect = target.rect() ?? rect;
    side = placeBeside(card, rect, side);
    const { left, top, width, height } = card.getBoundingClientRect();
    // Other things scroll and change too: only a card that really moved has to be looked at again.
    const now = [left, top, width, height].map(Math.round).join();
    if (now !== last) moved();
    last = now;
  };
  // What the card shows comes later and changes its height.
  const sizes = new ResizeObserver(settle);
  sizes.observe(card);
  // To set what is set already makes the browser paint it again.
  const timer = setInterval(() => isElsewhere(target.rect(), rect) && settle(), CHECKED_EVERY_MS);
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    clearInterval(timer);
  });
  window.addEventListener('resize', settle, { signal });
  for (const place of [window, ...rootsAround(target.element)])
    place.addEventListener('scroll', settle, { signal, capture: true, passive: true });
  return settle;
}

const isElsewhere = (now: DOMRect | null, before: DOMRect): boolean =>
  now !== null && (['left', 'top', 'right', 'bottom'] as const).some((edge) => now[edge] !== before[edge]);

/** The shadow roots that an element is in: what scrolls there is not heard of outside. */
function rootsAround(element: Element): ShadowRoot[] {
  const root = rootNodeOf(element);
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [];
}
