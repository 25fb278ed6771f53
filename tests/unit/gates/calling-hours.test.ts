import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursGate, hoursOn } from '../../../lib/gates/calling-hours';
import { readContact } from '../../../lib/gates/contact-place';
import { localTime } from '../../../lib/gates/local-time';
import { placeOf, timeZonesOf } from '../../../lib/gates/place';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { atlas, destinationOf } from '../../support/unit-directory';
import { type VisitChange, visitTo } from '../../support/unit-visit';

const gate = (to: string, at: string, policy: SetPolicy = {}, change: VisitChange = {}) =>
  hoursGate(visitTo(to, change), withDefaults(policy), new Date(at));
const allowed = (...args: Parameters<typeof gate>) => gate(...args) === null;

const NEW_YORK = '+12125550199';
const PHOENIX = '+16025550199';
const HONOLULU = '+18085550199';
/** Idaho: Mountain and Pacific time in one code. */
const SPLIT = [...atlas.areas.values()].find(
  ({ region, timeZones, kind }) => region === 'ID' && kind === 'geographic' && timeZones.length > 1,
);

describe.each(['warn', 'block'] as const)(
  'the window from 08:00 to before 21:00 there: %s',
  (callingHours) => {
    /** What the gate says: nothing while it is open, else the verdict of the policy. */
    const said = (to: string, at: string) => gate(to, at, { callingHours })?.verdict ?? null;
    const wanted = (open: boolean) => (open ? null : callingHours);

    it.each([
      ['07:59:59', '2026-11-20T12:59:59Z', false],
      ['08:00:00', '2026-11-20T13:00:00Z', true],
      ['20:59:59', '2026-11-21T01:59:59Z', true],
      ['21:00:00', '2026-11-21T02:00:00Z', false],
      ['midnight', '2026-11-21T05:00:00Z', false],
    ])('New York at %s', (_, at, open) => {
      expect(said(NEW_YORK, at)).toBe(wanted(open));
    });

    it.each([
      ['the day clocks go forward, 08:00 daylight time', NEW_YORK, '2026-03-08T12:00:00Z', true],
      ['the day clocks go forward, a second before', NEW_YORK, '2026-03-08T11:59:59Z', false],
      ['the evening before, still standard time', NEW_YORK, '2026-03-08T01:59:59Z', true],
      ['the evening of it, 21:00 daylight time', NEW_YORK, '2026-03-09T01:00:00Z', false],
      ['the day clocks go back, 08:00 standard time', NEW_YORK, '2026-11-01T13:00:00Z', true],
      ['the day clocks go back, 07:59 standard time', NEW_YORK, '2026-11-01T12:59:59Z', false],
      ['Arizona keeps standard time in summer: 07:59', PHOENIX, '2026-07-01T14:59:59Z', false],
      ['Arizona in summer: 08:00', PHOENIX, '2026-07-01T15:00:00Z', true],
      ['Hawaii: 08:00', HONOLULU, '2026-07-01T18:00:00Z', true],
      ['Hawaii: 07:59', HONOLULU, '2026-07-01T17:59:59Z', false],
      ['Japan: 08:00', '+81355550199', '2026-11-19T23:00:00Z', true],
      ['Japan: 07:59', '+81355550199', '2026-11-19T22:59:59Z', false],
      ['toll-free has no clock', '+18005550199', '2026-11-20T08:00:00Z', true],
    ])('%s', (_, to, at, open) => {
      expect(said(to, at)).toBe(wanted(open));
    });

    it('of a code in two zones must be open in both', () => {
      expect(SPLIT?.timeZones).toEqual(expect.arrayContaining(['America/Boise', 'America/Los_Angeles']));
      const to = `+1${SPLIT?.code}5550199`;
      expect(said(to, '2026-11-20T15:59:59Z'), '08:59 Mountain, 07:59 Pacific').toBe(wanted(false));
      expect(said(to, '2026-11-20T16:00:00Z'), '08:00 Pacific').toBe(wanted(true));
      expect(said(to, '2026-11-21T03:59:59Z'), '20:59 Mountain').toBe(wanted(true));
      expect(said(to, '2026-11-21T04:00:00Z'), '21:00 Mountain, 20:00 Pacific').toBe(wanted(false));
    });
  },
);

