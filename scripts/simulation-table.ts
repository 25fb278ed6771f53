// A table of destinations in, the same table with decisions out. CSV by RFC 4180.
import Papa from 'papaparse';
import type { Simulation } from '../lib/dial/simulate';

export type SimulationTable = { destinations: string[]; write(results: readonly Simulation[]): string };

/** Columns that hold the number, by the names CRMs export them under. */
const NUMBER_COLUMN = /^(to|number|phone|phone[ _-]?number|telephone|tel|mobile|destination|電話(番号)?)$/i;
const DECIDED = ['to', 'outcome', 'callerId', 'rung', 'reason', 'callback', 'warnings'] as const;

/** Reads the table: with a heading that names the number's column, or without a heading and the number first. */
export function readTable(text: string): SimulationTable | { problem: string } {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { problem: `The CSV is broken in row ${(broken.row ?? 0) + 1}: ${broken.message}` };
  const [first = [], ...rest] = data;
  const named = first.findIndex((cell) => NUMBER_COLUMN.test(cell.trim()));
  const hasHeading = named >= 0 || !/\d{3}/.test(first.join());
  const column = Math.max(0, named);
  const rows = hasHeading ? rest : data;
  if (rows.length === 0) return { problem: 'The CSV has no rows.' };
  const heading = hasHeading ? first : first.map((_, i) => (i === 0 ? 'number' : `column${i + 1}`));
  return {
    destinations: rows.map((row) => row[column] ?? ''),
    write: (results) =>
      `${Papa.unparse(
        {
          fields: [
            ...heading,
            ...DECIDED.map((name) => (heading.includes(name) ? `neardial.${name}` : name)),
          ],
          data: rows.map((row, i) => [...heading.map((_, j) => row[j] ?? ''), ...cells(results[i])]),
        },
        { newline: '\n' },
      )}\n`,
  };
}

const cells = (result: Simulation | undefined): string[] =>
  DECIDED.map((name) => {
    const value = result?.[name];
    return Array.isArray(value) ? value.join(' ') : (value ?? '');
  });
