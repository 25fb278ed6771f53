// Numbers that no caller may show: those that cost whoever calls them back, and those of no country.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from './e164';

/** Premium area codes of +1, and 976, which was the premium exchange of every other. */
const NANP_PREMIUM = /^\+1(900|\d{3}976)/;
/** As a caller ID, Ofcom's CLI guidance forbids 09; other countries' premium and shared-cost ranges are no better. */
const REFUSED = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'PERSONAL_NUMBER']);

/** Whether a number may be shown to a customer. Toll-free numbers may. */
export function isPresentable(number: E164): boolean {
  // Of +1 there may be a hundred thousand: they are told by their digits.
  if (number.startsWith('+1')) return !NANP_PREMIUM.test(number);
  const parsed = parsePhoneNumberFromString(number);
  const type = parsed?.getType();
  return parsed?.country !== undefined && !(type && REFUSED.has(type));
}