describe('where the contact is, as a CRM says', () => {
  const told = (fields: Parameters<typeof readContact>[0], isTrusted = true) => ({
    contact: readContact(fields, isTrusted, atlas),
  });
  const PENSACOLA = '+18505550199';

  it.each<[string, string, Parameters<typeof told>, string, boolean]>([
    [
      'a time zone wins over the area code’s: 03:00 in Honolulu',
      NEW_YORK,
      [{ timeZone: 'Pacific/Honolulu' }],
      '2026-11-20T13:00:00Z',
      false,
    ],
    ['… and 08:00 there', NEW_YORK, [{ timeZone: 'Pacific/Honolulu' }], '2026-11-20T18:00:00Z', true],
    [
      '… and 20:30 there, 01:30 in New York',
      NEW_YORK,
      [{ timeZone: 'Pacific/Honolulu' }],
      '2026-11-21T06:30:00Z',
      true,
    ],
    ['a state does too: 07:00 in California', NEW_YORK, [{ region: 'CA' }], '2026-11-20T15:00:00Z', false],
    [
      'a state by its name: 20:30 in California',
      NEW_YORK,
      [{ region: 'California' }],
      '2026-11-21T04:30:00Z',
      true,
    ],
    [
      'a country: 09:00 in Japan, 19:00 in New York',
      NEW_YORK,
      [{ country: 'Japan' }],
      '2026-11-20T00:00:00Z',
      true,
    ],
    ['a country: 22:00 in Japan', NEW_YORK, [{ country: '日本' }], '2026-11-20T13:00:00Z', false],
    [
      'a country that the code is in says nothing new',
      NEW_YORK,
      [{ country: 'USA' }],
      '2026-11-20T13:00:00Z',
      true,
    ],
    [
      'nor does the state that the code is in: 850, 07:30 in Pensacola',
      PENSACOLA,
      [{ region: 'FL' }],
      '2026-11-20T13:30:00Z',
      false,
    ],
    [
      '… but a zone of the two does: 08:30 Eastern',
      PENSACOLA,
      [{ timeZone: 'America/New_York' }],
      '2026-11-20T13:30:00Z',
      true,
    ],
    ['without the CRM: 08:30 Eastern, 07:30 Central (T3)', PENSACOLA, [{}], '2026-11-20T13:30:00Z', false],
    [
      'a zone that nobody knows: as without it',
      NEW_YORK,
      [{ timeZone: 'Mars/Olympus' }],
      '2026-11-20T12:59:59Z',
      false,
    ],
    [
      'a page that nobody vouches for opens nothing: 06:00 in New York, “noon in London”',
      NEW_YORK,
      [{ timeZone: 'Europe/London' }, false],
      '2026-11-20T11:00:00Z',
      false,
    ],
    [
      '… but closes: 10:00 in New York, “05:00 in Honolulu”',
      NEW_YORK,
      [{ timeZone: 'Pacific/Honolulu' }, false],
      '2026-11-20T15:00:00Z',
      false,
    ],
    [
      '… and is silent where both are open',
      NEW_YORK,
      [{ timeZone: 'Europe/London' }, false],
      '2026-11-20T15:00:00Z',
      true,
    ],
  ])('%s', (_, to, [fields, isTrusted], at, open) => {
    expect(allowed(to, at, { callingHours: 'block' }, told(fields, isTrusted))).toBe(open);
  });

  it('a code of several provinces is in each', () => {
    const at = '2026-11-20T14:30:00Z';
    expect(allowed('+19025550199', at, { callingHoursTable: { 'CA-PE': { fri: 'closed' } } })).toBe(false);
    expect(
      allowed(
        '+19025550199',
        at,
        { callingHoursTable: { 'CA-PE': { fri: 'closed' } } },
        told({ region: 'NS' }),
      ),
    ).toBe(true);
  });

  it('its state’s row of the table holds, not the area code’s', () => {
    const callingHoursTable = { default: { all: '08:00-21:00' }, 'US-FL': { all: '08:00-20:00' } };
    const at = '2026-11-21T01:30:00Z';
    expect(allowed(NEW_YORK, at, { callingHoursTable }), '20:30').toBe(true);
    expect(allowed(NEW_YORK, at, { callingHoursTable }, told({ region: 'Florida' }))).toBe(false);
    expect(allowed('+13055550199', at, { callingHoursTable }, told({ region: 'NY' }))).toBe(true);
    expect(allowed('+13055550199', at, { callingHoursTable }, told({ region: 'NY' }, false))).toBe(false);
  });

  it('a page that nobody vouches for never opens what the area code closes', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'Europe/London',
      'Pacific/Honolulu',
      'America/St_Johns',
      'nonsense',
    );
    const fields = fc.record(
      {
        timeZone: zones,
        region: fc.constantFrom('FL', 'HI', 'ON', '??'),
        country: fc.constantFrom('US', 'JP', 'x'),
      },
      { requiredKeys: [] },
    );
    const codes = [...atlas.areas.values()]
      .filter(({ kind, status }) => kind === 'geographic' && status === 'in-service')
      .map(({ code }) => code);
    const when = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...codes), fields, when, (code, said, at) => {
        const to = `+1${code}5550199`;
        const open = allowed(to, at.toISOString(), {}, told(said, false));
        if (open) expect(allowed(to, at.toISOString())).toBe(true);
      }),
    );
  });
});

