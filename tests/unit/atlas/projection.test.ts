// Places on the map lie as they do in the country.
import { describe, expect, it } from 'vitest';
import { packagedAtlas } from '../../../lib/atlas/packaged';
import { MAP_HEIGHT, MAP_WIDTH, mapPoint } from '../../../lib/atlas/projection';

const atlas = packagedAtlas();
const at = (code: string) => {
  const area = atlas.areas.get(code);
  if (!area?.position) throw new Error(`${code} has no place`);
  return mapPoint(area.position, area.region);
};

describe('the map', () => {
  it('has every US area code inside it', () => {
    for (const { code, country, status, position } of atlas.areas.values()) {
      if (country !== 'US' || status !== 'in-service' || !position) continue;
      const { x, y } = at(code);
      expect(x, code).toBeGreaterThan(0);
      expect(x, code).toBeLessThan(MAP_WIDTH);
      expect(y, code).toBeGreaterThan(0);
      expect(y, code).toBeLessThan(MAP_HEIGHT);
    }
  });

  it.each([
    ['206', '207', 'Seattle is west of Maine'],
    ['619', '305', 'San Diego is west of Miami'],
    ['808', '787', 'Hawaii is west of Puerto Rico'],
  ])('%s is left of %s: %s', (west, east) => {
    expect(at(west).x).toBeLessThan(at(east).x);
  });

  it.each([
    ['701', '956', 'North Dakota is north of the Rio Grande'],
    ['207', '305', 'Maine is north of Miami'],
  ])('%s is above %s: %s', (north, south) => {
    expect(at(north).y).toBeLessThan(at(south).y);
  });
});
