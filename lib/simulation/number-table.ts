// Numbers in, the same table with decisions out. A foreign table is written back as we write our own.
import Papa from 'papaparse';
import { writeCsv } from '../csv/write';
import type { Simulation } from '../dial/simulate';
import { type Column, numberColumn } from './number-column';

/** What is written beside a number. */
export type Decided = Omit<Simulation, 'trace'>;
export type NumberTable = {
  destinations: string[];
  /** Where the numbers were found; null where there was nothing to choose from. */
  column: Column | null;
  /** The table with the decisions beside every row. */
  write(results: readonly Decided[]): string;
};
/** `row` counts from 1, the heading included. */
export type TableProblem = { problem: 'empty' } | { problem: 'broken'; row: number };

const DECIDED = ['to', 'place', 'outcome', 'callerId', 'rung', 'reason', 'callback', 'warnings'] as const;

/** Reads a CSV: with a heading that names the number's column, or without, where most cells look like numbers. */
export function readTable(text: string): NumberTable | TableProblem {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { problem: 'broken', row: (broken.row ?? 0) + 1 };
  const column = numberColumn(data);
  const rows = column.hasHeading ? data.slice(1) : data;
  if (rows.length === 0) return { problem: 'empty' };
  const width = Math.max(...data.slice(0, 100).map((row) => row.length));
  const heading = Array.from({ length: width }, (_, i) =>
    column.hasHeading ? (data[0]?.[i] ?? '') : i === column.index ? 'number' : `column${i + 1}`,
  );
  return tableOf(heading, rows, column);
}

/** Numbers typed or pasted, one a line. */
export function readLines(text: string): NumberTable | TableProblem {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return { problem: 'empty' };
  return {
    ...tableOf(
      ['number'],
      lines.map((line) => [line]),
      { index: 0, name: '' },
    ),
    column: null,
  };
}

function tableOf(heading: string[], rows: string[][], column: Column): NumberTable {
  const fields = [...heading, ...DECIDED.map((name) => (heading.includes(name) ? `neardial.${name}` : name))];
  return {
    destinations: rows.map((row) => row[column.index] ?? ''),
    column,
    write(results) {
      const data = rows.map((row, i) => [...heading.map((_, j) => row[j] ?? ''), ...cells(results[i])]);
      return writeCsv(fields, data);
    },
  };
}

const cells = (result: Decided | undefined): string[] =>
  DECIDED.map((name) => {
    const value = result?.[name];
    return Array.isArray(value) ? value.join(' ') : (value ?? '');
  });
