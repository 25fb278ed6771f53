// Outcomes of calls in words.
import type { Outcome } from '../calls/wrap-up';
import type { MessageKey } from '../words/message-key';

/** In the order in which they are offered. */
export const OUTCOME_LABELS: Record<Outcome, MessageKey> = {
  connected: 'outcomeConnected',
  voicemail: 'outcomeVoicemail',
  noAnswer: 'outcomeNoAnswer',
  busy: 'outcomeBusy',
  wrongNumber: 'outcomeWrongNumber',
  callBack: 'outcomeCallBack',
  other: 'outcomeOther',
};
