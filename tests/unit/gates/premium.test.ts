import { describe, expect, it } from 'vitest';
import { premiumGate } from '../../../lib/gates/premium';
import { withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const gate = (to: string) => premiumGate(visitTo(to), withDefaults({}), NOON);

describe('numbers that cost extra or are of no country', () => {
  it.each([
    ['900 numbers', '+19005550199'],
    ['the 976 exchange', '+12129760199'],
    ['the 976 exchange of a new area code', '+13579760199'],
    ['follow-me numbers of no place', '+15005550199'],
    ['government emergency network', '+17105550199'],
    ['Iridium', '+881612345678'],
    ['Inmarsat', '+870773123456'],
    ['Globalstar and other networks', '+882161234567'],
    ['international freephone', '+80012345678'],
    ['international shared cost', '+80812345678'],
    ['international premium rate', '+979123456789'],
    ['UK 0871 shared cost', '+448712000000'],
    ['UK 09 premium rate', '+449098790000'],
    ['UK 070 personal numbers', '+447012345678'],
    ['Japan’s Q2 premium rate', '+81990123456'],
  ])('%s', (_, to) => {
    expect(gate(to)).toEqual({
      gate: 'premium',
      verdict: 'block',
      reason: { key: 'gatePremium', args: [{ number: to }] },
    });
  });

  it.each([
    ['a city', '+12125550199'],
    ['a new area code', '+13575550199'],
    ['976 as the last digits', '+12125550976'],
    ['toll-free', '+18005550199'],
    ['Bangladesh, whose code starts like a network’s', '+8801712345678'],
    ['Taiwan, likewise', '+886221234567'],
    ['a UK city', '+442079460958'],
    ['a UK mobile', '+447400123456'],
    ['a Japanese mobile', '+819012345678'],
  ])('%s is none', (_, to) => {
    expect(gate(to)).toBeNull();
  });
});
