// Whether text reads on from one element into the next, so that digits on both sides are one number.
import { contains, isElement } from './dom';
import type { Run } from './run';
import { parentOf } from './shadow-roots';

/** How text goes on in the next element: as one word or number, after a gap, as something else, or not to be seen. */
type Way = 'joined' | 'spaced' | 'apart' | 'hidden';

const DIGIT = '\\d０-９٠-٩۰-۹०-९';
const ENDS_IN_NUMBER = new RegExp(`[${DIGIT}+(（\\-–.・\\])）] ?$`);
/** Digits, what stands between them, and what introduces an extension. */
const BEGINS_AS_NUMBER = new RegExp(`^\\s?(?:[${DIGIT}(（+＋\\-–.)）#*,;]|x\\s?\\d)`, 'i');
/** A letter or digit on both sides and no blank: `Fax` and `212 …`, `0142` and `Open`. */
const ENDS_IN_WORD = /[\p{L}\d)]$/u;
const BEGINS_AS_WORD = /^[\p{L}\d(+]/u;
/** In parts of the line's height: how far apart two parts of one number are drawn at most. */
const WIDEST_GAP = 0.6;

/** Only measured where it matters: where a number may be cut or glued at an element's edge. */
export function readsOn(run: Run, next: Text): Way {
  const isNumber = ENDS_IN_NUMBER.test(run.text) && BEGINS_AS_NUMBER.test(next.data);
  const isWord = ENDS_IN_WORD.test(run.text) && BEGINS_AS_WORD.test(next.data);
  if (!isNumber && !isWord) return 'joined';
  const start = edge(next, 'start');
  if (start.width === 0 && start.height === 0) return 'hidden';
  const last = run.pieces.at(-1)?.node;
  const isOne = last && isInline(last, next) && isInline(next, last) && isBeside(edge(last, 'end'), start);
  return isOne ? 'joined' : isNumber ? 'apart' : 'spaced';
}

/** No element around `node` that is not around `other` is set apart from its line. */
function isInline(node: Text, other: Text): boolean {
  for (let element = parentOf(node); element && !contains(element, other); element = parentOf(element))
    if (isElement(element) && !/^(inline$|contents|ruby)/.test(getComputedStyle(element).display))
      return false;
  return true;
}

/** On one line with hardly a gap, or on the next line, where the browser broke the line. */
function isBeside(end: DOMRect, start: DOMRect): boolean {
  const height = Math.max(end.height, start.height);
  const isOneLine = Math.min(end.bottom, start.bottom) - Math.max(end.top, start.top) > height / 3;
  if (!isOneLine) return start.top >= end.bottom - height / 2;
  return Math.min(Math.abs(start.left - end.right), Math.abs(end.left - start.right)) <= height * WIDEST_GAP;
}

/** The rectangle of a text's first or last character. */
function edge(node: Text, side: 'start' | 'end'): DOMRect {
  const at = side === 'end' ? node.data.trimEnd().length : node.length - node.data.trimStart().length + 1;
  const range = document.createRange();
  range.setStart(node, Math.max(0, at - 1));
  range.setEnd(node, Math.max(at, 0));
  return range.getBoundingClientRect();
}
