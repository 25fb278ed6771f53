// A table as CSV (RFC 4180) that is safe to open in a spreadsheet.
import Papa from 'papaparse';

/**
 * What a spreadsheet would take for a formula, after blanks and in full width too (OWASP, CWE-1236); it gets an
 * apostrophe. E.164 is a number to it, and with an apostrophe it would be none.
 */
const FORMULA = /^(?!\+[1-9]\d{6,14}$)[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]/u;

type Cell = string | number | null;

/** Rows under a heading; null is an empty cell. */
export function writeCsv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const table = { fields: [...heading], data: rows.map((row) => [...row]) };
  return Papa.unparse(table, { newline: '\r\n', escapeFormulae: FORMULA }).replace(/(\r\n)?$/, '\r\n');
}

/** The text of a file, with the mark that makes Excel read it as UTF-8. */
export const forSpreadsheets = (csv: string): string => `\ufeff${csv}`;
