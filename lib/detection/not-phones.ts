// Shapes of digits that are something else whatever stands around them: dates, addresses, cards, national ids.

const YEAR = '(?:19|20)\\d\\d';
const PART = '(?:0?[1-9]|[12]\\d|3[01])';
const MASKS = [
  // Dates, and the hour after one.
  `${YEAR}(?<iso>[-/.])${PART}\\k<iso>${PART}(?: \\d\\d(?=$|:))?`,
  `${PART}(?<day>[-/.])${PART}\\k<day>(?:${YEAR}|\\d\\d)`,
  `(?:0?[1-9]|1[0-2])[-/.]${YEAR}`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:\\d{4}|\\d{6,9})?`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d\\d(?= \\d)`, // a zone's serial, in a row of numbers
  '\\d{1,3}(?:\\.\\d{1,3}){3}', // IPv4
  '\\d{3}-\\d\\d-\\d{4}', // US social security
  '\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d|\\d\\d\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d\\d', // Brazil: CPF, CNPJ
  '\\d{3} \\d{3} \\d{3} \\d{5}|[12] \\d\\d \\d\\d \\d\\d \\d{3} \\d{3}(?: \\d\\d)?', // France: SIRET, sécurité sociale
  '[1-9]\\d{1,2}\\/\\d{3}\\/\\d{4,5}', // Germany: Steuernummer
  '\\d{4}(?<card>[- ])\\d{4}\\k<card>\\d{4}\\k<card>\\d{4}(?:[- ]\\d{3})?', // cards
  '\\d{4}(?<amex>[- ])\\d{6}\\k<amex>\\d{5}', // American Express
  '[1-9]\\d{3}(?<four>[- ])\\d{4}\\k<four>\\d{4}', // India: Aadhaar; Japan: マイナンバー
  '97[89]-[\\d-]{10,14}', // ISBN
  '\\d{8}-\\d{4}-\\d{4}-\\d{4}-\\d{12}', // UUID
].join('|');
const MASK = new RegExp(`(?<![\\d+]|\\d[-/.])(?:${MASKS})(?![-/.]?\\d)`, 'g');

/** What a whole stretch of digits may be: years, thousands, decimals. */
const WHOLE = [
  new RegExp(`^${YEAR} ?[-/] ?${YEAR}$`),
  /^\d{1,2}(?:\.\d{3}){2,}$/,
  /^(?:0|[1-9]\d*)\.\d+$/,
  /^\d{5}-\d{4}$/,
];

/** Places in a run of digits that hold something else. @param plain plain characters */
export function otherThings(plain: string): { start: number; end: number }[] {
  return [...plain.matchAll(MASK)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
}

/** Whether these digits, with all between them, are something else: a decimal, thousands, two years, a card. */
export function isOtherThing(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  return (
    WHOLE.some((shape) => shape.test(written)) ||
    /^(\d)\1+$/.test(digits) ||
    (CARD.test(written) && isCard(digits))
  );
}

const CARD = /^[3-6]\d{12,18}$|^\d{4}([- ])\d{4}\1\d{4}\1\d{1,7}$|^\d{4}([- ])\d{6}\2\d{4,5}$/;
/** 13 to 19 digits whose last checks the others (Luhn), as cards have. */
function isCard(digits: string): boolean {
  if (!/^[3-6]\d{12,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
