// The second stage, in the worker: what a candidate really holds, by full number metadata, the atlas and its context.
import type { Atlas } from '../atlas/atlas';
import type { E164 } from '../phone/e164';
import { splitExtension } from '../phone/extension';
import { hasBidiControl, plainWidths } from '../phone/normalize';
import { type Destination, parseDestination } from '../phone/parse';
import { vanityDigits } from '../phone/vanity';
import { judge, labelOf } from './context';
import { type Reading, readGroups, withoutListPoint } from './digit-groups';
import { isNanp, isNanpForm, isNationalForm } from './format-rules';
import type { LabelKind } from './labels';
import { isOtherThing } from './not-phones';
import type { Snippet } from './scan';
import { lastReachable, mayBeginAnother, type Stretch, stretchOf } from './stretches';

/** A number in a snippet's text; UTF-16 offsets. A fax is known by its label: it is shown, not called. */
export type NumberMatch = { start: number; end: number; e164: E164; ext?: string; kind?: 'fax' };

/** The left-to-right mark: around a number, it only keeps it as it is. */
const KEEPS_DIRECTION = '\u200e';
/** A hostile snippet would be parsed at every digit; an honest one is parsed once or twice a number. */
const MOST_PARSED = 40;

type Task = {
  reading: Reading;
  /** In plain widths; offsets are those of the page. */
  snippet: Snippet;
  region: string;
  atlas: Atlas;
  parsed: number;
  /** What is said right before an offset of the snippet's text. */
  labels: Map<number, LabelKind>;
};

/**
 * The numbers in a candidate. Digits are taken group by group, the longest number first.
 * @param region ISO country whose national formats to expect; empty for international forms only
 */
export function verify(snippet: Snippet, region: string, atlas: Atlas): NumberMatch[] {
  const { before, text, after, label } = snippet;
  const plain = {
    before: plainWidths(before).replaceAll(KEEPS_DIRECTION, ''),
    text: plainWidths(withoutListPoint(text)),
    after: plainWidths(after).replaceAll(KEEPS_DIRECTION, ''),
    label,
  };
  const reading = readGroups(text);
  const task: Task = { reading, snippet: plain, region, atlas, parsed: 0, labels: new Map() };
  const lettered = vanityIn(task);
  if (lettered) return [lettered];
  const matches: NumberMatch[] = [];
  for (let first = 0; first < reading.groups.length && task.parsed < MOST_PARSED; ) {
    const taken = longestFrom(task, first);
    if (taken) matches.push(taken.match);
    // What a plus begins is one number or none: its end is not a national number.
    else if (isInternational(reading, first)) break;
    first = taken ? taken.next : first + 1;
  }
  return matches;
}

const isInternational = ({ plain, groups }: Reading, at: number): boolean =>
  plain.slice(groups[at]?.from, groups[at]?.start).includes('+');

/** A number with letters is the whole candidate: the scan cuts it out. */
function vanityIn(task: Task): NumberMatch | null {
  const { plain } = task.reading;
  if (!/[A-Z]/.test(plain)) return null;
  const { number } = splitExtension(plain);
  return vanityDigits(number) ? matchOf(task, { start: 0, end: plain.length, shape: 'lettered' }) : null;
}

function longestFrom(task: Task, first: number): { match: NumberMatch; next: number } | null {
  for (let last = lastReachable(task.reading, first); last >= first; last--) {
    const match = numberAt(task, first, last);
    if (!match) continue;
    // What reads as one number may be two, one after the other, each with its own 0.
    for (let next = first + 1; next <= last; next++) {
      const shorter = mayBeginAnother(task.reading, next) && numberAt(task, first, next - 1);
      if (shorter && numberAt(task, next, last)) return { match: shorter, next };
    }
    return { match, next: last + 1 };
  }
  return null;
}

function numberAt(task: Task, first: number, last: number): NumberMatch | null {
  const stretch = stretchOf(task.reading, task.snippet, first, last);
  return stretch && matchOf(task, stretch);
}

function matchOf(task: Task, stretch: Stretch): NumberMatch | null {
  const { reading, snippet } = task;
  const written = reading.plain.slice(stretch.start, stretch.end);
  if (isOtherThing(written)) return null;
  const [start, end] = [reading.placeOf(stretch.start), reading.placeOf(stretch.end - 1) + 1];
  const parsed = parsedAs(task, written, stretch, () => labelAt(task, start) === 'phone');
  if (!parsed) return null;
  const before = snippet.before + snippet.text.slice(0, start);
  const after = snippet.text.slice(end) + snippet.after;
  if (isTurned(before.slice(-1), snippet.text.slice(start, end), after.slice(0, 1))) return null;
  const verdict = judge(before, after, labelAt(task, start), stretch.shape);
  if (verdict === 'no') return null;
  return {
    start,
    end,
    e164: parsed.to,
    ...(parsed.postDial && { ext: parsed.postDial }),
    ...(verdict === 'fax' && { kind: 'fax' as const }),
  };
}

/** A control in or next to a number is there to turn it. */
const isTurned = (before: string, text: string, after: string): boolean =>
  hasBidiControl(before + text + after);

function labelAt({ labels, snippet }: Task, at: number): LabelKind {
  const known = labels.get(at);
  if (known !== undefined) return known;
  const label = labelOf(snippet.before + snippet.text.slice(0, at), snippet.label);
  labels.set(at, label);
  return label;
}

/** The number, if it is valid and written as people write one. The cheap questions come first. */
function parsedAs(
  task: Task,
  text: string,
  { shape }: Stretch,
  isLabelled: () => boolean,
): Destination | null {
  const { region, atlas } = task;
  const isFree = shape === 'international' || shape === 'lettered';
  const written = text.slice(0, /[^\d\s().\-+/~]/.exec(text)?.index).trim();
  const isNorthAmerican = isNanp(region);
  if (!isFree && !/^\(?0(?:0|11)/.test(text)) {
    if (region === '' || (isNorthAmerican && !isNanpForm(written, isLabelled))) return null;
  }
  if (++task.parsed > MOST_PARSED) return null;
  const parsed = parseDestination(text, region, atlas);
  if ('notANumber' in parsed) return null;
  return isFree || isNorthAmerican || isNationalForm(written, parsed, region, isLabelled) ? parsed : null;
}
