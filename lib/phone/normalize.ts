// Characters that look like digits, dashes and spaces, made plain. Length never changes, so offsets stay true.

const FOLDS: [RegExp, (char: string) => string][] = [
  // Full-width ASCII, as Japanese pages write numbers.
  [/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)],
  [/[٠-٩]/g, (char) => String(char.charCodeAt(0) - 0x0660)],
  [/[۰-۹]/g, (char) => String(char.charCodeAt(0) - 0x06f0)],
  [/[‐-―−ー－﹣]/g, () => '-'],
  [/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, () => ' '],
];

/** Text with plain digits, hyphens, brackets and spaces; same length in UTF-16 units. */
export function plainCharacters(text: string): string {
  return FOLDS.reduce((plain, [pattern, fold]) => plain.replace(pattern, fold), text);
}

/** Characters that change the direction of text: a number with one may show other digits than it dials. */
export function hasBidiControl(text: string): boolean {
  return /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
}
