// Characters that look like digits, dashes and spaces, made plain. Length never changes, so offsets stay true.

/** Digits of other scripts that pages write numbers with, from zero on: Arabic-Indic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

type Fold = [RegExp, (char: string) => string];
const WIDTHS: Fold[] = [
  // Full-width ASCII, as Japanese pages write numbers.
  [/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)],
  [OTHER_DIGITS, (char) => digitOf(char.charCodeAt(0))],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/g, () => ' '],
];
const SIGNS: Fold[] = [
  [/[‐-―−ー－﹣]/g, () => '-'],
  // Middle dots between digits are points; elsewhere they part the items of a list.
  [/(?<=[\d)])[·•‧∙](?=\d)/g, () => '.'],
];

const digitOf = (code: number): string => String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));

const folded = (text: string, folds: readonly Fold[]): string =>
  /[^\0-\x7f]/.test(text)
    ? folds.reduce((plain, [pattern, fold]) => plain.replace(pattern, fold), text)
    : text;

/** Text with plain digits, letters and blanks, its dashes as they are; same length in UTF-16 units. */
export const plainWidths = (text: string): string => folded(text, WIDTHS);

/** Text with plain digits, hyphens, points, brackets and spaces; same length in UTF-16 units. */
export const plainCharacters = (text: string): string => folded(plainWidths(text), SIGNS);

/** Characters that show nothing, which editors leave inside numbers: soft hyphen, zero-width space and joiners. */
export const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Characters that change the direction of text: a number with one may show other digits than it dials. */
export function hasBidiControl(text: string): boolean {
  return /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
}
