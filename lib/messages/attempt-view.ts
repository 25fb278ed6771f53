// An attempt as a surface draws it.
import type { Attempt } from '../calls/attempt';
import { formatInternational, formatLocal } from '../phone/format';
import type { MessageKey } from '../words/message-key';
import { say, type Words } from '../words/say';
import type { AttemptView, Tone } from './views';

const LABELS: Record<Attempt['state'], MessageKey> = {
  intent: 'stateIntent',
  sending: 'stateSending',
  accepted: 'stateAccepted',
  dispatched: 'stateDispatched',
  rejected: 'stateRejected',
  unknown: 'stateUnknown',
  live: 'stateConnected',
  ended: 'stateEnded',
};
const PROGRESS: Record<NonNullable<Attempt['progress']>, MessageKey> = {
  ringingAgent: 'stateRingingAgent',
  ringingCustomer: 'stateRingingCustomer',
  connected: 'stateConnected',
};
const TONES: Record<Attempt['state'], Tone> = {
  intent: 'quiet',
  sending: 'quiet',
  accepted: 'live',
  dispatched: 'quiet',
  rejected: 'no',
  unknown: 'look',
  live: 'live',
  ended: 'quiet',
};

/** @param home the account's country */
export function attemptView(attempt: Attempt, words: Words, home: string): AttemptView {
  const { id, state, progress, note, createdAt, connectedAt, postDial } = attempt;
  const isLive = state === 'accepted' || state === 'live';
  return {
    id,
    display: withExtension(formatInternational(attempt.to), postDial, words),
    shown: formatLocal(attempt.callerId, home),
    lineName: attempt.lineName,
    state,
    tone: TONES[state],
    label: words.text(state === 'live' && progress ? PROGRESS[progress] : LABELS[state]),
    message: note && say(words, note, home),
    createdAt,
    connectedAt,
    canHangUp: isLive,
    canCheck: state === 'unknown',
    canCallAgain: state === 'unknown' || state === 'rejected' || state === 'ended',
  };
}

/** `+1 415-555-0199 ext. 45`. */
export function withExtension(number: string, postDial: string | null, words: Words): string {
  return postDial ? words.text('withExtension', number, postDial) : number;
}
