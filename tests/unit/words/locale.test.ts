import { expect, it } from 'vitest';
import { localeOf } from '../../../lib/words/locale';

it.each([
  ['en-GB', 'en', 'en-GB', 'dates the British way in English sentences'],
  ['en-US', 'en', 'en-US', 'the same language'],
  ['ja', 'ja', 'ja', 'the same language'],
  ['fr', 'en', 'en', 'no French catalogue: no French dates in English sentences'],
  ['ja', 'en', 'en', 'another language than the catalogue’s'],
])('browser %s, catalogue %s: %s (%s)', (browser, catalogue, locale) => {
  expect(localeOf(browser, catalogue)).toBe(locale);
});
