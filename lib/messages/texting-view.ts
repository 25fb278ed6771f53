// What to know before a text message: replies to a local presence number arrive nowhere (D36).
import { isPoolRung, type Line } from '../caller-id/record';
import type { Attempt } from '../calls/attempt';
import type { Decision } from '../dial/decision';
import { formatInternational, formatLocal } from '../phone/format';
import { reason } from '../words/reason';
import { say, type Words } from '../words/say';
import type { CallView } from './views';

/**
 * The warning, and the number of the line's own to give to the customer.
 * @param last the agent's last call there; what it showed is what the customer may text to
 */
export function textingView(
  decision: Decision,
  line: Line | undefined,
  last: Attempt | null,
  home: string,
  words: Words,
): CallView['texting'] {
  if (decision.outcome === 'block') return null;
  const own = line?.main ?? null;
  const warning =
    last?.callerId && isPoolRung(last.rung)
      ? reason('textSawPool', { number: last.callerId })
      : decision.callerId && isPoolRung(decision.rung)
        ? reason('textWouldSeePool', { number: decision.callerId })
        : null;
  return {
    warning: warning && say(words, warning, home),
    give: own && { shown: formatLocal(own, home), copied: formatInternational(own) },
  };
}
