// "Not a number": what an agent said is none, by the field or the pattern it stood in, on one site.
import { plainCharacters } from '../phone/normalize';
import type { Snippet } from './scan';

type Dismissal = {
  /** The origin of the page. */
  site: string;
  /** The field's label, or the word before the digits and their shape, or the very digits. */
  by: 'field' | 'pattern' | 'digits';
  value: string;
};

type Span = { start: number; end: number };
const LONGEST = 128;

/**
 * What to leave unmarked from now on. A field counts as a whole, but not one that is named after phones: there, only
 * this text was no number. Without a field, the word before it counts with the shape of the digits.
 * @param isPhoneLabel whether a label says that phone numbers follow
 */
export function dismissalOf(
  snippet: Snippet,
  site: string,
  isPhoneLabel: (label: string) => boolean,
): Dismissal {
  const field = fieldOf(snippet);
  if (field && !isPhoneLabel(field)) return { site, by: 'field', value: field };
  const pattern = patternOf(snippet);
  if (!field && pattern && !isPhoneLabel(pattern)) return { site, by: 'pattern', value: pattern };
  return { site, by: 'digits', value: digitsOf(snippet) };
}

/** A snippet around one of the numbers in it: what is dismissed is that one. */
export function narrowed({ before, text, after, label }: Snippet, { start, end }: Span): Snippet {
  return {
    before: (before + text.slice(0, start)).slice(-64),
    text: text.slice(start, end),
    after: (text.slice(end) + after).slice(0, 24),
    label,
  };
}

/** Whether a snippet is what the agent dismissed. @param dismissals of the same site */
export function isDismissed(snippet: Snippet, dismissals: readonly Dismissal[]): boolean {
  return dismissals.some(({ by, value }) => {
    if (by === 'field') return fieldOf(snippet) === value;
    return value === (by === 'pattern' ? patternOf(snippet) : digitsOf(snippet));
  });
}

const normal = (text: string): string =>
  plainCharacters(text).replace(/\s+/g, ' ').trim().toLowerCase().slice(0, LONGEST);

const fieldOf = ({ label }: Snippet): string => normal(label).replace(/[\s:#*]+$/, '');
const digitsOf = ({ text }: Snippet): string => normal(text).replace(/\D/g, '').slice(0, LONGEST);

/** `ref 000-0000`: the word before, and every digit made 0. Empty where no word stands before. */
function patternOf({ before, text }: Snippet): string {
  const word = /(\p{L}[\p{L}\p{M}\d-]*)[^\p{L}\d]{0,3}$/u.exec(normal(before))?.[1];
  return word ? `${word} ${normal(text).replace(/\d/g, '0')}` : '';
}
