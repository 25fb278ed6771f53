// Days of the agent's own calendar.
import { language } from '../lib/messages/text';

/** The midnight that begins a day, `2026-11-21`, or one some days later; null for no day. */
export function midnight(day: string, later = 0): number | null {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + later).getTime() : null;
}

/** The day of a time, as `2026-11-21`. */
export function dayOf(time: number, later = 0): string {
  const day = new Date(time);
  day.setDate(day.getDate() + later);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** `Saturday, November 21`; with the year where it is another one. */
export function dayName(time: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date().getFullYear();
  const year = isThisYear ? {} : { year: 'numeric' as const };
  const format = { weekday: 'short', month: 'short', day: 'numeric', ...year } as const;
  return new Intl.DateTimeFormat(language(), format).format(time);
}

/** `2:14 PM`. */
export function clock(time: number): string {
  return new Intl.DateTimeFormat(language(), { hour: 'numeric', minute: '2-digit' }).format(time);
}