describe('codes in several zones, half hours, and clocks that change (T2–T4)', () => {
  it.each<[string, string, string, boolean]>([
    ['an agent in Tokyo at 21:30 calls New York at 07:30', NEW_YORK, '2026-11-20T12:30:00Z', false],
    ['606: 08:30 Eastern, 07:30 Central', '+16065550199', '2026-11-20T13:30:00Z', false],
    ['606: 09:00 Eastern, 08:00 Central', '+16065550199', '2026-11-20T14:00:00Z', true],
    ['606: 20:59:59 Eastern', '+16065550199', '2026-11-21T01:59:59Z', true],
    ['606: 21:00 Eastern, 20:00 Central', '+16065550199', '2026-11-21T02:00:00Z', false],
    ['812: 08:30 Eastern, 07:30 Central', '+18125550199', '2026-11-20T13:30:00Z', false],
    ['812: 09:00 Eastern', '+18125550199', '2026-11-20T14:00:00Z', true],
    ['Newfoundland and Labrador: 07:59:59 in St. John’s', '+17095550199', '2026-11-20T11:29:59Z', false],
    ['… 08:00 in St. John’s, 07:30 in Labrador', '+17095550199', '2026-11-20T11:30:00Z', false],
    ['… 08:30 in St. John’s, 08:00 in Labrador', '+17095550199', '2026-11-20T12:00:00Z', true],
    ['… 20:59:59 in St. John’s', '+17095550199', '2026-11-21T00:29:59Z', true],
    ['… 21:00 in St. John’s', '+17095550199', '2026-11-21T00:30:00Z', false],
    ['Puerto Rico keeps one time: 08:00 in summer', '+17875550199', '2026-07-01T12:00:00Z', true],
    ['Puerto Rico: 07:59:59 in summer', '+17875550199', '2026-07-01T11:59:59Z', false],
    ['Puerto Rico: 08:00 in winter', '+17875550199', '2026-01-15T12:00:00Z', true],
    ['India: 08:00', '+912255550199', '2026-11-20T02:30:00Z', true],
    ['India: 07:59:59', '+912255550199', '2026-11-20T02:29:59Z', false],
  ])('%s', (_, to, at, open) => {
    for (const callingHours of ['warn', 'block'] as const)
      expect(allowed(to, at, { callingHours })).toBe(open);
  });

  it('the hour that is skipped and the one that comes twice', () => {
    const hours = { callingHoursTable: { default: { all: '01:30-03:00' } } };
    const open = (at: string) => allowed(NEW_YORK, at, hours);
    expect(open('2026-03-08T06:59:59Z'), '01:59:59, before the gap').toBe(true);
    expect(open('2026-03-08T07:00:00Z'), '03:00, right after it').toBe(false);
    expect(open('2026-11-01T05:30:00Z'), '01:30, the first').toBe(true);
    expect(open('2026-11-01T06:10:00Z'), '01:10, the second').toBe(false);
    expect(open('2026-11-01T06:30:00Z'), '01:30, the second').toBe(true);
  });
});

