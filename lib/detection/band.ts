// The part of a page that is worked on: what is visible and one screen around it. Rectangles narrow it down.
import { childCountOf, childrenOf, nodeNameOf, rectOf, scrollHeightOf, scrollWidthOf } from './dom';

/** In CSS pixels of the viewport. */
export type Band = { top: number; bottom: number; left: number; right: number };
/** How an element lies to a band: all in it, partly, before or after it (in reading direction), or not rendered there. */
export type Lie = 'in' | 'part' | 'before' | 'after' | 'none';

/** Lists longer than this are searched, not listed. */
export const MANY = 32;
const PROBES = 8;
const STEPS = 16;

/** The viewport and one screen on each side. */
export const bandOf = ({ innerWidth, innerHeight }: Window): Band => ({
  top: -innerHeight,
  bottom: 2 * innerHeight,
  left: -innerWidth,
  right: 2 * innerWidth,
});

/** What may overflow an element counts as it. */
export function lieOf(element: Element, band: Band): Lie {
  const { top, bottom, left, right, width, height } = rectOf(element);
  if (width === 0 && height === 0) return isRendered(element) ? 'part' : 'none';
  if (bottom < band.top) return top + scrollHeightOf(element) < band.top ? 'before' : 'part';
  if (top > band.bottom) return 'after';
  if (left > band.right) return 'none';
  if (right < band.left) return left + scrollWidthOf(element) < band.left ? 'none' : 'part';
  const isWhole = top >= band.top && bottom <= band.bottom && scrollHeightOf(element) <= height + 2;
  return isWhole ? 'in' : 'part';
}

/** No box at all: nothing of it is shown. `display: contents` has none either, but what is in it has. */
function isRendered(element: Element): boolean {
  return (
    nodeNameOf(element) === 'SLOT' ||
    element.checkVisibility() ||
    getComputedStyle(element).display === 'contents'
  );
}

/**
 * The first child of a long list that reaches into the band, found by halving; null where the children do not lie one
 * below the other and each has to be looked at. Hidden children in between are stepped over.
 */
export function firstInBand(list: Element, band: Band): Element | null {
  const children = childrenOf(list);
  const count = childCountOf(list);
  if (!descends(children, count)) return null;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = rectNear(children, middle, high);
    if (!rect) return null;
    if (rect.bottom < band.top) low = middle + 1;
    else high = middle;
  }
  return children[low] ?? null;
}

/** Whether children lie one below the other, by a few of them. */
function descends(children: HTMLCollection, count: number): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (let probe = 0; probe < PROBES; probe++) {
    const rect = rectNear(children, Math.floor((probe * (count - 1)) / (PROBES - 1)), count - 1);
    if (!rect) continue;
    if (rect.top < last) return false;
    last = rect.top;
  }
  return last > Number.NEGATIVE_INFINITY;
}

/** The rectangle of a child or of the next one that has any. */
function rectNear(children: HTMLCollection, index: number, last: number): DOMRect | null {
  for (let at = index; at <= Math.min(last, index + STEPS); at++) {
    const child = children[at];
    const rect = child && rectOf(child);
    if (rect && (rect.width > 0 || rect.height > 0)) return rect;
  }
  return null;
}
