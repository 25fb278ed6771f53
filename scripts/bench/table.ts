// What was measured beside what is aimed for, as a table for a terminal.

export type Measured = { what: string; target: string; value: string };

const HEADING: Measured = { what: 'what', target: 'target', value: 'measured' };

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
export const thousands = (value: number): string => Math.round(value).toLocaleString('en-US');

/** One part of the table, under a title. */
export function tableText(title: string, rows: readonly Measured[]): string {
  const all = [HEADING, ...rows];
  const width = (name: keyof Measured): number => Math.max(...all.map((row) => row[name].length));
  const [what, target] = [width('what'), width('target')];
  const line = (row: Measured): string =>
    `${row.what.padEnd(what)}  ${row.target.padEnd(target)}  ${row.value}`.trimEnd();
  return [title, ...all.map(line), ''].join('\n');
}
