// An entry of the log as the panel draws it.
import type { Attempt } from '../calls/attempt';
import type { InboundCall } from '../calls/inbound';
import type { LogEntry } from '../calls/log';
import { wasShown } from '../calls/number-use';
import type { E164 } from '../phone/e164';
import { formatInternational, formatLocal } from '../phone/format';
import { say, type Words } from '../words/say';
import { attemptView, withExtension } from './attempt-view';
import { OUTCOME_LABELS } from './outcome-labels';
import type { LogEntryView } from './views';
import { isUntold } from './wrap-up-view';

/** @param home the account's country */
export function logEntryView(entry: LogEntry, words: Words, home: string): LogEntryView {
  return entry.direction === 'out' ? outgoing(entry.call, words, home) : incoming(entry.call, words, home);
}

/** D35: as from its line, with the number that was really shown. */
function outgoing(call: Attempt, words: Words, home: string): LogEntryView {
  const attempt = attemptView(call, words, home);
  const { wrapUp } = call;
  return {
    id: call.id,
    direction: 'out',
    at: call.createdAt,
    display: attempt.display,
    dial: call.postDial ? `${call.to};ext=${call.postDial}` : call.to,
    name: attempt.name,
    record: call.record ?? null,
    label: null,
    detail: call.lineName ? words.text('numberAndLine', attempt.shown, call.lineName) : attempt.shown,
    lineId: call.lineId,
    shown: call.callerId && formatLocal(call.callerId, home),
    status: wrapUp
      ? { text: words.text(OUTCOME_LABELS[wrapUp.outcome]), tone: 'quiet' }
      : { text: attempt.label, tone: attempt.tone },
    notSent: call.report !== undefined && isUntold(call.report),
    attempt,
    trace: call.trace
      ? call.trace.map(({ verdict, reason }) => ({ verdict, text: say(words, reason, home) }))
      : null,
    story: call.callback && wasShown(call) ? say(words, call.callback, home) : null,
  };
}

/** D34: a call to a number of a pool is a Dynamic Caller's. */
function incoming(
  { id, at, from, to, isDynamicCaller, shown }: InboundCall,
  words: Words,
  home: string,
): LogEntryView {
  const number = formatLocal(to, home);
  return {
    id,
    direction: 'in',
    at,
    display: from ? withExtension(formatInternational(from), null, words) : words.text('withheldNumber'),
    dial: from,
    name: shown?.record?.name ?? null,
    record: shown?.record ?? null,
    label: isDynamicCaller ? words.text('dynamicCaller') : null,
    detail: shown
      ? words.text('calledNumberAsLine', number, shown.lineName)
      : words.text('calledNumber', number),
    lineId: shown?.lineId ?? null,
    shown: number,
    status: { text: words.text('incoming'), tone: 'quiet' },
    notSent: false,
    attempt: null,
    trace: null,
    story: story(from, number, shown, words),
  };
}

function story(from: E164 | null, number: string, shown: InboundCall['shown'], words: Words): string | null {
  if (!from) return null;
  if (!shown) return words.text('neverCalledThem', number);
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return words.text('youCalledThem', day.format(shown.at), shown.lineName);
}
