// The callee's clock: what time it is there, and whether that is inside the calling hours.
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { type Reason, reason } from '../words/reason';
import { clocksAt } from './clock';
import type { Gate, Verdict } from './gate';
import { type LocalTime, localTime } from './local-time';
import { type Place, placesOf, rowsFor } from './place';

/** Minutes after local midnight; `from` is inside, `to` is not (47 CFR 64.1200(c)(1), read strictly). */
export type Hours = { from: number; to: number };

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

/**
 * Outside the hours at any place, in any zone, by any clock that may be right: the strictest reading. Where nobody knows
 * the time there, nobody knows that it is inside them.
 */
export const hoursGate: Gate = ({ destination, contact, clockSkew }, policy, now) => {
  const { callingHours: verdict } = policy;
  if (verdict === 'off') return null;
  const refuse = (why: Reason): Verdict => ({ gate: 'hours', verdict, reason: why });
  const clocks = clocksAt(now, clockSkew);
  for (const place of placesOf(destination, contact)) {
    if (place.timeZones.length === 0 && !isNowhere(place, destination))
      return refuse(reason('gateHoursUnknown'));
    for (const clock of clocks)
      for (const time of place.timeZones.flatMap((zone) => localTime(zone, clock) ?? [])) {
        const why = whyClosed(hoursOn(place, time, policy), time);
        if (why) return refuse(why);
      }
  }
  return null;
};

/** Toll-free: of no place, so of no time of day. */
const isNowhere = ({ country }: Place, { area }: Destination): boolean =>
  country === null && area !== null && area.kind !== 'geographic';

function whyClosed(hours: Hours | null, { minutes, date }: LocalTime): Reason | null {
  if (!hours) return reason('gateClosedDay', { day: date });
  if (minutes >= hours.from && minutes < hours.to) return null;
  return reason('gateHours', { clock: minutes }, { clock: hours.from }, { clock: hours.to });
}
