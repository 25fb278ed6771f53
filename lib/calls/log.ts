// The log: calls that went out and came in, newest first; searched and filtered in memory.
import { plainCharacters } from '../phone/normalize';
import { type Attempt, isListed } from './attempt';
import type { InboundCall } from './inbound';
import type { Outcome } from './wrap-up';

/** D35: a call that went out is listed as from its line, with the number that was shown. */
export type LogEntry =
  | { direction: 'out'; at: number; call: Attempt }
  | { direction: 'in'; at: number; call: InboundCall };
export type LogFilter = {
  text: string;
  /** `callback`: somebody called a number that they, or a customer of the pool, saw. */
  direction: 'out' | 'in' | 'callback' | null;
  lineId: string | null;
  /** `none`: not wrapped up; `unsent`: the service was not told. */
  outcome: Outcome | 'none' | 'unsent' | null;
  /** Milliseconds since the epoch; `until` is not included. */
  since: number | null;
  until: number | null;
};
/** Both kinds of calls of one agent as one list, newest first; none where nobody is connected. */
export function entriesOf(
  attempts: readonly Attempt[],
  inbound: readonly InboundCall[],
  agentId: string | null,
): LogEntry[] {
  const isTheirs = (call: { agentId: string }): boolean => call.agentId === agentId;
  return [
    ...attempts
      .filter((call) => isTheirs(call) && isListed(call))
      .map((call) => ({ direction: 'out' as const, at: call.createdAt, call })),
    ...inbound.filter(isTheirs).map((call) => ({ direction: 'in' as const, at: call.at, call })),
  ].sort((a, b) => b.at - a.at);
}

/** The entries that fit all of the filter; the text may be a name, a line, a part of a note, a number in any writing. */
export function searchLog(entries: readonly LogEntry[], filter: LogFilter): LogEntry[] {
  const fits = textMatcher(filter.text);
  return entries.filter((entry) => fitsFilter(entry, filter) && fits(entry));
}

function fitsFilter(entry: LogEntry, { direction, lineId, outcome, since, until }: LogFilter): boolean {
  if (direction && !fitsDirection(entry, direction)) return false;
  if (since !== null && entry.at < since) return false;
  if (until !== null && entry.at >= until) return false;
  if (lineId !== null && lineOf(entry) !== lineId) return false;
  return outcome === null || (entry.direction === 'out' && fitsOutcome(entry.call, outcome));
}

const fitsDirection = (entry: LogEntry, wanted: NonNullable<LogFilter['direction']>): boolean =>
  wanted === 'callback'
    ? entry.direction === 'in' && (entry.call.isDynamicCaller || entry.call.shown !== null)
    : entry.direction === wanted;

function fitsOutcome({ wrapUp, unsent }: Attempt, outcome: NonNullable<LogFilter['outcome']>): boolean {
  if (outcome === 'unsent') return unsent === 1;
  return outcome === 'none' ? !wrapUp : wrapUp?.outcome === outcome;
}

const lineOf = (entry: LogEntry): string | null =>
  entry.direction === 'out' ? entry.call.lineId : (entry.call.shown?.lineId ?? null);

/** Digits with what people write between them; a plus sign or a bracket may begin it. */
const NUMBER = /^[+(]?[\d\s().\-/]{2,}$/;

function textMatcher(text: string): (entry: LogEntry) => boolean {
  const plain = folded(text);
  if (!plain) return () => true;
  const digits = NUMBER.test(plain) ? plain.replace(/\D/g, '') : '';
  if (digits) {
    const fits = numberMatcher(plain, digits);
    return (entry) => numbersIn(entry).some(fits) || hasText(entry, [plain]);
  }
  const words = plain.split(/\s+/);
  return (entry) => hasText(entry, words);
}

/** Written with its country's code it must begin so; else a 0 in front may be one that E.164 has not. */
function numberMatcher(plain: string, digits: string): (number: string) => boolean {
  if (plain.startsWith('+')) return (number) => number.startsWith(`+${digits}`);
  const national = digits.replace(/^0+(?=.)/, '');
  return (number) => number.includes(national);
}

const hasText = (entry: LogEntry, words: readonly string[]): boolean => {
  const text = folded(textsIn(entry).join('\n'));
  return words.every((word) => text.includes(word));
};

const numbersIn = ({ direction, call }: LogEntry): string[] =>
  direction === 'out' ? [call.to, call.callerId ?? ''] : [call.from ?? '', call.to];

function textsIn({ direction, call }: LogEntry): string[] {
  if (direction === 'in') return [call.shown?.record?.name ?? '', call.shown?.lineName ?? ''];
  return [call.record?.name ?? '', call.lineName, call.wrapUp?.note ?? ''];
}

const folded = (text: string): string => plainCharacters(text.normalize('NFKC')).toLowerCase().trim();
