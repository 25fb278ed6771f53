// Numbers with words on the dial pad: 1-800-FLOWERS. Only North America writes them this way.

/** The number after the area code: capital letters and digits, of which the first seven are dialed. */
const WORD = '[A-Z\\d](?:[-.]?[A-Z\\d]){6,11}';
/** Toll-free codes stand alone; any other needs the 1 before it, or it is a part number. */
const CODE = '(?:\\+?1[-. ]{1,2}\\(?[2-9]\\d\\d|(?:\\+?1[-. ]?)?\\(?8(?:00|[2-8]{2}))\\)?[-. ]{1,2}';
/** A letter among the first seven places; what has none is an ordinary number. */
const LETTERED = '(?=(?:[-.]?\\d){0,5}[-.]?[A-Z])';

/** One written with letters, as a source for regular expressions; it never backs up over more than 20 characters. */
export const VANITY = `${CODE}${LETTERED}${WORD}(?![A-Za-z\\d])`;

const KEYS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '22233344455566677778889999';
const PARTS = new RegExp(`^(${CODE})${LETTERED}(${WORD})$`);

/** The digits that a number with letters dials, with `+`; null when the text is not one. @param text plain text */
export function vanityDigits(text: string): string | null {
  const [, code, word] = PARTS.exec(text) ?? [];
  if (!code || !word || word.replace(/[^A-Z]/g, '').length < 3) return null;
  const area = code.replace(/\D/g, '').slice(-3);
  const keys = word.replace(/[-.]/g, '').replace(/[A-Z]/g, (letter) => DIGITS[KEYS.indexOf(letter)] ?? '');
  return `+1${area}${keys.slice(0, 7)}`;
}
