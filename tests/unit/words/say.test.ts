import { describe, expect, it } from 'vitest';
import { type Catalogue, wordsFrom } from '../../../lib/words/catalogue';
import { reason } from '../../../lib/words/reason';
import { countryName, say } from '../../../lib/words/say';
import { readCatalogue } from '../../../scripts/catalogue';
import { e164 } from '../../support/unit-directory';

const english = readCatalogue('en');
const japanese = readCatalogue('ja');
/** One sentence that shows its arguments plainly. */
const plain = wordsFrom(
  {
    whyDefault: { message: '[$1|$2]' },
    whyNoArea: { message: 'inner $1' },
    areaAndCity: { message: '$1 in $2' },
  } as Catalogue,
  'en',
);

describe('what can stand in a sentence', () => {
  it.each([
    ['text as it is', reason('whyDefault', 'Sales West', 'x'), '[Sales West|x]'],
    [
      'a number of the own country',
      reason('whyDefault', { number: e164('+12125550142') }),
      '[(212) 555-0142|]',
    ],
    ['a number abroad', reason('whyDefault', { number: e164('+442079460958') }), '[+44 20 7946 0958|]'],
    [
      'a count as the language writes it',
      reason('whyDefault', { count: 10_000 }, { count: 1 }),
      '[10,000|1]',
    ],
    ['a country by its name', reason('whyDefault', { country: 'JM' }), '[Jamaica|]'],
    [
      'countries as a list',
      reason('whyDefault', { countries: ['US', 'CA', 'JP'] }),
      '[United States, Canada, and Japan|]',
    ],
    ['one country as a list', reason('whyDefault', { countries: ['US'] }), '[United States|]'],
    ['no countries', reason('whyDefault', { countries: [] }), '[|]'],
    ['a time of day', reason('whyDefault', { clock: 485 }, { clock: 1260 }), '[8:05 AM|9:00 PM]'],
    ['a day', reason('whyDefault', { day: '2026-12-25' }), '[Dec 25, 2026|]'],
    ['codes as a list', reason('whyDefault', { codes: ['628', '503'] }), '[628 and 503|]'],
    ['an area with its city', reason('whyDefault', { area: '212', city: 'New York' }), '[212 in New York|]'],
    ['an area without a city', reason('whyDefault', { area: '500', city: '' }), '[500|]'],
    ['a sentence inside', reason('whyDefault', reason('whyNoArea', { country: 'JP' })), '[inner Japan|]'],
    ['arguments that look like places', reason('whyDefault', '$2', '$$'), '[$2|$$]'],
    ['more arguments than places', reason('whyDefault', '1', '2', '3'), '[1|2]'],
  ])('%s', (_, what, text) => {
    expect(say(plain, what, 'US')).toBe(text);
  });
});

describe('in two languages', () => {
  it.each([
    ['en', english, 'United Kingdom', 'US and Japan'],
    ['ja', japanese, 'イギリス', '、'],
  ])('%s', (locale, words, kingdom, joined) => {
    expect(words.locale).toBe(locale);
    expect(countryName('GB', words.locale)).toBe(kingdom);
    const sentence = say(words, reason('gateCountry', { country: 'GB' }, { countries: ['US', 'JP'] }), 'US');
    expect(sentence).toContain(kingdom);
    if (locale === 'ja') expect(sentence).toContain(joined);
    expect(sentence).not.toMatch(/\$\d|undefined/);
  });

  it('a code that is no country stays as it is', () => {
    expect(countryName('ZX', 'en')).toBe('ZX');
  });
});
