// The callee's clock: what time it is there, and whether that is inside the calling hours.
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import type { Gate } from './gate';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type LocalTime = { zone: string; minutes: number; weekday: (typeof WEEKDAYS)[number]; date: string };
/** Minutes after local midnight; `from` is inside, `to` is not (47 CFR 64.1200(c)(1), read strictly). */
export type Hours = { from: number; to: number };

/** The time zones a destination can be in: the area code's, else the country's, as far as they are known. */
export function timeZonesOf({ area, country }: Destination): string[] {
  if (area) return area.timeZones;
  if (!country) return [];
  const known = countryZones.get(country) ?? zonesOf(country);
  countryZones.set(country, known);
  return known;
}

/** Looking a locale up takes longer than the rest of a decision. */
const countryZones = new Map<string, string[]>();

function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?(): string[] | undefined;
    timeZones?: string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** Making a formatter costs a hundred times what using it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const digits = '2-digit';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
  } catch {
    return null;
  }
}

/** The wall clock in a time zone; null where nobody knows the zone. */
export function localTime(zone: string, now: Date): LocalTime | null {
  const clock = clocks.get(zone) ?? clockOf(zone);
  if (!clock) return null;
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
  return { zone, date, weekday, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** The window of a weekday: of the region, else of the country, else the default; null where calls are closed. */
export function hoursOn(destination: Destination, time: LocalTime, policy: Policy): Hours | null {
  const { country, area } = destination;
  const weeks = [`${country}-${area?.region}`, country ?? '', 'default'].map(
    (key) => policy.callingHoursTable[key],
  );
  const window = weeks.map((week) => week?.[time.weekday] ?? week?.all).find(Boolean) ?? '08:00-21:00';
  if (window === 'closed' || policy.closedDates.includes(time.date)) return null;
  const [from = 0, to = 0] = window.split('-').map((clock) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}

/** Outside the hours in any zone the number may be in: the strictest reading. */
export const hoursGate: Gate = ({ destination, contactTimeZone }, policy, now) => {
  if (policy.callingHours === 'off') return null;
  const zones = contactTimeZone ? [contactTimeZone] : timeZonesOf(destination);
  for (const time of zones.flatMap((zone) => localTime(zone, now) ?? [])) {
    const hours = hoursOn(destination, time, policy);
    if (hours && time.minutes >= hours.from && time.minutes < hours.to) continue;
    const why = hours
      ? reason('gateHours', clockText(time.minutes), clockText(hours.from), clockText(hours.to))
      : reason('gateClosedDay', time.date);
    return { gate: 'hours', verdict: policy.callingHours, reason: why };
  }
  return null;
};

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
