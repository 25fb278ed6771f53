// What can be told of an element at once, without reading it: whether a number could be there.
import { readTelLink } from '../phone/tel-uri';
import { attributeOf } from './dom';
import { closest } from './shadow-roots';

export const LINK = ['tel', 'callto', 'sms'].map((scheme) => `a[href^="${scheme}:" i]`).join(', ');
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
/** Form fields, editable text, elements with a number in an attribute. */
export const FIELD = `input, textarea, ${EDITABLE}, ${PHONE_ATTRIBUTES.map((name) => `[${name}]`).join(', ')}`;

/** The number text of a tel:, callto: or sms: link that an element is in. */
export function linkText(link: Element | null): string | null {
  return (link && readTelLink(attributeOf(link, 'href') ?? '')?.number) || null;
}

export const isNumberLink = (element: Element): boolean => linkText(closest(element, LINK)) !== null;

/** Whether a link or a field is there. */
export const mayHoldTarget = (element: Element): boolean => closest(element, `${LINK}, ${FIELD}`) !== null;
