import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { zonesOfCountry } from '../../../lib/atlas/country-zones';
import table from '../../../lib/atlas/country-zones.json';
import { knowsZone } from '../../../lib/gates/local-time';

describe('the time zones of a country', () => {
  it.each([
    ['JP', ['Asia/Tokyo']],
    ['PT', ['Europe/Lisbon', 'Atlantic/Madeira', 'Atlantic/Azores']],
    ['XK', ['Europe/Belgrade']],
    ['AC', ['Atlantic/St_Helena']],
    ['TA', ['Atlantic/St_Helena']],
  ])('%s: %j', (country, zones) => {
    expect(zonesOfCountry(country)).toEqual(zones);
  });

  it.each(['ZZ', '', 'constructor', '001'])('“%s” has none', (country) => {
    expect(zonesOfCountry(country)).toEqual([]);
  });

  it('every country that can be called has one, and every one is known here', () => {
    expect(Object.keys(table)).toEqual([...getCountries()].sort());
    for (const country of getCountries()) {
      const zones = zonesOfCountry(country);
      expect(zones.length, country).toBeGreaterThan(0);
      for (const zone of zones) expect(knowsZone(zone), `${country} ${zone}`).toBe(true);
    }
  });
});
