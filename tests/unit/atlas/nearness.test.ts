import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, isAreaInService, openAtlas } from '../../../lib/atlas/atlas';
import { byNearness, distanceKm, lataShare } from '../../../lib/atlas/nearness';
import { atlas } from '../../support/unit-directory';

function area(code: string, from = atlas): Area {
  const found = from.areas.get(code);
  if (!found) throw new Error(`no area ${code}`);
  return found;
}
const inService = [...atlas.areas.keys()].filter((code) => isAreaInService(atlas, code));

describe('LATA share', () => {
  it.each([
    ['646', '212', 1, 'one city, one LATA'],
    ['575', '505', 0.94, 'New Mexico is nearly one LATA'],
    ['212', '415', 0, 'coasts share nothing'],
    ['416', '647', 0, 'Canada has no LATAs, even in one city'],
  ])('of %s and %s is %d: %s', (a, b, share) => {
    expect(lataShare(area(a), area(b))).toBeCloseTo(share, 2);
  });

  it('is the sum of the smaller weights', () => {
    const share = (a: [string, number][], b: [string, number][]) =>
      lataShare({ ...area('212'), latas: new Map(a) }, { ...area('415'), latas: new Map(b) });
    expect(
      share(
        [
          ['132', 0.7],
          ['133', 0.3],
        ],
        [
          ['132', 0.2],
          ['133', 0.8],
        ],
      ),
    ).toBeCloseTo(0.5);
    expect(share([['132', 0.7]], [['134', 1]])).toBe(0);
  });

  it('is between 0 and 1 and the same both ways', () => {
    const code = fc.constantFrom(...inService);
    fc.assert(
      fc.property(code, code, (a, b) => {
        const share = lataShare(area(a), area(b));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1.02);
        expect(lataShare(area(b), area(a))).toBeCloseTo(share, 9);
      }),
    );
  });
});

describe('distance', () => {
  it.each([
    ['212', '212', 0, 0.001, 'itself'],
    ['212', '415', 4130, 60, 'New York to San Francisco'],
    ['212', '646', 0, 30, 'the same city'],
    ['808', '415', 3850, 150, 'Honolulu to San Francisco'],
  ])('%s to %s is about %d km, give or take %d: %s', (a, b, km, give) => {
    expect(Math.abs(distanceKm(area(a), area(b)) - km)).toBeLessThanOrEqual(give);
  });

  it('to a code without a place is infinite', () => {
    expect(distanceKm(area('212'), area('800'))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the order of nearness', () => {
  /** A home with LATA 1, and others around it. */
  const line = (code: string, lat: string, latas: string) => `${code}|gi|US|XX||City|${lat}|-100|0|${latas}`;
  const small = openAtlas({
    zoneSets: ['America/Chicago'],
    zones: ['200', '201', '202', '203', '204', '205', '206'],
    areas: [
      line('200', '40', '1:1'),
      line('201', '49', '1:0.94 2:0.06'),
      line('202', '48', '1:0.86 2:0.14'),
      line('203', '47', ''),
      line('204', '46', ''),
      line('205', '45', ''),
      line('206', '44', ''),
      line('207', '42', ''),
      line('208', '42', ''),
      '209|ti|||||||||',
    ],
    borders: '0,3,h;0,4,m;0,5,l',
    latas: ['1|One|XX', '2|Two|XX'],
    populations: [],
    metros: [],
  });
  const sorted = (codes: string[]) => codes.sort(byNearness(small, area('200', small)));

  it.each([
    ['LATA share before none', ['206', '201'], ['201', '206']],
    ['LATA share before a border, whatever the distance', ['203', '202'], ['202', '203']],
    ['a sure border before a less sure one', ['205', '204', '203'], ['203', '204', '205']],
    ['any border before none, whatever the distance', ['207', '205'], ['205', '207']],
    ['then the smaller distance', ['206', '207'], ['207', '206']],
    ['then the lower code', ['208', '207'], ['207', '208']],
    ['a code without a place last', ['209', '206'], ['206', '209']],
    ['codes the atlas does not know by number', ['999', '998', '206'], ['206', '998', '999']],
  ])('%s', (_, codes, expected) => {
    expect(sorted(codes)).toEqual(expected);
  });

  it('shares that round to the same tenth are equal', () => {
    // 0.94 and 0.86 both round to 0.9: the nearer one wins though its share is smaller.
    expect(Math.round(0.94 * 10)).toBe(Math.round(0.86 * 10));
    expect(sorted(['201', '202'])).toEqual(['202', '201']);
  });

  it('is total: whatever the order of the input, the same order comes out', () => {
    const home = fc.constantFrom(...inService);
    const some = fc.uniqueArray(home, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(home, some, (from, codes) => {
        const once = [...codes].sort(byNearness(atlas, area(from)));
        expect([...codes].reverse().sort(byNearness(atlas, area(from)))).toEqual(once);
      }),
    );
  });
});
