// Where in a long list the visible part begins: found, not counted out. Asking for the n-th of 50,000 rows, or how many
// there are, takes the browser tens of milliseconds after every change of the page.
import { type Band, hasMany } from './band';
import {
  childrenOf,
  elementFromPoint,
  firstElementOf,
  lastElementOf,
  nextElementOf,
  previousElementOf,
  rectOf,
} from './dom';
import { parentOf } from './shadow-roots';

/** Shorter ones are looked at child by child: order need not be asked for. */
const LONG = 400;
/** Steps from child to child before it is quicker to ask what is at a point. */
const MOST_STEPS = 300;
const PROBES = 4;

const lastFound = new WeakMap<Element, WeakRef<Element>>();

/** The first child that reaches into the band; null where each child has to be looked at. */
export function firstInBand(list: Element, band: Band): Element | null {
  if (!hasMany(list, LONG) || !descends(list)) return null;
  const known = lastFound.get(list)?.deref();
  const near = known && parentOf(known) === list ? known : firstElementOf(list);
  const found =
    stepTo(near, band) ??
    stepTo(atPoint(list), band) ??
    stepTo(lastElementOf(list), band) ??
    halved(list, band);
  if (found) lastFound.set(list, new WeakRef(found));
  return found;
}

/** Whether children lie one below the other in one column, by the first few and the last. */
function descends(list: Element): boolean {
  let top = Number.NEGATIVE_INFINITY;
  let left: number | null = null;
  let child = firstElementOf(list);
  for (let probe = 0; child && probe < PROBES; child = nextElementOf(child)) {
    const rect = shown(child);
    if (!rect) continue;
    left ??= rect.left;
    if (rect.top < top || Math.abs(rect.left - left) > 1) return false;
    top = rect.top;
    probe++;
  }
  const last = lastElementOf(list);
  const end = last && shown(last);
  return !end || (end.top >= top && Math.abs(end.left - (left ?? end.left)) <= 1);
}

/** From a child to the first one in the band, if that is not far. */
function stepTo(from: Element | null, band: Band): Element | null {
  let child = from;
  let steps = 0;
  for (; child && steps < MOST_STEPS; steps++) {
    const rect = shown(child);
    if (rect && rect.bottom >= band.top) break;
    child = nextElementOf(child);
  }
  // Not far below it, either: a list that was scrolled up has the visible part before what was found last.
  for (; child && steps < MOST_STEPS; steps++) {
    const before: Element | null = previousElementOf(child);
    const rect = before && shown(before);
    if (!before || (rect && rect.bottom < band.top)) return child;
    child = before;
  }
  return null;
}

/** The child that is drawn in the middle of what is visible of the list. */
function atPoint(list: Element): Element | null {
  const { top, bottom, left, right } = rectOf(list);
  const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
  const [start, end] = [Math.max(0, left), Math.min(innerWidth, right)];
  if (from >= to || start >= end) return null;
  let at = elementFromPoint(document, (start + end) / 2, (from + to) / 2);
  for (let up = at && parentOf(at); at && up !== list; up = at && parentOf(at)) at = up;
  return at;
}

/** By halving, as a last resort. */
function halved(list: Element, band: Band): Element | null {
  const children = childrenOf(list);
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    const rect = child && shown(child);
    if (!rect) return null;
    if (rect.bottom < band.top) low = middle + 1;
    else high = middle;
  }
  return children[low] ?? null;
}

function shown(element: Element): DOMRect | null {
  const rect = rectOf(element);
  return rect.width > 0 || rect.height > 0 ? rect : null;
}
