// A number while it is typed: digits in the groups of its country.
import { AsYouType, type CountryCode } from 'libphonenumber-js/max';

/**
 * What was typed so far, in groups: `2125550123` becomes `(212) 555-0123`. Text that is more than a number, as one with
 * an extension, stays as it is. @param country whose national numbers are meant, ISO 3166-1
 */
export function asYouType(text: string, country: string): string {
  if (!/^[\d\s()+.-]*$/.test(text)) return text;
  const plain = text.replace(/[^\d+]/g, '');
  const formatted = new AsYouType(country as CountryCode).input(plain);
  // What the library does not understand loses nothing.
  return formatted.replace(/[^\d+]/g, '') === plain ? formatted : text;
}
