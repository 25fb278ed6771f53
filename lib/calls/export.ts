// The log as a file, CSV or JSON. Made in our own page, so that nothing leaves the machine.
import { forSpreadsheets, writeCsv } from '../csv/write';
import { COLUMNS, type ExportRow } from './export-row';

export const toCsv = (rows: readonly ExportRow[]): string =>
  forSpreadsheets(
    writeCsv(
      COLUMNS,
      rows.map((row) => COLUMNS.map((column) => row[column])),
    ),
  );

export const toJson = (rows: readonly ExportRow[]): string => `${JSON.stringify(rows, null, 2)}\n`;
