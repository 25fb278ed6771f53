// The log as a file, CSV or JSON. Made in our own page, so that nothing leaves the machine.
import Papa from 'papaparse';
import { COLUMNS, type ExportRow } from './export-row';

/** What a spreadsheet would take for a formula, after blanks and in full width too (OWASP); E.164 is a number to it. */
const FORMULA = /^(?!\+[1-9]\d{6,14}$)[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]/u;

/** CSV (RFC 4180), with the mark that makes Excel read it as UTF-8. */
export function toCsv(rows: readonly ExportRow[]): string {
  const csv = Papa.unparse([...rows], { columns: [...COLUMNS], escapeFormulae: FORMULA, newline: '\r\n' });
  return `\ufeff${csv}\r\n`;
}

export const toJson = (rows: readonly ExportRow[]): string => `${JSON.stringify(rows, null, 2)}\n`;
