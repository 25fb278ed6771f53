// What can be told of an element at once, without reading it: whether a number could be there.
import { readTelLink, type TelLink } from '../phone/tel-uri';
import { attributeOf } from './dom';
import { closest, elementAt, shadowRootOf } from './shadow-roots';

/** Anywhere in the address, as blanks may lead it; `linkText` tells what really is such a link. */
export const LINK = ['tel', 'callto', 'sms'].map((scheme) => `a[href*="${scheme}:" i]`).join(', ');
export const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';
/** Attributes that CRMs keep phone numbers in. */
export const PHONE_ATTRIBUTES = [
  'data-phone-number',
  'data-phone',
  'data-phonenumber',
  'data-telephone',
  'data-tel',
  'data-mobile',
  'data-dial',
  'data-dial-number',
  'data-clicktodial',
] as const;
/** Form fields, editable text, elements with a number in an attribute; an empty one is a name for a part of the page. */
export const FIELD = `input, textarea, ${EDITABLE}, ${PHONE_ATTRIBUTES.map((name) => `[${name}]:not([${name}=""])`)}`;

/** The tel:, callto: or sms: link that an element is; its number is text. */
export const linkIn = (link: Element | null): TelLink | null =>
  link && readTelLink(attributeOf(link, 'href') ?? '');

/** The number text of such a link. */
export const linkText = (link: Element | null): string | null => linkIn(link)?.number || null;

export const isNumberLink = (element: Element): boolean => linkText(closest(element, LINK)) !== null;

/** Whether a link or a field is there. */
export const mayHoldTarget = (element: Element): boolean => closest(element, `${LINK}, ${FIELD}`) !== null;

/** What an event is about; a closed shadow tree shows only its host to listeners outside. */
export function pointedBy(event: MouseEvent): { element: Element; x: number; y: number } | null {
  const target = event.composedPath()[0];
  const { clientX: x, clientY: y } = event;
  if (event.type === 'click' && event.detail === 0) {
    const element = focused(target);
    return element && { element, x, y };
  }
  const isHost = target instanceof Element && shadowRootOf(target) !== null;
  const element = isHost ? elementAt(document, x, y) : target;
  return element instanceof Element ? { element, x, y } : null;
}

/** What has the focus inside an element's shadow trees; itself where it has none. */
export function focused(target: EventTarget | undefined): Element | null {
  let element = target instanceof Element ? target : null;
  for (
    let root = element && shadowRootOf(element);
    root?.activeElement;
    root = element && shadowRootOf(element)
  )
    element = root.activeElement;
  return element;
}