describe('a policy for states that are stricter (T5)', () => {
  const callingHoursTable = {
    default: { all: '08:00-21:00' },
    'US-FL': { all: '08:00-20:00' },
    'US-OK': { all: '08:00-20:00' },
    'US-RI': { all: '09:00-18:00', sat: '10:00-17:00', sun: 'closed' },
    'US-AL': { all: '08:00-20:00', sun: 'closed' },
  };
  it.each<[string, string, string, boolean]>([
    ['Florida 19:59:59', '+13055550199', '2026-11-21T00:59:59Z', true],
    ['Florida 20:30', '+13055550199', '2026-11-21T01:30:00Z', false],
    ['Oklahoma 19:59:59', '+14055550199', '2026-11-21T01:59:59Z', true],
    ['Oklahoma 20:30', '+14055550199', '2026-11-21T02:30:00Z', false],
    ['Rhode Island, Friday 17:59:59', '+14015550199', '2026-11-20T22:59:59Z', true],
    ['Rhode Island, Saturday 09:30', '+14015550199', '2026-11-21T14:30:00Z', false],
    ['Rhode Island, Saturday 10:00', '+14015550199', '2026-11-21T15:00:00Z', true],
    ['Rhode Island, Sunday', '+14015550199', '2026-11-22T17:00:00Z', false],
    ['Alabama, Sunday', '+12055550199', '2026-11-22T18:00:00Z', false],
    ['Alabama, Monday', '+12055550199', '2026-11-23T18:00:00Z', true],
  ])('%s', (_, to, at, open) => {
    for (const callingHours of ['warn', 'block'] as const)
      expect(gate(to, at, { callingHours, callingHoursTable })?.verdict ?? null).toBe(
        open ? null : callingHours,
      );
  });
});

describe('dates that come every year', () => {
  const policy = { callingHours: 'block' as const, closedDates: ['12-25', '02-29'] };
  it.each<[string, string, string, boolean]>([
    ['Christmas of one year', NEW_YORK, '2026-12-25T17:00:00Z', false],
    ['and of another', NEW_YORK, '2031-12-25T17:00:00Z', false],
    ['the day after', NEW_YORK, '2026-12-26T17:00:00Z', true],
    ['still the 24th in New York', NEW_YORK, '2026-12-25T00:30:00Z', true],
    ['already the 25th in Japan', '+81355550199', '2026-12-25T00:30:00Z', false],
    ['a leap day', NEW_YORK, '2028-02-29T17:00:00Z', false],
  ])('%s', (_, to, at, open) => {
    expect(allowed(to, at, policy)).toBe(open);
  });
});

describe('two clocks that differ (T7)', () => {
  const block = { callingHours: 'block' } as const;
  const skew = (hours: number) => ({ clockSkew: hours * 3_600_000 });
  it.each<[string, string, number, boolean]>([
    ['ours says 19:00, the service’s 22:00', '2026-11-21T00:00:00Z', 3, false],
    ['ours says 22:00, the service’s 19:00', '2026-11-21T03:00:00Z', -3, false],
    ['ours says 10:00, the service’s 13:00', '2026-11-20T15:00:00Z', 3, true],
    ['they agree', '2026-11-20T15:00:00Z', 0, true],
  ])('%s', (_, at, hours, open) => {
    expect(allowed(NEW_YORK, at, block, skew(hours))).toBe(open);
  });
});

