// Which places a set of numbers covers, and what one more would add.
import { describe, expect, it } from 'vitest';
import { packagedAtlas } from '../../../lib/atlas/packaged';
import { coverageOf, gains, nearestCodes, uncoveredCalls } from '../../../lib/caller-id/coverage';

const atlas = packagedAtlas();
const cover = (...codes: string[]) => coverageOf(atlas, new Set(codes));
const rungOf = (code: string, ...codes: string[]) =>
  cover(...codes).areas.find((area) => area.code === code)?.rung;

describe('coverage', () => {
  it('is of every US area code in service, and of nothing else', () => {
    const { areas } = cover('212');
    expect(areas).toHaveLength(378);
    expect(areas.every(({ code }) => atlas.areas.get(code)?.country === 'US')).toBe(true);
  });

  it.each([
    ['212', '212', 'same', 'it has a number'],
    ['646', '212', 'overlay', 'both serve Manhattan'],
    ['575', '505', 'lata', 'New Mexico is one LATA'],
    ['207', '603', 'adjacent', 'Maine borders New Hampshire, in another LATA'],
    ['808', '212', 'none', 'Hawaii is near nothing'],
    ['313', '519', 'none', 'Windsor is in Canada, however near to Detroit'],
  ])('of %s by a number in %s is %s: %s', (home, source, rung) => {
    expect(rungOf(home, source)).toBe(rung);
  });

  it('takes the best of several', () => {
    expect(rungOf('646', '201', '212')).toBe('overlay');
    expect(rungOf('646', '201', '212', '646')).toBe('same');
  });

  it('adds up to everybody, in the country and in every metropolitan area', () => {
    const { shares, metros, areas } = cover('212', '415', '773');
    for (const parts of [shares, ...metros.map((metro) => metro.shares)])
      expect(Object.values(parts).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(metros).toHaveLength(100);
    expect(areas.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThan(330e6);
  });

  it('is nothing without numbers, and everything with one in every code', () => {
    expect(cover().shares.none).toBe(1);
    expect(cover(...cover().areas.map(({ code }) => code)).shares.same).toBeCloseTo(1, 9);
  });
});

describe('what a number more would add', () => {
  it('is what coverage says when it is there', () => {
    const before = cover('212', '415');
    const all = before.areas.reduce((sum, { people }) => sum + people, 0);
    for (const gain of gains(atlas, before).slice(0, 5)) {
      const after = cover('212', '415', gain.code);
      expect((before.shares.none - after.shares.none) * all).toBeCloseTo(gain.reached, 0);
      expect(gain.improved).toBeGreaterThanOrEqual(gain.reached);
    }
  });

  it('names no code that has a number', () => {
    expect(gains(atlas, cover('212', '415')).map(({ code }) => code)).not.toContain('212');
  });
});

it('the codes called most without a near number come from the log', () => {
  const calls = [
    { to: '+12185550123', rung: 'default' as const },
    { to: '+12185550124', rung: 'default' as const },
    { to: '+17015550123', rung: 'default' as const },
    { to: '+12125550123', rung: 'pool-same-area' as const },
    { to: '+81355550123', rung: 'default' as const },
  ];
  expect(uncoveredCalls(calls)).toEqual([
    { code: '218', calls: 2 },
    { code: '701', calls: 1 },
  ]);
});

describe('where no number can be had', () => {
  it('the codes of the same place come first, those that cannot be had either are left out', () => {
    expect(nearestCodes(atlas, '332', new Set()).slice(0, 3)).toEqual(['212', '646', '917']);
    expect(nearestCodes(atlas, '332', new Set(['212', '332']))).not.toContain('212');
  });

  it('are of the same country, and never the code itself', () => {
    for (const code of ['701', '332', '907']) {
      const near = nearestCodes(atlas, code, new Set());
      expect(near).not.toContain(code);
      for (const one of near) expect(atlas.areas.get(one)?.country).toBe('US');
    }
    expect(nearestCodes(atlas, '000', new Set())).toEqual([]);
  });
});
