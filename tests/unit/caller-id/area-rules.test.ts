import { describe, expect, it } from 'vitest';
import { areaRules, cityOf, nearbyOf } from '../../../lib/caller-id/area-rules';
import { KEPT_CHOICES, type NearRung } from '../../../lib/caller-id/record';
import { atlas, e164 } from '../../support/unit-directory';

/** One number in each code. */
const numbersIn = (codes: string) =>
  new Map(
    codes
      .split(' ')
      .filter(Boolean)
      .map((code) => [code, [e164(`+1${code}5550142`)]] as const),
  );

/** The rungs that have something for calls to `home`, each with its codes in order. */
function rules(home: string, own: string, pool: string): { [Near in NearRung]?: string[] } {
  const area = atlas.areas.get(home);
  if (!area) throw new Error(`no area ${home}`);
  const found = areaRules(atlas, nearbyOf(atlas, area), numbersIn(own), numbersIn(pool));
  return Object.fromEntries(
    Object.entries(found).map(([rung, choices]) => [rung, choices?.map(({ code }) => code)]),
  );
}

describe('which codes serve a rung', () => {
  it.each<[string, string, string, string, object]>([
    ['the same code', '212', '212', '', { 'own-same-area': ['212'] }],
    ['an overlay is no neighbour, and no LATA of its own', '212', '', '646', { 'pool-overlay': ['646'] }],
    ['a neighbour', '312', '773', '', { 'own-adjacent': ['773'] }],
    ['own numbers have no LATA rung', '575', '505', '', { 'own-adjacent': ['505'] }],
    [
      'a code that shares the LATA and borders serves both',
      '575',
      '',
      '505',
      { 'pool-lata': ['505'], 'pool-adjacent': ['505'] },
    ],
    ['far away', '212', '415', '415', {}],
    ['nothing', '212', '', '', {}],
    [
      'across a border of countries: Detroit and Windsor',
      '519',
      '313',
      '313 226',
      { 'pool-overlay': ['226'] },
    ],
    ['Puerto Rico is the US, but borders nothing', '787', '305', '939', { 'pool-overlay': ['939'] }],
    [
      'each other +1 country is its own: Jamaica’s two codes',
      '876',
      '',
      '658 305',
      { 'pool-overlay': ['658'] },
    ],
    ['codes that nobody has', '212', '', '200 800', {}],
  ])('%s', (_, home, own, pool, expected) => {
    expect(rules(home, own, pool)).toEqual(expected);
  });

  it('keeps the nearest few, nearest first', () => {
    const near = rules('814', '', '716 585 607 570 717 301 724 440')['pool-adjacent'] ?? [];
    expect(near).toHaveLength(KEPT_CHOICES);
    expect(near).toEqual(rules('814', '', '440 724 301 717 570 607 585 716')['pool-adjacent']);
  });

  it('names the one number of a code that has just one, and counts the others', () => {
    const area = atlas.areas.get('212');
    if (!area) throw new Error('no area');
    const own = new Map([
      ['646', [e164('+16465550142')]],
      ['332', [e164('+13325550142'), e164('+13325550143')]],
    ]);
    const choices = areaRules(atlas, nearbyOf(atlas, area), own, new Map())['own-overlay'];
    expect(choices).toContainEqual({ code: '646', city: 'New York', count: 1, only: '+16465550142' });
    expect(choices).toContainEqual({ code: '332', city: 'New York', count: 2 });
  });
});

it.each([
  ['a plain name', 'Boston', 'Boston'],
  ['a name with a note', 'New York (Manhattan)', 'New York'],
])('the city: %s', (_, city, name) => {
  const area = atlas.areas.get('212');
  expect(cityOf(area && { ...area, city })).toBe(name);
});

it('no area has no city', () => {
  expect(cityOf(null)).toBe('');
});
