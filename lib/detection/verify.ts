// The second stage, in the worker: what a candidate really holds, by full number metadata and the atlas.
import type { Atlas } from '../atlas/atlas';
import type { E164 } from '../phone/e164';
import { plainCharacters } from '../phone/normalize';
import { parseDestination } from '../phone/parse';
import type { Snippet } from './scan';

/** A number in a text; UTF-16 offsets. */
export type NumberMatch = { start: number; end: number; e164: E164; ext?: string; kind?: 'fax' };

/** How North Americans group their digits; anything else is a date, a card or an identifier. */
const NANP_GROUPS = /^(?:1-)?(?:3-3-4|3-7|6-4|10)$|^11$/;
const MOST_GROUPS = 10;
/** National numbers have seven digits or more; E.164 has fifteen, and a prefix for calls abroad may precede it. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 18;

type Group = { start: number; end: number; length: number };

/** The numbers in a candidate's text. Digits are taken group by group, the longest number first. */
export function verify({ text }: Snippet, region: string, atlas: Atlas): NumberMatch[] {
  const plain = plainCharacters(text);
  const tail = /[^\d\s().\-+/]/.exec(plain)?.index ?? plain.length;
  const groups: Group[] = [...plain.slice(0, tail).matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
    start: index,
    end: index + digits.length,
    length: digits.length,
  }));
  const matches: NumberMatch[] = [];
  for (let first = 0; first < groups.length; ) {
    const taken = longestFrom(plain, groups, first, region, atlas);
    if (taken) matches.push(taken.match);
    first = taken ? taken.next : first + 1;
  }
  return matches;
}

function longestFrom(plain: string, groups: Group[], first: number, region: string, atlas: Atlas) {
  const head = groups[first];
  if (!head) return null;
  const start = withPrefix(plain, head.start);
  for (let last = Math.min(groups.length, first + MOST_GROUPS) - 1; last >= first; last--) {
    const digits = groups.slice(first, last + 1).reduce((sum, { length }) => sum + length, 0);
    if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) continue;
    const end = last === groups.length - 1 ? plain.length : (groups[last]?.end ?? 0);
    const parsed = parseDestination(plain.slice(start, end), region, atlas);
    if ('notANumber' in parsed) continue;
    if (parsed.to.startsWith('+1') && plain[start] !== '+' && !isNanpGrouped(groups.slice(first, last + 1)))
      continue;
    const close = end < plain.length ? end : trimmedEnd(plain, end);
    const match: NumberMatch = { start, end: close, e164: parsed.to };
    return { match: parsed.postDial ? { ...match, ext: parsed.postDial } : match, next: last + 1 };
  }
  return null;
}

const isNanpGrouped = (groups: Group[]): boolean =>
  NANP_GROUPS.test(groups.map(({ length }) => length).join('-'));

/** A plus or an opening bracket right before the digits belongs to the number. */
function withPrefix(plain: string, start: number): number {
  return start - (/(?:\+ ?|\(\+?|\+\()$/.exec(plain.slice(0, start))?.[0].length ?? 0);
}

/** Without a closing bracket that nothing opened. */
const trimmedEnd = (plain: string, end: number): number =>
  plain.endsWith(')') && !plain.includes('(') ? end - 1 : end;
