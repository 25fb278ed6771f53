// What a person points at or steps to: a number in the text, a link that is one, a field or an attribute that holds one.
import { numberText } from './candidates';
import { rectOf } from './dom';
import { numberInField } from './field';
import type { Reader } from './judged';
import type { Mark } from './mark';
import { FIELD, LINK, linkIn, linkText } from './pointed';
import { rangeOf } from './range';
import { type PageNumber, readAgain } from './read-again';
import { closest, parentOf } from './shadow-roots';

export type Target = {
  /** As it stood when it was found. */
  text: string;
  kind: 'phone' | 'fax';
  /** Where it stands; what its record is looked up by. */
  element: Element;
  /** Inside something that has its own click: the page's click goes through, the chip opens the card. */
  isInteractive: boolean;
  /** Where it is now, in CSS pixels of the viewport; null once it is gone. */
  rect(): DOMRect | null;
  /** Read again: the number that stands there now. Null where none does any more. */
  now(): Promise<PageNumber | null>;
};

const INTERACTIVE =
  'a[href], button, label, summary, select, input, textarea, [contenteditable]:not([contenteditable="false"]), ' +
  '[onclick], [role="button"], [role="link"], [role="checkbox"], [role="menuitem"], [role="option"], [role="radio"], ' +
  '[role="switch"], [role="tab"], [role="treeitem"], [role="textbox"]';

/** The number of a tel:, callto: or sms: link that an element is in. */
export function linkTarget(element: Element | null, { judged }: Reader): Target | null {
  const link = element && closest(element, LINK);
  const text = linkText(link);
  if (!link || !text) return null;
  return {
    ...onElement(link),
    text,
    kind: 'phone',
    async now() {
      const { number: text, scheme } = linkIn(link) ?? {};
      const snippet = { before: '', text: text ?? '', after: '', label: 'phone' };
      await judged.learn([snippet]);
      const match = judged.of(snippet)?.[0];
      // What is no number is shown all the same: the card says why it cannot be called.
      const number = match ? numberText(match) : text;
      return number ? { number, kind: 'phone', isText: scheme === 'sms', snippet: null } : null;
    },
  };
}

/** The number in a mark. */
export function markTarget(mark: Mark, reader: Reader): Target | null {
  const element = parentOf(mark.startNode);
  if (!element) return null;
  return {
    text: mark.text,
    kind: mark.kind,
    element,
    isInteractive: isInteractive(element),
    rect: () => (mark.startNode.isConnected ? shown(rangeOf(mark)?.getBoundingClientRect()) : null),
    now: () => readAgain(mark, reader),
  };
}

/** The number in a form's field, in editable text or in an attribute. */
export async function elementTarget(element: Element, { judged }: Reader): Promise<Target | null> {
  const now = () => numberInField(element, judged);
  const number = await now();
  if (!number) return null;
  return { ...onElement(element), text: number.text, kind: number.kind, isInteractive: true, now };
}

/** The field, or the element with a number in an attribute, that an element is or is in. */
export const fieldAround = (element: Element | null): Element | null => element && closest(element, FIELD);

const onElement = (element: Element): Pick<Target, 'element' | 'isInteractive' | 'rect'> => ({
  element,
  isInteractive: false,
  rect: () => (element.isConnected ? shown(rectOf(element)) : null),
});

/** Has a click of its own, as far as can be told: rows that a script listens to show a hand. */
export const isInteractive = (element: Element): boolean =>
  closest(element, INTERACTIVE) !== null ||
  // The whole document is edited: a click sets the cursor.
  element.ownerDocument.designMode === 'on' ||
  getComputedStyle(element).cursor === 'pointer';

const shown = (rect: DOMRect | undefined): DOMRect | null =>
  rect && (rect.width > 0 || rect.height > 0) ? rect : null;
