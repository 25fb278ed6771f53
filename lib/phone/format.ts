// Numbers as people read them.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from './e164';

/** `+1 646-555-0123`, `+81 3-5555-0100`: the form for a destination. */
export function formatInternational(number: E164): string {
  const nanp = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (nanp) return `+1 ${nanp[1]}-${nanp[2]}-${nanp[3]}`;
  const parsed = parsePhoneNumberFromString(number);
  // Japan writes its hyphens in the international form too.
  if (parsed?.country === 'JP') return `+81 ${parsed.formatNational().replace(/^0/, '')}`;
  return parsed?.formatInternational() ?? number;
}

/** `(212) 555-0142` where the number is of the account's own country, else the international form. */
export function formatLocal(number: E164, country: string): string {
  const parsed = parsePhoneNumberFromString(number);
  const nanp = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  const isNorthAmerican = (code: string): boolean => code === 'US' || code === 'CA';
  // Codes too new for the metadata have no country there; they are of the US or Canada.
  if (
    nanp &&
    isNorthAmerican(country) &&
    (!parsed?.country || isNorthAmerican(parsed.country) || isTerritory(parsed.country))
  )
    return `(${nanp[1]}) ${nanp[2]}-${nanp[3]}`;
  return parsed?.country === country ? parsed.formatNational() : formatInternational(number);
}

const isTerritory = (country: string): boolean => ['PR', 'VI', 'GU', 'MP', 'AS'].includes(country);
