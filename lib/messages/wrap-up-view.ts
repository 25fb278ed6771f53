// What was said of a call afterwards, and whether the service knows, as a surface draws it.
import type { Attempt } from '../calls/attempt';
import { isOver, type Report } from '../calls/wrap-up';
import type { MessageKey } from '../words/message-key';
import { say, type Words } from '../words/say';
import type { Tone, WrapUpView } from './views';

const STATES: Record<Report['state'], [MessageKey, Tone]> = {
  waiting: ['reportWaiting', 'quiet'],
  sent: ['reportSent', 'quiet'],
  failed: ['reportNotSent', 'look'],
  refused: ['reportNotSent', 'look'],
  kept: ['reportKept', 'quiet'],
  left: ['reportLeft', 'quiet'],
};

/** Whether the service was to be told, and was not. */
export const isUntold = ({ state }: Report): boolean => state === 'failed' || state === 'refused';

/** Null while the call is not over. */
export function wrapUpView(attempt: Attempt, words: Words, home: string): WrapUpView | null {
  if (!isOver(attempt)) return null;
  const { wrapUp, report } = attempt;
  const [label, tone] = report ? STATES[report.state] : [];
  return {
    outcome: wrapUp?.outcome ?? null,
    note: wrapUp?.note ?? '',
    report:
      report && label && tone
        ? {
            tone,
            text: words.text(label),
            message: report.note && say(words, report.note, home),
            canSendAgain: isUntold(report),
          }
        : null,
  };
}
