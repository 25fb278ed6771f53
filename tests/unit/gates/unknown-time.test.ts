import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoursGate } from '../../../lib/gates/calling-hours';
import { readContact } from '../../../lib/gates/contact-place';
import { localTime } from '../../../lib/gates/local-time';
import type { Contact } from '../../../lib/gates/place';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { countryName } from '../../../lib/words/say';
import { atlas } from '../../support/unit-directory';
import { type VisitChange, visitTo } from '../../support/unit-visit';

const LONDON = '+442079460123';
const NEW_YORK = '+12125550199';
const TOLL_FREE = '+18005550199';
const gate = (to: string, at: string | Date, change: VisitChange = {}, policy: SetPolicy = {}) =>
  hoursGate(visitTo(to, change), withDefaults({ callingHours: 'block', ...policy }), new Date(at));
const contactIn = (change: Partial<Contact>): Contact => ({
  country: null,
  region: null,
  timeZones: [],
  namesZone: false,
  isTrusted: true,
  ...change,
});
const NOWHERE = { isTrusted: true, country: 'ZZ' };
const UNKNOWN = { gate: 'hours', verdict: 'block', reason: { key: 'gateHoursUnknown', args: [] } };

describe('a browser without Intl.Locale’s time zones, as Firefox is', () => {
  const prototype: object = Intl.Locale.prototype;
  const names = ['getTimeZones', 'timeZones'];
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(prototype, name)] as const);
  beforeAll(() => {
    for (const name of names) Reflect.deleteProperty(prototype, name);
    for (const name of names) expect(new Intl.Locale('und-GB')).not.toHaveProperty(name);
  });
  afterAll(() => {
    for (const [name, was] of own) if (was) Object.defineProperty(prototype, name, was);
  });

  it.each([
    ['London at 03:00', LONDON, '2026-11-20T03:00:00Z', 'gateHours'],
    ['London at noon', LONDON, '2026-11-20T12:00:00Z', undefined],
    ['Tokyo at 03:00', '+81355550199', '2026-11-20T18:00:00Z', 'gateHours'],
    ['Pristina at 03:00', '+38338212345', '2026-11-20T02:00:00Z', 'gateHours'],
    ['Ascension at 03:00', '+24762889', '2026-11-20T03:00:00Z', 'gateHours'],
  ])('%s', (_, to, at, key) => {
    expect(gate(to, at)?.reason.key).toBe(key);
  });

  it('a contact in Mexico does not open New York at 22:00', () => {
    const contact = readContact({ country: 'Mexico' }, true, atlas);
    expect(gate(NEW_YORK, '2026-11-21T03:00:00Z', { contact })?.reason.key).toBe('gateHours');
  });
});