describe('what policy says of the hours', () => {
  const night = '2026-11-20T04:00:00Z';
  it.each([
    ['warn', 'warn'],
    ['block', 'block'],
  ] as const)('%s', (callingHours, verdict) => {
    expect(gate(NEW_YORK, night, { callingHours })).toEqual({
      gate: 'hours',
      verdict,
      reason: { key: 'gateHours', args: [{ clock: 1380 }, { clock: 480 }, { clock: 1260 }] },
    });
  });

  it('off', () => {
    expect(gate(NEW_YORK, night, { callingHours: 'off' })).toBeNull();
  });

  const table = {
    default: { all: '09:00-17:00' },
    US: { all: '08:00-20:00', sun: 'closed' },
    'US-FL': { all: '08:00-18:00', sat: '10:00-12:00', sun: 'closed' },
    'US-NJ': { all: '00:00-24:00' },
  };
  it.each([
    ['its own row: Florida, Friday 17:59', '+13055550199', '2026-11-20T22:59:59Z', true],
    ['its own row: Florida, Friday 18:00', '+13055550199', '2026-11-20T23:00:00Z', false],
    ['its own row: Florida, Saturday 09:59', '+13055550199', '2026-11-21T14:59:59Z', false],
    ['its own row: Florida, Saturday 10:00', '+13055550199', '2026-11-21T15:00:00Z', true],
    ['its own row: Florida, Sunday', '+13055550199', '2026-11-22T17:00:00Z', false],
    ['the country’s row: New York, Friday 19:59', NEW_YORK, '2026-11-21T00:59:59Z', true],
    ['the country’s row: New York, Friday 20:00', NEW_YORK, '2026-11-21T01:00:00Z', false],
    ['the country’s row: New York, Sunday', NEW_YORK, '2026-11-22T17:00:00Z', false],
    ['the default row: Japan, 08:59', '+81355550199', '2026-11-19T23:59:59Z', false],
    ['the default row: Japan, 09:00', '+81355550199', '2026-11-20T00:00:00Z', true],
    ['until midnight: New Jersey, 23:59', '+12015550199', '2026-11-21T04:59:59Z', true],
  ])('%s', (_, to, at, open) => {
    expect(allowed(to, at, { callingHoursTable: table })).toBe(open);
  });

  it.each([
    ['the region’s own day: Friday 10:00', '+13055550199', '2026-11-20T15:00:00Z', '10:00-11:00'],
    [
      'the country’s day, where the region has none: Saturday',
      '+13055550199',
      '2026-11-21T15:00:00Z',
      '11:00-12:00',
    ],
    [
      'the default’s day, where both have none: Sunday',
      '+13055550199',
      '2026-11-22T15:00:00Z',
      '12:00-13:00',
    ],
    ['the default’s other days: Monday', '+13055550199', '2026-11-23T15:00:00Z', '13:00-14:00'],
  ])('falls through weekday by weekday: %s', (_, to, at, window) => {
    const days = {
      default: { sun: '12:00-13:00', all: '13:00-14:00' },
      US: { sat: '11:00-12:00' },
      'US-FL': { fri: '10:00-11:00' },
    };
    const policy = withDefaults({ callingHoursTable: days });
    const time = localTime('America/New_York', new Date(at));
    const hour = (minutes?: number) => `${(minutes ?? 0) / 60}:00`;
    const hours = time && hoursOn(placeOf(destinationOf(to)), time, policy);
    expect(`${hour(hours?.from)}-${hour(hours?.to)}`).toBe(window);
  });

  it('a table without a default leaves the usual hours to the others', () => {
    const policy = { callingHoursTable: { 'US-FL': { mon: 'closed' } } };
    expect(allowed('+13055550199', '2026-11-20T17:00:00Z', policy), 'Friday noon').toBe(true);
    expect(allowed('+13055550199', '2026-11-23T17:00:00Z', policy), 'Monday noon').toBe(false);
    expect(allowed(NEW_YORK, '2026-11-21T02:00:00Z', policy), 'New York at 21:00').toBe(false);
  });

  it('closed dates are dates there, not here', () => {
    const policy = { closedDates: ['2026-12-25'] };
    expect(gate(NEW_YORK, '2026-12-25T17:00:00Z', policy)?.reason).toEqual({
      key: 'gateClosedDay',
      args: [{ day: '2026-12-25' }],
    });
    expect(allowed(NEW_YORK, '2026-12-25T00:30:00Z', policy), 'still the 24th in New York').toBe(true);
    expect(allowed('+81355550199', '2026-12-25T00:30:00Z', policy), 'the 25th in Japan').toBe(false);
    expect(allowed(NEW_YORK, '2026-12-26T17:00:00Z', policy)).toBe(true);
  });
});

describe('the clock there', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-20T15:00:00Z', { date: '2026-11-21', weekday: 'sat', minutes: 0 }],
    [
      'America/New_York',
      '2026-11-20T04:59:00Z',
      { date: '2026-11-19', weekday: 'thu', minutes: 23 * 60 + 59 },
    ],
    ['Asia/Kolkata', '2026-11-20T18:30:00Z', { date: '2026-11-21', weekday: 'sat', minutes: 0 }],
    ['Pacific/Honolulu', '2028-02-29T12:00:00Z', { date: '2028-02-29', weekday: 'tue', minutes: 120 }],
  ])('in %s at %s', (zone, at, expected) => {
    expect(localTime(zone, new Date(at))).toEqual({ zone, ...expected });
  });

  it('is none in a zone that nobody knows', () => {
    expect(localTime('Mars/Olympus', new Date('2026-11-20T18:30:00Z'))).toBeNull();
  });

  it.each([
    ['+12125550199', ['America/New_York']],
    ['+81355550199', ['Asia/Tokyo']],
    ['+18005550199', []],
    ['+881612345678', []],
  ])('%s is in %j', (to, zones) => {
    expect(timeZonesOf(destinationOf(to))).toEqual(zones);
  });
});
