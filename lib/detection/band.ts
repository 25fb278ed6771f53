// The part of a page that is worked on: what is visible and one screen around it. Rectangles narrow it down.
import { firstElementOf, nextElementOf, nodeNameOf, rectOf, scrollHeightOf, scrollWidthOf } from './dom';

/** In CSS pixels of the viewport. */
export type Band = { top: number; bottom: number; left: number; right: number };
/** How an element lies to a band: all in it, partly, before or after it (in reading direction), or not rendered there. */
type Lie = 'in' | 'part' | 'before' | 'after' | 'none';

/** A longer list of children is looked at one by one, or searched. */
const MANY = 32;

/** The viewport and one screen on each side. */
export const bandOf = ({ innerWidth, innerHeight }: Window): Band => ({
  top: -innerHeight,
  bottom: 2 * innerHeight,
  left: -innerWidth,
  right: 2 * innerWidth,
});

/** Whether an element has a long list of children. Counting all of them would take the longer the longer it is. */
export function hasMany(element: Element, many = MANY): boolean {
  let child = firstElementOf(element);
  for (let count = 0; child && count < many; count++) child = nextElementOf(child);
  return child !== null;
}

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
    Element.prototype.checkVisibility.call(element) ||
    getComputedStyle(element).display === 'contents'
  );
}
