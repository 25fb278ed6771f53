import { describe, expect, it } from 'vitest';
import { countryGate } from '../../../lib/gates/country';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { type VisitChange, visitTo } from '../../support/unit-visit';

const gate = (to: string, change: VisitChange = {}, policy: SetPolicy = {}) => {
  const verdict = countryGate(visitTo(to, change), withDefaults(policy), NOON);
  return verdict && [verdict.verdict, verdict.reason.key];
};

/** Countries that look domestic behind +1. */
const FOREIGN = '268 264 246 441 242 767 809 829 849 473 658 876 869 345 758 664 721 649 868 784 284'.split(
  ' ',
);

describe('a US account', () => {
  it.each([
    ['a state', '+12125550199'],
    ['Puerto Rico', '+17875550199'],
    ['the Virgin Islands', '+13405550199'],
    ['Guam', '+16715550199'],
    ['the Northern Marianas', '+16705550199'],
    ['American Samoa', '+16845550199'],
    ['toll-free', '+18005550199'],
  ])('calls %s freely', (_, to) => {
    expect(gate(to)).toBeNull();
  });

  it.each(FOREIGN)('is stopped at %s, which looks domestic', (code) => {
    expect(gate(`+1${code}5550199`)).toEqual(['block', 'gateLooksDomestic']);
  });

  it.each(FOREIGN)('is stopped at %s even after the country was confirmed', (code) => {
    const { destination } = visitTo(`+1${code}5550199`);
    expect(gate(`+1${code}5550199`, { confirmedCountries: [destination.country ?? ''] })?.[0]).toBe('block');
  });

  it.each([
    ['Canada', '+14165550199', 'CA'],
    ['Japan', '+81355550199', 'JP'],
    ['the United Kingdom', '+442079460958', 'GB'],
  ])('is asked about %s once', (_, to, country) => {
    expect(gate(to)).toEqual(['warn', 'gateAbroad']);
    expect(gate(to, { confirmedCountries: [country] })).toBeNull();
    expect(gate(to, { confirmedCountries: ['FR'] })).toEqual(['warn', 'gateAbroad']);
  });
});

describe('accounts elsewhere', () => {
  it.each([
    ['a Canadian account calls Canada freely', '+14165550199', 'CA', null],
    ['a Canadian account is asked about the US', '+12125550199', 'CA', ['warn', 'gateAbroad']],
    ['a Canadian account is stopped at Jamaica', '+18765550199', 'CA', ['block', 'gateLooksDomestic']],
    ['a Jamaican account calls Jamaica freely', '+18765550199', 'JM', null],
    ['to a Japanese account Jamaica does not look domestic', '+18765550199', 'JP', ['warn', 'gateAbroad']],
    ['a Japanese account calls Japan freely', '+81355550199', 'JP', null],
    ['a Canadian account calls toll-free numbers freely', '+18005550199', 'CA', null],
    [
      'to a Japanese account a toll-free number is one of the US',
      '+18005550199',
      'JP',
      ['warn', 'gateAbroad'],
    ],
    ['to a Jamaican account too', '+18005550199', 'JM', ['warn', 'gateAbroad']],
  ])('%s', (_, to, home, expected) => {
    expect(gate(to, { home })).toEqual(expected);
  });

  it('a toll-free number is asked about as the US, once', () => {
    const to = '+18885550199';
    const verdict = countryGate(visitTo(to, { home: 'JP' }), withDefaults({}), NOON);
    expect(verdict?.reason.args).toEqual([{ country: 'US' }]);
    expect(gate(to, { home: 'JP', confirmedCountries: ['US'] })).toBeNull();
    expect(gate(to, { home: 'JP' }, { countries: ['US'] })).toBeNull();
    expect(gate(to, { home: 'JP' }, { countries: ['CA'] })).toEqual(['block', 'gateCountry']);
  });
});

describe('a list from the policy', () => {
  it.each<[string, string, string[], unknown]>([
    ['a country on it needs no question', '+81355550199', ['JP'], null],
    ['a country that looks domestic too', '+18765550199', ['JM'], null],
    ['the own country is always allowed', '+12125550199', ['JP'], null],
    ['a country not on it is refused', '+442079460958', ['JP'], ['block', 'gateCountry']],
    ['Canada not on it is refused', '+14165550199', ['JP'], ['block', 'gateCountry']],
    ['one that looks domestic and is not on it', '+18765550199', ['JP'], ['block', 'gateLooksDomesticList']],
    ['an empty list allows the own country only', '+14165550199', [], ['block', 'gateCountry']],
  ])('%s', (_, to, countries, expected) => {
    expect(gate(to, { confirmedCountries: ['GB', 'CA'] }, { countries })).toEqual(expected);
  });

  it('names the countries that may be called, the own one first, none twice', () => {
    const verdict = countryGate(visitTo('+442079460958'), withDefaults({ countries: ['JP', 'US'] }), NOON);
    expect(verdict?.reason.args).toEqual([{ country: 'GB' }, { countries: ['US', 'JP'] }]);
  });
});

describe('the countries of an outbound profile', () => {
  it.each<[string, string, VisitChange, SetPolicy, unknown]>([
    ['bind its line', '+14165550199', { lineId: 'default' }, {}, ['block', 'gateProfileCountry']],
    [
      'bind it against the policy too',
      '+14165550199',
      { lineId: 'default' },
      { countries: ['CA'] },
      ['block', 'gateProfileCountry'],
    ],
    [
      'bind the personal line, by the default profile',
      '+14165550199',
      { lineId: 'personal' },
      {},
      ['block', 'gateProfileCountry'],
    ],
    ['do not bind a call centre', '+14165550199', { lineId: 'sales-west' }, {}, ['warn', 'gateAbroad']],
    ['do not bind a coaching team', '+14165550199', { lineId: 'seniors' }, {}, ['warn', 'gateAbroad']],
    [
      'let a country on the list through to the question',
      '+14165550199',
      { lineId: 'renewals', userId: 'ben' },
      {},
      ['warn', 'gateAbroad'],
    ],
    ['do not stop territories', '+17875550199', { lineId: 'default' }, {}, null],
    ['do not stop toll-free numbers', '+18005550199', { lineId: 'default' }, {}, null],
  ])('%s', (_, to, change, policy, expected) => {
    expect(gate(to, change, policy)).toEqual(expected);
  });

  it('that are not given bind nothing', () => {
    const { line } = visitTo('+14165550199', { lineId: 'default' });
    expect(gate('+14165550199', { line: { ...line, countries: [] } })).toEqual(['warn', 'gateAbroad']);
  });
});
