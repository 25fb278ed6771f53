// The first stage, in the page: cheap, linear, no number metadata. It finds what could be numbers; verify.ts decides.
import { extensionAfter } from '../phone/extension';
import { hasBidiControl, plainCharacters } from '../phone/normalize';
import { saysOtherwise } from './context';

/** A stretch of text that could be one number or several, extension included; UTF-16 offsets. */
export type Candidate = { start: number; end: number };
/** What the worker needs to judge a candidate: the text around it, and the label that stands elsewhere. */
export type Snippet = { before: string; text: string; after: string; label: string };

export const snippetOf = (text: string, { start, end }: Candidate, label: string): Snippet => ({
  before: text.slice(Math.max(0, start - 64), start),
  text: text.slice(start, end),
  after: text.slice(end, end + 24),
  label,
});

/** Digits with up to three separators between two of them: one number, or several in a row. Bounded: linear time. */
const DIGITS = /(?<![\d.,]\d?)(?:\+ ?|\(\+?|\(0)?\d(?:[ ().\-/]{0,3}\d){5,44}/g;
const LONGEST_TEXT = 20_000;

/** Whether a text is worth scanning at all: it has enough digits. */
export function mayHoldNumbers(text: string): boolean {
  return /\d[^a-zA-Z]{0,3}\d[^a-zA-Z]{0,3}\d/.test(text) || /[０-９٠-٩۰-۹]/.test(text);
}

/** Every candidate in a text, in order, not overlapping. */
export function scan(text: string): Candidate[] {
  const found: Candidate[] = [];
  const plain = plainCharacters(text.slice(0, LONGEST_TEXT));
  const digits = new RegExp(DIGITS);
  for (let match = digits.exec(plain); match; match = digits.exec(plain)) {
    const start = match.index;
    let end = start + match[0].length;
    const extension = extensionAfter(plain.slice(end, end + 24));
    if (extension) end += extension.length;
    // The next number begins after this one's extension.
    digits.lastIndex = end;
    if (/[\w@]/.test(plain[end] ?? ' ') && !extension) continue;
    if (hasBidiControl(text.slice(Math.max(0, start - 1), end + 1))) continue;
    if (saysOtherwise(plain, start, end)) continue;
    found.push({ start, end });
  }
  return found;
}
