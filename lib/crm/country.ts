// The country that a page's language speaks of.
import type { Page } from './profile';

/** Languages whose bare tag means one country: `ja` is Japan; `en`, `es`, `de`, `fr`, `pt`, `zh` … could be several. */
const ONE_COUNTRY = /^(ja|ko|pl|cs|hu|fi|da|nb|no|tr|he|th)$/;
/** Regions are numbers, too (419 is Latin America), the EU, the UN, and codes for private use. */
const COUNTRY = /^(?!EU|UN|X|ZZ)[A-Z]{2}$/;

/** ISO 3166-1 alpha-2: `en-GB` is the United Kingdom, `ja` Japan; null for `en` and for what is no language. */
export function countryOf(page: Page): string | null {
  try {
    return countryOfLanguage(page);
  } catch {
    return null;
  }
}

function countryOfLanguage({ document }: Page): string | null {
  const tag = document.querySelector('html')?.lang ?? '';
  const locale = new Intl.Locale(tag.replace('_', '-'));
  const { region = '' } = ONE_COUNTRY.test(locale.language) ? locale.maximize() : locale;
  return COUNTRY.test(region) ? region : null;
}
