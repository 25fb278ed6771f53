import { describe, expect, it } from 'vitest';
import type { ContactFields } from '../../../lib/crm/contact-fields';
import { readContact } from '../../../lib/gates/contact-place';
import { atlas } from '../../support/unit-directory';

const read = (fields: ContactFields) => readContact(fields, true, atlas);

describe('what fields of a CRM say of a place', () => {
  it.each([
    ['America/Chicago', 'America/Chicago'],
    ['(GMT-05:00) Eastern Standard Time (America/New_York)', 'America/New_York'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['Arizona', 'America/Phoenix'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('the time zone %s', (timeZone, zone) => {
    expect(read({ timeZone })).toMatchObject({ timeZones: [zone], namesZone: true, country: null });
  });

  it.each([
    '',
    'Mars/Olympus',
    'Central European Time',
    '(GMT+01:00) Central European Time',
    'constructor',
    'a/b',
    '../../etc/passwd',
    'x'.repeat(64),
  ])('“%s” is no time zone', (timeZone) => {
    expect(read({ timeZone })).toBeNull();
  });

  it.each([
    ['FL', 'US', 'FL', ['America/Chicago', 'America/New_York']],
    ['florida', 'US', 'FL', ['America/Chicago', 'America/New_York']],
    ['US-HI', 'US', 'HI', ['Pacific/Honolulu']],
    ['Québec', 'CA', 'QC', null],
    ['D.C.', 'US', 'DC', ['America/New_York']],
    ['PR', 'US', 'PR', ['America/Puerto_Rico']],
  ])('the state %s', (region, country, code, zones) => {
    const contact = read({ region });
    expect(contact).toMatchObject({ country, region: code, namesZone: false });
    if (zones) expect([...(contact?.timeZones ?? [])].sort()).toEqual(zones);
    else expect(contact?.timeZones.length).toBeGreaterThan(0);
  });

  it('every state and province has a time zone', () => {
    const regions = [...atlas.areas.values()].flatMap(({ country, region }) =>
      /^(US|CA)$/.test(country) && region ? region.split('/').map((one) => `${country}-${one}`) : [],
    );
    expect(new Set(regions).size).toBe(50 + 1 + 5 + 13);
    for (const region of regions) expect(read({ region })?.timeZones.length, region).toBeGreaterThan(0);
  });

  it.each(['Japan', 'JP', '日本'])('the country %s', (country) => {
    expect(read({ country })).toMatchObject({ country: 'JP', region: null, timeZones: ['Asia/Tokyo'] });
  });

  it.each(['USA', 'U.S.A.', 'United States', 'アメリカ合衆国', 'us'])(
    'the United States as %s',
    (country) => {
      expect(read({ country })?.country).toBe('US');
    },
  );

  it('a state of another country is none', () => {
    expect(read({ region: 'WA', country: 'Australia' })).toMatchObject({ country: 'AU', region: null });
    expect(read({ region: 'ON', country: 'Canada' })).toMatchObject({ country: 'CA', region: 'ON' });
  });

  it('a zone, a state and a country together', () => {
    expect(read({ timeZone: 'America/Chicago', region: 'FL', country: 'US' })).toMatchObject({
      country: 'US',
      region: 'FL',
      timeZones: ['America/Chicago'],
    });
  });

  it('nothing that is known', () => {
    expect(read({})).toBeNull();
    expect(read({ region: 'open', country: 'Atlantis' })).toBeNull();
  });
});
