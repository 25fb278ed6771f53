// Numbers that are never dialed, or not as they look, in every disguise: reading and gates together.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/dial/decide';
import { GATES } from '../../../lib/gates/gates';
import { parseDestination } from '../../../lib/phone/parse';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { atlas, NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const REGIONS = ['US', 'GB', 'JP', 'DE', 'AU'];
const NUMBERS = new Set(
  readFileSync(new URL('../../fixtures/emergency-numbers.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split(',')[1]?.split(' ') ?? []),
);
/** Longer ones behind a prefix are numbers: 0201 606 is in Essen. */
const SHORT = [...NUMBERS].filter((code) => code.length <= 3);
const read = (text: string, region = 'US') => parseDestination(text, region, atlas);
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const spaced = (text: string): string => [...text].join(' ');

/** The gate that stops a number, or how it is read. */
function stopped(text: string, policy: SetPolicy = { callingHours: 'off' }): string | null {
  const destination = read(text);
  if ('notANumber' in destination) return destination.notANumber;
  const visit = { ...visitTo('+12125550199'), destination };
  const verdicts = GATES.flatMap((gate) => gate(visit, withDefaults(policy), NOON) ?? []);
  return verdicts.find(({ verdict }) => verdict === 'block')?.gate ?? null;
}

describe('emergency numbers of all regions (N1, N2)', () => {
  // Of 240 regions, by the short-number metadata in google-libphonenumber 3.2.47 (NOTICE). Counts that leave out the
  // eight of six digits, which are Eritrea’s, Micronesia’s and Niger’s, come to 235.
  it('are the 243 of libphonenumber', () => {
    expect(NUMBERS.size).toBe(243);
  });

  const disguises: [string, (code: string) => string][] = [
    ['as it is', (code) => code],
    ['spaced', spaced],
    ['hyphens', (code) => [...code].join('-')],
    ['brackets', (code) => `(${code})`],
    ['full-width', wide],
    ['full-width and spaced', (code) => wide(spaced(code))],
    ['a zero-width space inside', (code) => [...code].join('\u200b')],
    ['with an extension', (code) => `${code} x1`],
    ['with a pause', (code) => `${code},,1`],
    ['with ;ext=', (code) => `${code};ext=1`],
    ['with #', (code) => `${code}#`],
  ];
  it.each(disguises)('%s: refused wherever the agent is', (_, disguise) => {
    for (const code of NUMBERS)
      for (const region of REGIONS)
        expect(read(disguise(code), region), `${disguise(code)} in ${region}`).toHaveProperty('notANumber');
  });

  const prefixes: [string, (code: string) => string][] = [
    ['long distance', (code) => `1-${code}`],
    ['an outside line', (code) => `9-${code}`],
    ['an outside line in Europe and Japan', (code) => `0-${code}`],
    ['an outside line and long distance', (code) => `9-1-${code}`],
    ['international', (code) => `+${code}`],
    ['international, North America', (code) => `+1 ${code}`],
    ['international, the United Kingdom', (code) => `+44 ${code}`],
    ['international, Germany', (code) => `+49 ${code}`],
    ['international, Japan', (code) => `+81 ${code}`],
  ];
  it.each(prefixes)('%s: refused wherever the agent is', (_, disguise) => {
    for (const code of SHORT)
      for (const region of REGIONS)
        expect(read(disguise(code), region), `${disguise(code)} in ${region}`).toHaveProperty('notANumber');
  });

  it('of three digits and more are called what they are, in links too', () => {
    const shown = [
      '911',
      '+1 911',
      '1-911',
      '9-911',
      '0-112',
      '911 x1',
      '９１１',
      '9 1 1',
      '+44 999',
      '+81110',
    ];
    for (const text of [...shown, 'tel:911', 'tel:+1911', 'TEL:9-911', 'callto:112', 'tel:911;ext=1'])
      for (const region of REGIONS)
        expect(read(text, region), `${text} in ${region}`).toMatchObject({ notANumber: 'emergency' });
  });

  it('are refused whatever stands between and around their digits', () => {
    const noise = fc.constantFrom('', ' ', '-', '.', '/', '\u00a0', '\u200b', '(', ')', '–', '　');
    const before = fc.constantFrom('', '1', '9', '0', '91', '01', '+', '+1', 'tel:', '+49');
    const after = fc.constantFrom('', ' x1', ' ext. 12', ';ext=5', ',,9#', '#', ' 内線45');
    fc.assert(
      fc.property(
        fc.constantFrom(...SHORT),
        fc.array(noise, { minLength: 8, maxLength: 8 }),
        before,
        after,
        fc.constantFrom(...REGIONS),
        (code, gaps, prefix, suffix, region) => {
          const text = `${prefix}${[...code].map((digit, i) => digit + gaps[i]).join('')}${suffix}`;
          expect(read(text, region), text).toHaveProperty('notANumber');
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('say “use your phone” in the decision, with every gate off', () => {
    const request = { destination: read('9-911'), lineId: 'sales-west', toggle: undefined, contact: null };
    const index = { rules: null, account: null, numbers: null };
    const facts = { ...visitTo('+12125550199'), ...index, lastShown: null, tired: new Set<number>() };
    const decision = decide(request, facts, withDefaults({ callingHours: 'off' }), NOON);
    expect(decision).toMatchObject({ outcome: 'block', callerId: null, reason: { key: 'gateEmergency' } });
  });
});

describe('numbers that cost extra, or are of no country (N3, N6, N13)', () => {
  it.each([
    '+1 900 234 5678',
    '900-234-5678',
    '９００－２３４－５６７８',
    'tel:+19002345678',
    '212-976-1234',
    '(650) 976-0000',
    '+44 909 879 0000',
    '+44 871 234 5678',
    '+81 990 123456',
    '+33 899 12 34 56',
    '+61 1300 123 456',
    '+979 123456789',
    '+881 612345678',
    '+882 1612345678',
    '+883 510012345678',
    '+870 773111632',
    '+808 12345678',
    '+800 12345678',
    '+878 101234567890',
    '+1 500 234 5678',
  ])('%s', (text) => {
    expect(['premium', 'invalid']).toContain(
      stopped(text, { callingHours: 'off', countries: ['US', 'GB', 'JP', 'FR', 'AU'] }),
    );
  });

  it.each(['800-555-0100', '+1 888 555 0100', '1-800-FLOWERS'])('%s is toll-free, and called', (text) => {
    expect(stopped(text)).toBeNull();
  });
});

describe('+1 numbers that are abroad, and those that are not (N4, N5)', () => {
  const FOREIGN = '268 264 246 441 242 767 809 829 849 473 658 876 869 345 758 664 721 649 868 784 284'.split(
    ' ',
  );
  it.each(FOREIGN)('%s is stopped, however it is written', (code) => {
    for (const text of [
      `${code}-234-5678`,
      `(${code}) 234-5678`,
      `+1${code}2345678`,
      wide(`${code} 234 5678`),
    ]) {
      expect(stopped(text), text).toBe('country');
      expect(stopped(text, { callingHours: 'off', countries: ['US'] }), text).toBe('country');
    }
  });

  it.each(['684', '671', '670', '787', '939', '340'])('%s is domestic', (code) => {
    expect(read(`${code}-234-5678`)).toMatchObject({ country: 'US' });
    expect(stopped(`${code}-234-5678`, { callingHours: 'off', countries: ['US'] })).toBeNull();
  });
});

describe('what is no number to dial (N7, N9, N12), or not the one it looks like (N10)', () => {
  it.each([
    '*21*2125550123#',
    '#31#2125550123',
    '*67 212 555 0123',
    '**61*2125550123#',
    '212-555-0123p5w6',
    'tel:2125550123;phone-context=+44',
    'tel:2125550123;phone-context=evil.example',
    'tel:*21*2125550123%23',
    'sip:+12125550123@evil.example',
    'javascript:911',
    '\u202e3210555212',
    '+999123456789',
    '+1 212 055 0123',
    '+44 7700 900123',
    '+0 212 555 0123',
    '',
    '+12345678901234567',
    '21２-55б-0123',
  ])('%s: refused', (text) => {
    expect(stopped(text)).toBe('invalid');
  });

  it.each([
    ['tel:%2B1%20212-555-0123', null],
    ['tel:+1-212-555-0123?call', null],
    ['TEL:+12125550123', null],
    ['callto:+12125550123', null],
    ['tel:555-0123;phone-context=+1212', null],
    ['212\u00a0555\u00ad0123', null],
    ['２１２５５５０１２３', null],
    ['٢١٢٥٥٥٠١٢٣', null],
    // N8: what follows is kept apart, shown, and dialed only once the call is up.
    ['212-555-0123,,,9#', '9'],
    ['212-555-0123;ext=89', '89'],
    ['tel:+12125550123;ext=5', '5'],
    ['212-555-0123 x5', '5'],
  ])('%s is one number', (text, postDial) => {
    expect(read(text)).toMatchObject({ to: '+12125550123', postDial });
  });

  it('letters become digits, or nothing (N15)', () => {
    expect(read('1-800-FLOWERS')).toMatchObject({ to: '+18003569377' });
    expect(read('1-800-FLO')).toHaveProperty('notANumber');
  });
});
