// A candidate's digits, group by group, and where one number may end and the next begin.
import { plainCharacters } from '../phone/normalize';
import { otherThings } from './not-phones';

/** Digits with nothing between them; `from` is where a number that begins here begins: its plus or bracket. */
export type Group = {
  from: number;
  start: number;
  end: number;
  /** A number may begin, or end, with this group. */
  opens: boolean;
  closes: boolean;
  /** Part of a date, an address or a card: of no number. */
  masked: boolean;
};
/** A candidate made plain. `placeOf` turns an offset in it into one in the original. */
export type Reading = { plain: string; groups: Group[]; placeOf(offset: number): number };

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const PREFIX = /(?:\+{1,2}[ (]{0,2}|\( {0,4}\+? ?)$/;
/** After the number of a list's item; Japanese lists have it, Japanese numbers hardly ever. */
const WIDE_POINT = /(?<=^[\d０-９]{1,2})．/;
/** The place of the carrier in a Brazilian number: (0xx11) 2345-6789. */
const CARRIER = /(?<=^\()0 ?xx(?= ?\d\d\))/i;
/** A hyphen or point alone does not part two numbers; a blank, slash, bracket or plus does. */
const BEGINS = /[\s/(+]/;
const ENDS = /[\s/()~]/;

/** Reads a candidate's text: invisible characters gone, digits of other scripts made plain. */
export function readGroups(text: string): Reading {
  const places = INVISIBLE.test(text) ? visiblePlaces(text) : null;
  const shown = places ? places.map((place) => text[place]).join('') : text;
  const visible = plainCharacters(withoutListPoint(shown));
  const plain = visible.replace(CARRIER, (carrier) => ' '.repeat(carrier.length));
  const groups = groupsOf(plain);
  return { plain, groups, placeOf: (offset) => (places ? (places[offset] ?? text.length) : offset) };
}

/** The text with a blank for the point of a list's item: "１．03-1234-5678". */
export const withoutListPoint = (text: string): string => text.replace(WIDE_POINT, ' ');

const visiblePlaces = (text: string): number[] =>
  Array.from(text, (_, i) => i).flatMap((_, i) => (INVISIBLE.test(text[i] ?? '') ? [] : [i]));

function groupsOf(plain: string): Group[] {
  // Whatever is no digit and no gap begins the extension.
  const body = plain.slice(0, /[^\d\s().\-+/~]/.exec(plain)?.index);
  const others = otherThings(body);
  const groups: Group[] = [];
  for (const { index: start, 0: digits } of body.matchAll(/\d+/g)) {
    const end = start + digits.length;
    const last = groups.at(-1);
    const gap = body.slice(last?.end ?? 0, start);
    if (last) last.closes = ENDS.test(gap);
    groups.push({
      from: start - (PREFIX.exec(gap)?.[0].length ?? 0),
      start,
      end,
      opens: !last || BEGINS.test(gap),
      closes: true,
      masked: others.some((other) => other.start < end && start < other.end),
    });
  }
  return groups;
}
