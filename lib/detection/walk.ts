// Walks the part of a page that lies in a band, in its order, and gives the text of it in runs.
import { type Band, hasMany, lieOf } from './band';
import {
  firstChildOf,
  isElement,
  isText,
  lastElementOf,
  nextSiblingOf,
  nodeNameOf,
  previousElementOf,
} from './dom';
import { firstInBand } from './long-list';
import { readsOn } from './reads-on';
import { append, emptyRun, LONGEST_NODE, type Run } from './run';
import { mayHoldNumbers } from './scan';
import { parentOf, shadowRootOf } from './shadow-roots';
import { visiblePart } from './visible-part';

/** A run of text; an element that was asked for; or null: a moment to let others work. */
type Found = Run | Element | null;
/** What a walk came by; shared by the walks of one look at the page. */
export type Seen = {
  roots: Set<ShadowRoot>;
  /** Custom elements without a root, which may get one. */
  hollow: Element[];
};

type Frame = {
  next: ChildNode | null;
  /** Set for what does not read on with its surroundings. */
  isBlock: boolean;
  /** All in the band: what is in it need not be looked at one by one. */
  isWhole: boolean;
  /** Children lie one below the other: the first one after the band ends the list. */
  isSorted: boolean;
};

/** Not text of the page, or of another document, or of a field. */
const SKIPPED = new Set(
  // The last is our own: what stands in the card is no text of the page.
  'SCRIPT STYLE NOSCRIPT TEMPLATE CODE DATALIST TITLE HEAD IFRAME OBJECT INPUT TEXTAREA SELECT BR NEARDIAL-SURFACE'.split(
    ' ',
  ),
);
/** What usually reads on with the text around it; custom elements do too. All else is a block. */
const INLINE = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY S SAMP SLOT SMALL SPAN ' +
    'STRIKE STRONG SUB SUP TIME TT U VAR WBR'
  ).split(' '),
);
/** Parts of lists: there are many, and nothing but what is in their place. */
const ROWS = new Set('TR TD TH TBODY LI P'.split(' '));
const STEPS_AT_ONCE = 100;
const MOST_HOLLOW = 300;
const MOST_STRAYS = 300;
const DEEPEST_STRAY = 6;
const LAST_CHILDREN = 3;

export const newSeen = (): Seen => ({ roots: new Set(), hollow: [] });

/** Past what lies below the band. The last children may be fixed to the viewport, wherever their list ends. */
function skipToLast(frame: Frame, from: Element): void {
  const list = parentOf(from);
  let last = list && lastElementOf(list);
  for (let back = 1; last && last !== from && back < LAST_CHILDREN; back++) last = previousElementOf(last);
  const isAhead =
    last !== null &&
    last !== from &&
    (from.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  frame.next = isAhead ? last : null;
  frame.isSorted = false;
}

/** Reads on with the text around it, by its name. */
export function isInline(element: Element): boolean {
  const name = nodeNameOf(element);
  return INLINE.has(name) || name.includes('-');
}

/**
 * @param band null for all of it, hidden text too
 * @param also a selector of elements to give as well
 */
export function* walk(start: Element, band: Band | null, seen: Seen, also = ''): Generator<Found> {
  const stack: Frame[] = [];
  let run = emptyRun();
  let hasCrossed = false;
  let strays = 0;
  const take = (): Run | null => {
    const taken = run;
    if (taken.text) run = emptyRun();
    hasCrossed = false;
    return mayHoldNumbers(taken.text) ? taken : null;
  };

  /** What is fixed to the viewport may hang on an element that lies elsewhere: near the top of the document, as a rule. */
  function mayStray(name: string, around: Frame | null, isLong: boolean): boolean {
    if (stack.length > DEEPEST_STRAY || around?.isSorted || isLong || ROWS.has(name)) return false;
    return strays++ < MOST_STRAYS;
  }

  /** Prepares to walk what is in an element; whether it breaks the run. */
  function enter(element: Element, around: Frame | null): boolean {
    let isWhole = band === null || (around?.isWhole ?? false);
    const isLong = band !== null && hasMany(element);
    const name = nodeNameOf(element);
    if (band && (!isWhole || isLong)) {
      const lie = lieOf(element, band);
      if (lie === 'after' && around?.isSorted) skipToLast(around, element);
      if (lie === 'none' || (lie !== 'in' && lie !== 'part' && !mayStray(name, around, isLong))) return true;
      // Parts that stand out of the flow may lie anywhere, whatever their list's own box is.
      isWhole = lie === 'in' && !isLong;
    }
    const root = shadowRootOf(element);
    const isBlock = root !== null || !isInline(element);
    const first = !isWhole && band && isLong ? firstInBand(element, band) : null;
    const next = first ?? firstChildOf(element);
    stack.push({ next, isBlock, isWhole, isSorted: first !== null });
    if (root) {
      seen.roots.add(root);
      stack.push({ next: firstChildOf(root), isBlock, isWhole: false, isSorted: false });
    } else if (name.includes('-') && seen.hollow.length < MOST_HOLLOW) seen.hollow.push(element);
    hasCrossed = true;
    return isBlock;
  }

  if (enter(start, null)) yield take();
  for (let steps = 1; stack.length > 0; steps++) {
    if (steps % STEPS_AT_ONCE === 0) yield null;
    const frame = stack[stack.length - 1] as Frame;
    const node = frame.next;
    if (!node) {
      stack.pop();
      hasCrossed = true;
      if (frame.isBlock) yield take();
      continue;
    }
    frame.next = nextSiblingOf(node);
    if (isText(node)) {
      if (node.length > LONGEST_NODE) {
        yield take();
        const part = visiblePart(node, band);
        append(run, node, part.from, part.to);
        yield take();
        continue;
      }
      const way = hasCrossed && run.text ? readsOn(run, node) : 'joined';
      if (way === 'hidden') continue;
      if (way === 'apart') yield take();
      if (way === 'spaced') run.text += ' ';
      append(run, node);
      hasCrossed = false;
      if (run.text.length > LONGEST_NODE) yield take();
    } else if (isElement(node)) {
      const name = nodeNameOf(node);
      const isApart = SKIPPED.has(name);
      if (isApart || enter(node, frame)) yield take();
      if (also && Element.prototype.matches.call(node, also)) yield node;
    }
  }
  yield take();
}
