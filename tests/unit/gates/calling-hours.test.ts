import { describe, expect, it } from 'vitest';
import { hoursGate, hoursOn, localTime, timeZonesOf } from '../../../lib/gates/calling-hours';
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

describe('the window from 08:00 to before 21:00 there', () => {
  it.each([
    ['07:59:59', '2026-11-20T12:59:59Z', false],
    ['08:00:00', '2026-11-20T13:00:00Z', true],
    ['20:59:59', '2026-11-21T01:59:59Z', true],
    ['21:00:00', '2026-11-21T02:00:00Z', false],
    ['midnight', '2026-11-21T05:00:00Z', false],
  ])('New York at %s', (_, at, open) => {
    expect(allowed(NEW_YORK, at)).toBe(open);
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
    expect(allowed(to, at)).toBe(open);
  });

  it('of a code in two zones must be open in both', () => {
    expect(SPLIT?.timeZones).toEqual(expect.arrayContaining(['America/Boise', 'America/Los_Angeles']));
    const to = `+1${SPLIT?.code}5550199`;
    expect(allowed(to, '2026-11-20T15:59:59Z'), '08:59 Mountain, 07:59 Pacific').toBe(false);
    expect(allowed(to, '2026-11-20T16:00:00Z'), '08:00 Pacific').toBe(true);
    expect(allowed(to, '2026-11-21T03:59:59Z'), '20:59 Mountain').toBe(true);
    expect(allowed(to, '2026-11-21T04:00:00Z'), '21:00 Mountain, 20:00 Pacific').toBe(false);
  });

  it('the contact’s own time zone wins over the area code’s', () => {
    const change = { contactTimeZone: 'Pacific/Honolulu' };
    expect(allowed(NEW_YORK, '2026-11-20T13:00:00Z', {}, change)).toBe(false);
    expect(allowed(NEW_YORK, '2026-11-20T18:00:00Z', {}, change)).toBe(true);
  });

  it('a time zone that nobody knows stops nothing', () => {
    expect(allowed(NEW_YORK, '2026-11-20T08:00:00Z', {}, { contactTimeZone: 'Mars/Olympus' })).toBe(true);
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
      reason: { key: 'gateHours', args: ['23:00', '08:00', '21:00'] },
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
    const hours = time && hoursOn(destinationOf(to), time, policy);
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
      args: ['2026-12-25'],
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
