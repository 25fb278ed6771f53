// The wall clock in a time zone, as far as this browser knows the zone.

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type LocalTime = { zone: string; minutes: number; weekday: (typeof WEEKDAYS)[number]; date: string };

/** Making a formatter costs a hundred times what using it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const made = clocks.get(timeZone);
  if (made) return made;
  const digits = '2-digit';
  try {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
    clocks.set(timeZone, clock);
    return clock;
  } catch {
    return null;
  }
}

/** Whether this browser can tell the time in a zone; an old one may not know a new name. */
export const knowsZone = (zone: string): boolean => clockOf(zone) !== null;

/** The wall clock in a time zone; null where nobody knows the zone. */
export function localTime(zone: string, now: Date): LocalTime | null {
  const clock = clockOf(zone);
  if (!clock) return null;
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
  return { zone, date, weekday, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}
