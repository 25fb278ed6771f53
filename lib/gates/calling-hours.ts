// The callee's clock: what time it is there, and whether that is inside the calling hours.
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import { clocksAt } from './clock';
import type { Gate } from './gate';
import { type Place, placesOf, rowsFor } from './place';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type LocalTime = { zone: string; minutes: number; weekday: (typeof WEEKDAYS)[number]; date: string };
/** Minutes after local midnight; `from` is inside, `to` is not (47 CFR 64.1200(c)(1), read strictly). */
export type Hours = { from: number; to: number };

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
export function hoursOn(place: Place, time: LocalTime, policy: Policy): Hours | null {
  const weeks = rowsFor(policy.callingHoursTable, place);
  const window = weeks.map((week) => week[time.weekday] ?? week.all).find(Boolean) ?? '08:00-21:00';
  if (window === 'closed' || isClosed(time.date, policy)) return null;
  const [from = 0, to = 0] = window.split('-').map((clock) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}

/** A date of one year, or of every year: `2026-11-26`, `12-25`. */
const isClosed = (date: string, { closedDates }: Policy): boolean =>
  closedDates.includes(date) || closedDates.includes(date.slice(5));

/** Outside the hours at any place, in any zone, by any clock that may be right: the strictest reading. */
export const hoursGate: Gate = ({ destination, contact, clockSkew }, policy, now) => {
  if (policy.callingHours === 'off') return null;
  for (const place of placesOf(destination, contact))
    for (const clock of clocksAt(now, clockSkew))
      for (const time of place.timeZones.flatMap((zone) => localTime(zone, clock) ?? [])) {
        const hours = hoursOn(place, time, policy);
        if (hours && time.minutes >= hours.from && time.minutes < hours.to) continue;
        const why = hours
          ? reason('gateHours', { clock: time.minutes }, { clock: hours.from }, { clock: hours.to })
          : reason('gateClosedDay', { day: time.date });
        return { gate: 'hours', verdict: policy.callingHours, reason: why };
      }
  return null;
};
