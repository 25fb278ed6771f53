// Which digits of a candidate may be one number: where a stretch of groups may begin and end, and how it is written.
import type { Group, Reading } from './digit-groups';
import { FEWEST_DIGITS, type Snippet } from './scan';
import type { Shape } from './surroundings';

/** Digits that may be one number, in the reading's offsets; the last one includes the candidate's extension. */
export type Stretch = { start: number; end: number; shape: Shape };

const MOST_GROUPS = 12;
/** E.164 has fifteen, and a prefix for calls abroad may precede it. */
const MOST_DIGITS = 18;
const MOST_NATIONAL = 14;
/** So many digits make a number whole: after them a slash or bracket begins another. */
const WHOLE_NATIONAL = 8;
const WHOLE_INTERNATIONAL = 9;

/** The last group that a number which begins with group `first` could have; less than `first` when none begins there. */
export function lastReachable({ plain, groups }: Reading, first: number): number {
  const head = groups[first];
  if (!head?.opens || head.masked) return first - 1;
  const isAbroad = /^\(?(?:\+|00|01[01]|0~)/.test(plain.slice(head.from));
  const [whole, most] = isAbroad ? [WHOLE_INTERNATIONAL, MOST_DIGITS] : [WHOLE_NATIONAL, MOST_NATIONAL];
  let digits = head.end - head.start;
  let last = first;
  for (const group of groups.slice(first + 1, first + MOST_GROUPS)) {
    const gap = plain.slice(groups[last]?.end, group.start);
    digits += group.end - group.start;
    if (group.masked || digits > most || /[.] |\+/.test(gap)) break;
    const before = digits - (group.end - group.start);
    if (before >= whole && /[/(]|^~/.test(gap)) break;
    // An area code with its 0, after digits enough for a number: the next number.
    if (before > whole && !isAbroad && group.opens && /^0\d\d/.test(plain.slice(group.start))) break;
    last++;
  }
  return last;
}

/** Whether a second number could begin with a group: a 0 or a bracket says so. */
export function mayBeginAnother({ plain, groups }: Reading, at: number): boolean {
  const group = groups[at];
  return group?.opens === true && (plain[group.start] === '0' || group.from < group.start);
}

/** The groups from `first` to `last` as one stretch; null when they cannot be one number. */
export function stretchOf(
  { plain, groups }: Reading,
  { before, after }: Snippet,
  first: number,
  last: number,
): Stretch | null {
  const head = groups[first];
  const tail = groups[last];
  if (!head?.opens || !tail?.closes) return null;
  const isLast = last === groups.length - 1;
  // Two digits next to a colon and more digits are of a time of day: 10:45 212 …, … 00:03.
  if (first === 0 && isShort(head) && /\d[:h]$/.test(before)) return null;
  if (isLast && isShort(tail) && /^[:h]\d/.test(after)) return null;
  const digits = plain.slice(head.start, tail.end).replace(/\D/g, '').length;
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) return null;
  const start = isOpenBracket(plain.slice(head.from, tail.end)) ? head.start : head.from;
  const written = plain.slice(start, tail.end);
  if (isStrayBracket(written)) return null;
  return { start, end: isLast ? extensionEnd(plain, start) : tail.end, shape: shapeOf(written) };
}

const isShort = ({ start, end }: Group): boolean => end - start <= 2;

function shapeOf(written: string): Shape {
  if (written.includes('+')) return 'international';
  if (written.startsWith('(')) return 'bracketed';
  if (!/\d\D+\d/.test(written)) return 'bare';
  return /[-./)~]/.test(written) ? 'grouped' : 'spaced';
}

/** "(19 35831647": the bracket opens more than the number. */
const isOpenBracket = (written: string): boolean => /^\( *\d/.test(written) && !written.includes(')');
/** "1) 617-555-0142": a bracket that closes nothing is a list marker's. */
const isStrayBracket = (written: string): boolean => /^[^(]*\)/.test(written) || /\([^)]*$/.test(written);

/** The end of the candidate, its extension included; without a closing bracket that nothing opened. */
const extensionEnd = (plain: string, start: number): number =>
  plain.endsWith(')') && !plain.slice(start).includes('(') ? plain.length - 1 : plain.length;
