// A call that was started from another site or from the popup, as a page may know it: there is one, and how it stands.
import type { Attempt } from '../calls/attempt';
import type { Words } from '../words/say';
import { attemptView } from './attempt-view';
import type { AttemptView } from './views';

/** Without an id it cannot be acted on; a page follows it by asking again about its number. */
export function elsewhereView(attempt: Attempt, words: Words, home: string): AttemptView {
  const { display, state, tone, label, createdAt, canCallAgain } = attemptView(attempt, words, home);
  return {
    id: '',
    display,
    name: null,
    shown: '',
    lineName: '',
    state,
    tone,
    label,
    message: words.text('startedElsewhere'),
    overrode: null,
    createdAt,
    connectedAt: null,
    canHangUp: false,
    canCheck: false,
    canCallAgain,
    spam: null,
    wrapUp: null,
  };
}
