// Which column of a table holds the numbers.

export type Column = { index: number /** Its heading; empty where the table has none. */; name: string };

/** Headings that mean the number and nothing else, by the names CRMs export them under. */
const EXACT =
  /^(to|number|phone|phone[ _-]?number|telephone|tel|mobile|destination|電話(番号)?|携帯(電話)?(番号)?)$/i;
/** Headings that hold the word: `Business Phone`, `勤務先電話番号`. A fax or a phone's owner is not meant. */
const WORD = /\b(phone|telephone|tel|mobile)\b|電話|携帯/i;
const NOT_THIS = /fax|ファックス|FAX|type|種別|owner|担当/i;
/** Seven digits or more, and nothing but what numbers are written with. */
const LOOKS_LIKE_NUMBER = /^[+(]?[\d\s().\-–/]{7,}(?:\s*(?:x|ext\.?|内線)\s*\d+)?$/i;
const LOOKED_AT = 200;

/** The column by its heading, else the one with the most cells that look like numbers, else the first. */
export function numberColumn(rows: readonly string[][]): Column & { hasHeading: boolean } {
  const [first = [], ...rest] = rows;
  const heading = first.map((cell) => cell.trim());
  const exact = heading.findIndex((cell) => EXACT.test(cell));
  const named =
    exact >= 0
      ? exact
      : heading.findIndex((cell) => WORD.test(cell) && !NOT_THIS.test(cell) && !isNumber(cell));
  if (named >= 0) return { index: named, name: heading[named] ?? '', hasHeading: true };
  const hasHeading = !heading.some((cell) => /\d{3}/.test(cell));
  const index = fullestColumn((hasHeading ? rest : rows).slice(0, LOOKED_AT));
  return { index, name: hasHeading ? (heading[index] ?? '') : '', hasHeading };
}

function fullestColumn(rows: readonly string[][]): number {
  const counts: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      counts[i] = (counts[i] ?? 0) + (isNumber(cell) ? 1 : 0);
    });
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}

function isNumber(cell: string): boolean {
  const text = cell.trim();
  return LOOKS_LIKE_NUMBER.test(text) && text.replace(/\D/g, '').length >= 7;
}
