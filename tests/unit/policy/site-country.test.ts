import { describe, expect, it } from 'vitest';
import { siteCountry } from '../../../lib/policy/site-country';

const COUNTRIES = { 'crm.example.jp': 'JP', '*.example.jp': 'KR', '*.jp': 'CN', '*.example.de': 'DE' };

describe('the country of a site', () => {
  it.each([
    ['https://crm.example.jp', 'JP'],
    ['https://crm.example.jp:8443', 'JP'],
    ['https://other.example.jp', 'KR'],
    ['https://a.b.example.de', 'DE'],
    ['https://else.jp', 'CN'],
    ['https://example.de', null],
    ['https://evil-example.de', null],
    ['popup', null],
    ['', null],
  ])('%s is %s', (site, country) => expect(siteCountry(COUNTRIES, site)).toBe(country));

  it('is nobody’s word where nothing is set', () =>
    expect(siteCountry(undefined, 'https://a.jp')).toBeNull());
});