describe('where nobody knows what time it is', () => {
  const unknown = (to: string, change: VisitChange = {}, policy: SetPolicy = {}) => {
    const { destination } = visitTo(to);
    const lost = { ...destination, country: 'ZZ', area: null };
    return gate(to, '2026-11-20T15:00:00Z', { destination: lost, ...change }, policy);
  };

  it('the policy rules, and the words say so', () => {
    expect(unknown(LONDON)).toEqual(UNKNOWN);
    expect(unknown(LONDON, {}, { callingHours: 'warn' })).toEqual({ ...UNKNOWN, verdict: 'warn' });
    expect(unknown(LONDON, {}, { callingHours: 'off' })).toBeNull();
  });

  it('a zone that only the CRM knows helps', () => {
    const contact = contactIn({ timeZones: ['America/New_York'], namesZone: true });
    expect(unknown(LONDON, { contact })).toBeNull();
    expect(unknown(LONDON, { contact: { ...contact, isTrusted: false } })).toEqual(UNKNOWN);
  });

  it('a zone that this browser does not know is none', () => {
    const { destination } = visitTo(NEW_YORK);
    const change = (timeZones: string[]) => ({
      destination: { ...destination, area: destination.area && { ...destination.area, timeZones } },
    });
    const noon = '2026-11-20T17:00:00Z';
    expect(gate(NEW_YORK, noon, change(['Mars/Olympus']))).toEqual(UNKNOWN);
    expect(gate(NEW_YORK, noon, change(['Mars/Olympus', 'America/New_York']))).toBeNull();
  });

  it.each([
    ['no zone', []],
    ['a zone that nobody knows', ['Mars/Olympus']],
  ])('a contact with %s leaves the area code’s zones', (_, timeZones) => {
    const contact = contactIn({ ...NOWHERE, timeZones });
    expect(gate(NEW_YORK, '2026-11-21T03:00:00Z', { contact })?.reason.key).toBe('gateHours');
    expect(gate(NEW_YORK, '2026-11-20T15:00:00Z', { contact })).toBeNull();
  });

  it('… and the area code’s own row of the table', () => {
    const contact = contactIn(NOWHERE);
    const table = { default: { all: '08:00-21:00' }, ZZ: { all: '00:00-24:00' } };
    const closed = gate(NEW_YORK, '2026-11-21T03:00:00Z', { contact }, { callingHoursTable: table });
    expect(closed?.reason.key).toBe('gateHours');
  });

  it('a toll-free number is nowhere, so it has no hours, unless the CRM says where the contact is', () => {
    const night = '2026-11-20T08:00:00Z';
    expect(gate(TOLL_FREE, night)).toBeNull();
    for (const isTrusted of [true, false]) {
      expect(gate(TOLL_FREE, night, { contact: contactIn({ ...NOWHERE, isTrusted }) })).toEqual(UNKNOWN);
      const contact = readContact({ region: 'NY' }, isTrusted, atlas);
      expect(gate(TOLL_FREE, night, { contact })?.reason.key).toBe('gateHours');
      expect(gate(TOLL_FREE, '2026-11-20T17:00:00Z', { contact })).toBeNull();
    }
  });
});

describe('what a page says of a contact', () => {
  const isOpen = (zone: string, at: Date): boolean => {
    const { minutes = -1 } = localTime(zone, at) ?? {};
    return minutes >= 480 && minutes < 1260;
  };
  const countries = getCountries();
  const said = fc.record(
    {
      timeZone: fc.constantFrom('Asia/Tokyo', 'Pacific/Honolulu', 'Europe/London', 'Mars/Olympus', 'x'),
      region: fc.constantFrom('FL', 'HI', 'Ontario', '??'),
      country: fc.constantFrom(
        ...countries,
        ...countries.map((code) => countryName(code, 'en')),
        'Kosovo',
        'x',
      ),
    },
    { requiredKeys: [] },
  );
  const forged = fc
    .record({
      country: fc.constantFrom('ZZ', 'XK', 'US', 'GB', null),
      region: fc.constantFrom('NY', 'ZZ', null),
      timeZones: fc.subarray(['Mars/Olympus', 'Asia/Tokyo', 'Europe/London']),
      namesZone: fc.boolean(),
    })
    .map((place) => contactIn(place));
  const contacts = fc.oneof(
    said.map((fields) => readContact(fields, true, atlas)),
    forged,
  );
  const numbers = fc.constantFrom(
    NEW_YORK,
    LONDON,
    '+81355550199',
    '+38338212345',
    '+16065550199',
    '+61255501234',
  );
  const when = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });

  it('takes a verdict away only by zones that are known, and open', () => {
    let opened = 0;
    fc.assert(
      fc.property(numbers, contacts, when, (to, contact, at) => {
        if (gate(to, at) === null || gate(to, at, { contact }) !== null) return;
        const known = (contact?.timeZones ?? []).filter((zone) => zone !== 'Mars/Olympus');
        expect(known).not.toEqual([]);
        for (const zone of known) expect(isOpen(zone, at), zone).toBe(true);
        opened++;
      }),
      { numRuns: 500 },
    );
    expect(opened).toBeGreaterThan(0);
  });
});
