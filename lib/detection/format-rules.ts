// Whether digits are written as people of a country write phone numbers. Validity alone says too little: every fourth
// nine-digit order number is a valid number of some country.
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Destination } from '../phone/parse';

/** How North Americans group their digits; anything else is a date, a card or an identifier. */
const NANP_GROUPS = /^(?:1-)?(?:3-3-4|3-7|6-4|10)$|^11$/;
/** A toll-free code with its 1 run on, as in India's 1800: the rest is grouped at will. */
const NANP_ONE_RUN_ON = /^1[2-9]\d\d\D+\d{3}\D+\d{4}$/;
const NANP_TOLL_FREE = /^\(?18(?:00|33|44|55|66|77|88)\)?\D/;
/** What North Americans put between the groups: not two slashes, not a slash before the last four. */
const NANP_GAPS = /\/\/|\/\d{4}$|~|\(\d{3}$|\(\d{3}\(|\d\(\d{4}|\d{3}\(\d{7}/;
/** Where people write national numbers without the 0 or 8 that the national format begins with. */
const PREFIX_OPTIONAL = new Set(['AR', 'IN', 'KZ', 'RU', 'TR', 'UA']);
const MOST_GROUPS_WITHOUT_PREFIX = 6;

/** Whether the region's country code is 1. */
export const isNanp = (region: string): boolean => countryCodeOf(region) === '1';

const countryCodeOf = (region: string): string =>
  isSupportedCountry(region) ? getCountryCallingCode(region as CountryCode) : '';

/** Whether North American digits, without `+`, are grouped as there. @param written the number without extension */
export function isNanpForm(written: string, isLabelled: () => boolean): boolean {
  const groups = (written.match(/\d+/g) ?? []).map(({ length }) => length).join('-');
  if (NANP_TOLL_FREE.test(written) && written.replace(/\D/g, '').length === 11) return true;
  if (!NANP_GROUPS.test(groups) && !NANP_ONE_RUN_ON.test(written)) return false;
  // "415.5550142" is a decimal unless a word says that it is a phone.
  if (/^\d+\.\d+$/.test(written) && !isLabelled()) return false;
  return !NANP_GAPS.test(written);
}

/** Whether a national number of another country is written in full, or so that it is clearly one. */
export function isNationalForm(
  written: string,
  { to, type }: Destination,
  region: string,
  isLabelled: () => boolean,
): boolean {
  const digits = written.replace(/\D/g, '');
  // A prefix was written: more digits than the number has after its country code.
  const hasPrefix = digits.length > to.length - 1 - countryCodeOf(region).length;
  if (hasPrefix || isLabelled()) return true;
  const groups = written.match(/\d+/g)?.length ?? 0;
  if (groups > MOST_GROUPS_WITHOUT_PREFIX) return false;
  if (PREFIX_OPTIONAL.has(region)) return type === 'MOBILE' || groups > 1;
  // Some numbers have no prefix in the national format: mobiles in China, 1300 in Australia, all of Spain.
  return parsePhoneNumberFromString(to)?.formatNational().replace(/\D/g, '') === digits;
}
