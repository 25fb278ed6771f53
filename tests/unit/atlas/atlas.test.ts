import { describe, expect, it } from 'vitest';
import { isAreaInService, openAtlas, overlaysOf } from '../../../lib/atlas/atlas';
import { packagedAtlas } from '../../../lib/atlas/packaged';
import { atlas } from '../../support/unit-directory';

const overlays = (code: string) => [...overlaysOf(atlas.areas.get(code))].sort();
const neighbours = (code: string) => [...(atlas.neighbours.get(code)?.keys() ?? [])].sort();

describe('area codes', () => {
  it('454 geographic codes are in service', () => {
    expect([...atlas.areas.keys()].filter((code) => isAreaInService(atlas, code))).toHaveLength(454);
  });

  it.each([
    ['212', true, 'a city'],
    ['357', true, 'among the newest'],
    ['787', true, 'a US territory'],
    ['876', true, 'abroad, yet +1'],
    ['800', false, 'toll-free'],
    ['900', false, 'premium'],
    ['500', false, 'not geographic'],
    ['911', false, 'a service code'],
    ['200', false, 'unassigned'],
    ['199', false, 'outside the plan'],
    ['', false, 'nothing'],
  ])('%s is %s in service: %s', (code, expected) => {
    expect(isAreaInService(atlas, code)).toBe(expected);
  });

  it('a code that is assigned but not in service yet does not count', () => {
    const pending = [...atlas.areas.values()].filter(
      ({ kind, status }) => kind === 'geographic' && status === 'pending',
    );
    expect(pending.length).toBeGreaterThan(0);
    for (const { code } of pending) expect(isAreaInService(atlas, code), code).toBe(false);
  });

  it.each([
    ['212', 'US', 'NY', ['America/New_York']],
    ['602', 'US', 'AZ', ['America/Phoenix']],
    ['808', 'US', 'HI', ['Pacific/Honolulu']],
    ['787', 'US', 'PR', ['America/Puerto_Rico']],
    ['416', 'CA', 'ON', ['America/Toronto']],
  ])('%s is in %s %s, %s', (code, country, region, timeZones) => {
    expect(atlas.areas.get(code)).toMatchObject({ kind: 'geographic', country, region, timeZones });
  });

  it('every geographic code in service has a place, a time zone the platform knows, and a country', () => {
    const zones = new Set<string>();
    for (const area of atlas.areas.values()) {
      if (!isAreaInService(atlas, area.code)) continue;
      expect(area.country, area.code).toMatch(/^[A-Z]{2}$/);
      expect(Math.abs(area.position?.latitude ?? 99), area.code).toBeLessThan(90);
      expect(area.timeZones.length, area.code).toBeGreaterThan(0);
      for (const zone of area.timeZones) zones.add(zone);
    }
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });
});

describe('overlays', () => {
  it.each([
    ['212', ['332', '646', '917']],
    ['646', ['212', '332', '917']],
    ['971', ['503']],
    ['808', []],
  ])('of %s are %s', (code, expected) => {
    expect(overlays(code)).toEqual(expected);
  });

  it('917 serves Manhattan and the other boroughs', () => {
    expect(overlays('917')).toEqual(['212', '332', '347', '465', '646', '718', '929']);
    expect(overlays('347')).not.toContain('212');
  });

  it('are mutual between codes in service', () => {
    const inService = (codes: string[]) => codes.filter((code) => isAreaInService(atlas, code));
    for (const code of inService([...atlas.areas.keys()]))
      for (const other of inService(overlays(code)))
        expect(overlays(other), `${other} of ${code}`).toContain(code);
  });

  it('of no area are none', () => {
    expect(overlaysOf(undefined).size).toBe(0);
  });
});

describe('neighbours', () => {
  it('814 touches three states and the rest of Pennsylvania', () => {
    for (const code of ['716', '585', '607', '570', '717', '301', '724', '440'])
      expect(neighbours('814')).toContain(code);
    expect(neighbours('814')).not.toContain('212');
  });

  it.each([
    ['312', ['773'], 'downtown Chicago touches the rest of Chicago only'],
    ['808', [], 'Hawaii touches nothing'],
    ['787', [], 'Puerto Rico touches nothing'],
  ])('of %s are %s: %s', (code, expected) => {
    expect(neighbours(code)).toEqual(expected);
  });

  it('are mutual, with equal confidence, and never the code itself or one of its overlays', () => {
    for (const [code, near] of atlas.neighbours)
      for (const [other, confidence] of near) {
        expect(atlas.neighbours.get(other)?.get(code), `${code} and ${other}`).toBe(confidence);
        expect(other).not.toBe(code);
        expect(overlays(code)).not.toContain(other);
      }
  });

  it('of two reports on one border the surer one counts', () => {
    const line = (code: string) => `${code}|gi|US|XX||City|1|1|0||`;
    const { neighbours: near } = openAtlas({
      zoneSets: ['America/New_York'],
      zones: ['201', '202'],
      areas: [line('201'), line('202')],
      borders: '0,1,l;0,1,h;1,0,m',
      latas: [],
      populations: [],
      metros: [],
    });
    expect(near.get('201')?.get('202')).toBe('high');
    expect(near.get('202')?.get('201')).toBe('high');
  });
});

describe('LATAs', () => {
  it('Canada has none', () => {
    const canada = [...atlas.areas.values()].filter(({ country }) => country === 'CA');
    expect(canada.length).toBeGreaterThan(30);
    for (const { code, latas } of canada) expect(latas.size, code).toBe(0);
  });

  it('every LATA of a code has a name', () => {
    for (const { latas } of atlas.areas.values())
      for (const lata of latas.keys()) expect(atlas.lataNames.get(lata), lata).toBeTruthy();
    expect(atlas.lataNames.get('132')).toContain('New York');
  });
});

it('the packaged atlas is opened once', () => {
  expect(packagedAtlas()).toBe(packagedAtlas());
});
