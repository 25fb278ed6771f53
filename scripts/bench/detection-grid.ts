// Contestants side by side, as a table for a terminal.
import type { Visit } from './detection-visit';
import { median } from './median';
import { thousands } from './table';

/** Lines of cells under a heading; all but the first two columns are numbers and stand to the right. */
export function gridText(title: string, lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const text = (line: readonly string[]): string =>
    widths
      .map((width, i) => (i < 2 ? (line[i] ?? '').padEnd(width) : (line[i] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [title, ...lines.map(text), ''].join('\n');
}

/** A median with its least and most. */
export function spread(visits: readonly Visit[], pick: (visit: Visit) => number): string {
  const values = visits.map(pick);
  if (values.length === 0 || values.some(Number.isNaN)) return '–';
  const range = values.length > 1 ? ` (${number(Math.min(...values))}–${number(Math.max(...values))})` : '';
  return `${number(median(values))}${range}`;
}

export const middle = (visits: readonly Visit[], pick: (visit: Visit) => number): number =>
  median(visits.map(pick));

/** "≥ " before a time of pages that did not come to rest while they were watched. */
export const bound = (visits: readonly Visit[]): string =>
  visits.some(({ settled }) => !settled) ? '≥ ' : '';

/** How many times as much as ours; "–" where one of them is nothing. */
export const times = (theirs: number, ours: number): string =>
  theirs > 0 && ours > 0 ? `${(theirs / ours).toFixed(1)} ×` : '–';

export function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(1) : thousands(value);
}
