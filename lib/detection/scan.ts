// The first stage, in the page: cheap, linear, no number metadata. It finds what could be numbers; verify.ts decides.
import { extensionAfter } from '../phone/extension';
import { plainCharacters } from '../phone/normalize';
import { VANITY } from '../phone/vanity';

/** A stretch of text that could be one number or several, extension included; UTF-16 offsets. */
type Candidate = { start: number; end: number };
/** A candidate with the text around it, and the text of another element that names the field; '' when unknown. */
export type Snippet = { before: string; text: string; after: string; label: string };

/** What may stand between two digits of a number. Invisible characters too: editors leave them there. */
const GAP = '[ ().\\-/~\\u00ad\\u200b-\\u200d\\u2060\\ufeff]{0,4}';
/** As many digits as follow each other: one number, or several in a row. Nothing here backs up: linear time. */
const DIGITS = `(?:\\+{1,2}[ (]{0,2}|\\(0 ?[xX]{2} ?|\\( ?\\+? ?)?\\d(?:${GAP}\\d)*`;
const CANDIDATE = new RegExp(`(?<![A-Za-z\\d-])${VANITY}|${DIGITS}`, 'g');
/** Six bare digits are a post code or an amount; dates are too many to ask about. */
const PLAINLY_NOT =
  /^(?:[1-9]\d{5}|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|\d{19,})$/;
/** No national number has fewer. */
export const FEWEST_DIGITS = 6;
/** UTF-16 units. A longer run of digits is a table; it is cut between two groups. */
const LONGEST = 200;
/** UTF-16 units. Longer texts are not prose, and a page must not wait for them. */
const LONGEST_TEXT = 100_000;
const BEFORE = 64;
const AFTER = 24;
const LABEL = 60;
/** No extension is written longer, with all that introduces it. */
const EXTENSION = 32;

/** Whether a text is worth scanning at all: it has enough digits. */
export function mayHoldNumbers(text: string): boolean {
  return /\d[^a-zA-Z]{0,4}\d[^a-zA-Z]{0,4}\d|[０-９٠-٩۰-۹०-९]/.test(text);
}

/** Every candidate in a text, in order, not overlapping. */
export function scan(text: string): Candidate[] {
  const found: Candidate[] = [];
  const plain = plainCharacters(text.slice(0, LONGEST_TEXT));
  const pattern = new RegExp(CANDIDATE);
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const extension = extensionAfter(plain.slice(pattern.lastIndex, pattern.lastIndex + EXTENSION));
    // The next number begins after this one's extension.
    if (extension) pattern.lastIndex += extension.length;
    for (const piece of pieces(plain, match.index, pattern.lastIndex))
      if (isWorthAsking(plain.slice(piece.start, piece.end))) found.push(piece);
  }
  return found;
}

/** What the second stage needs to judge a candidate. @param label text that names the field, '' when unknown */
export function snippetOf(text: string, { start, end }: Candidate, label: string): Snippet {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  return {
    before,
    text: text.slice(start, end),
    after: text.slice(end, end + AFTER),
    label: label.slice(0, LABEL),
  };
}

function isWorthAsking(text: string): boolean {
  if (PLAINLY_NOT.test(text)) return false;
  return /[A-Z]/.test(text) || text.replace(/\D/g, '').length >= FEWEST_DIGITS;
}

function pieces(text: string, start: number, end: number): Candidate[] {
  const cut: Candidate[] = [];
  while (end - start > LONGEST) {
    const blank = text.slice(start, start + LONGEST).lastIndexOf(' ');
    if (blank > 0) cut.push({ start, end: start + blank });
    // Not a blank in sight: digits without end, which nobody dials.
    const next = blank > 0 ? start + blank : text.indexOf(' ', start + LONGEST);
    if (next < 0 || next >= end) return cut;
    start = next + 1;
  }
  return [...cut, { start, end }];
}
