// Which cells head a table's column. Cells span rows and columns: the place among a row's cells is not the column.
import { childrenOf, findIn, firstElementOf, nextElementOf, previousElementOf, wordsIn } from './dom';
import { closest, parentOf } from './shadow-roots';

/** The columns of cells, and for how many rows more each column is taken by a cell that spans rows. */
type Row = { columns: Map<Element, { from: number; to: number }>; taken: number[] };
type Known = { row?: Row; texts: Record<string, string> };
/** What was read during one look at a page; what it holds is no concern of those who make it. */
export type Memory = Map<string, string>;

/** Cells of more columns get no header; cells that span more rows are not seen. */
const MOST_COLUMNS = 200;
const ROWS_BACK = 60;
const MOST_HEADER_ROWS = 4;

export function knownOf(element: Element, memory: Memory): Known {
  const elements = memory as unknown as Map<Element, Known>;
  const known = elements.get(element) ?? { texts: {} };
  elements.set(element, known);
  return known;
}

/** The header cells over all columns of a cell, the nearest first. */
export function headersOf(cell: Element, table: Element, memory: Memory): Element[] {
  const row = parentOf(cell);
  const place = row && layOut(row, memory).columns.get(cell);
  const headers: Element[] = [];
  if (!place) return headers;
  let header = findIn(table, 'tr, [role="row"]');
  for (
    let rows = 0;
    header && rows++ < MOST_HEADER_ROWS && isHeaderRow(header);
    header = nextElementOf(header)
  ) {
    if (header === row) return [];
    // One cell over all columns names the table, and none of them.
    const isTitle = childrenOf(header).length === 1;
    for (const [over, { from, to }] of layOut(header, memory).columns)
      if (from <= place.from && to >= place.to && !(isTitle && to > from + 1) && isHeader(over))
        headers.unshift(over);
  }
  return headers;
}

/** Each row is laid out by the one above it. */
function layOut(row: Element, memory: Memory, back = ROWS_BACK): Row {
  const known = knownOf(row, memory);
  if (known.row) return known.row;
  const before = back > 0 && previousElementOf(row);
  const above = before ? layOut(before, memory, back - 1).taken : [];
  const taken = above.map((rows) => rows - 1);
  const columns: Row['columns'] = new Map();
  let from = 0;
  for (let cell = firstElementOf(row); cell && from < MOST_COLUMNS; cell = nextElementOf(cell)) {
    while ((above[from] ?? 0) > 0) from++;
    const { colSpan = 1, rowSpan = 1 } = cell as Partial<HTMLTableCellElement>;
    const to = from + colSpan;
    columns.set(cell, { from, to });
    // A `rowspan` of 0 reaches to the end of its rows.
    while (from < to) taken[from++] = (rowSpan || 1e9) - 1;
  }
  known.row = { columns, taken };
  return known.row;
}

/** In a table's head all cells are headers. */
const isHeader = (cell: Element): boolean => closest(cell, 'thead, th, [role="columnheader"]') !== null;

/** Of header cells only; a corner may be empty. */
function isHeaderRow(row: Element): boolean {
  for (let cell = firstElementOf(row); cell; cell = nextElementOf(cell))
    if (!isHeader(cell) && wordsIn(cell) !== '') return false;
  return true;
}
