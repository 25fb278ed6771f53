import { describe, expect, it } from 'vitest';
import { formatInternational, formatLocal } from '../../../lib/phone/format';
import { e164 } from '../../support/unit-directory';

describe('numbers as people read them', () => {
  it.each([
    ['North America with hyphens', '+16465550123', '+1 646-555-0123'],
    ['an area code the number library does not know', '+13575550123', '+1 357-555-0123'],
    ['the United Kingdom with its own grouping', '+442079460958', '+44 20 7946 0958'],
  ])('international, %s', (_, number, text) => {
    expect(formatInternational(e164(number))).toBe(text);
  });

  it('international keeps every digit of a number the library cannot group', () => {
    expect(formatInternational(e164('+2101234567')).replace(/\D/g, '')).toBe('2101234567');
  });

  it.each([
    ['own country, North America', '+12125550142', 'US', '(212) 555-0142'],
    ['own country, new area code', '+13575550142', 'US', '(357) 555-0142'],
    ['own country, a territory', '+17875550142', 'US', '(787) 555-0142'],
    ['own country, toll-free', '+18005550142', 'US', '(800) 555-0142'],
    ['the US, seen from Canada', '+12125550142', 'CA', '(212) 555-0142'],
    ['the Caribbean, seen from the US', '+18765550142', 'US', '+1 876-555-0142'],
    ['the Dominican Republic, seen from Canada', '+18095550142', 'CA', '+1 809-555-0142'],
    ['the US, seen from Japan', '+12125550142', 'JP', '+1 212-555-0142'],
    ['a new area code, seen from Japan', '+13575550142', 'JP', '+1 357-555-0142'],
    ['toll-free, seen from Japan', '+18005550142', 'JP', '+1 800-555-0142'],
    ['own country, Japan', '+81355550100', 'JP', '03-5555-0100'],
    ['abroad', '+442079460958', 'US', '+44 20 7946 0958'],
    ['abroad, seen from Japan', '+442079460958', 'JP', '+44 20 7946 0958'],
  ])('local, %s', (_, number, home, text) => {
    expect(formatLocal(e164(number), home)).toBe(text);
  });
});
