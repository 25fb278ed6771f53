// An attempt as a surface draws it.
import type { Attempt } from '../calls/attempt';
import { capabilitiesOf } from '../dial/adapters/registry';
import type { GateName } from '../gates/gate';
import type { Overrode } from '../gates/override';
import { formatInternational, formatLocal } from '../phone/format';
import type { MessageKey } from '../words/message-key';
import { say, type Words } from '../words/say';
import type { AttemptView, Tone } from './views';
import { wrapUpView } from './wrap-up-view';

const LABELS: Record<Attempt['state'], MessageKey> = {
  intent: 'stateIntent',
  sending: 'stateSending',
  accepted: 'stateRequested',
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
  const { id, state, note, createdAt, connectedAt, postDial, callerId } = attempt;
  const isLive = state === 'accepted' || state === 'live';
  const { hangUp, status } = capabilitiesOf(attempt.service);
  const canHangUp = hangUp === 'attempt' || (hangUp === 'call' && attempt.callId !== null);
  return {
    id,
    display: withExtension(formatInternational(attempt.to), postDial, words),
    name: attempt.record?.name ?? null,
    shown: callerId ? formatLocal(callerId, home) : words.text('chosenByApp'),
    lineName: attempt.lineName,
    state,
    tone: TONES[state],
    label: words.text(labelOf(attempt)),
    message: note && say(words, note, home),
    overrode: attempt.overrode ? saidOf(attempt.overrode, words) : null,
    createdAt,
    connectedAt,
    canHangUp: isLive && canHangUp,
    canCheck: state === 'unknown' && attempt.open === 1 && status !== 'none',
    wrapUp: wrapUpView(attempt, words, home),
    canCallAgain: state === 'unknown' || state === 'rejected' || state === 'ended',
    spam: state !== 'ended' || !callerId ? null : attempt.spamReportedAt ? 'reported' : 'canReport',
  };
}

const RULES: Partial<Record<GateName, MessageKey>> = {
  hours: 'ruleHours',
  clock: 'ruleClock',
  frequency: 'ruleFrequency',
  doNotCall: 'ruleDoNotCall',
  colleague: 'ruleColleague',
};

function saidOf({ gates, why }: Overrode, words: Words): string {
  const names = gates.map((gate) => words.text(RULES[gate] ?? 'ruleOther'));
  const list = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(new Set(names));
  return why ? words.text('calledAnywayWhy', list, why) : words.text('calledAnyway', list);
}

function labelOf({ state, progress, ringsFirst }: Attempt): MessageKey {
  if (state === 'live' && progress) return PROGRESS[progress];
  return state === 'accepted' && ringsFirst ? 'stateAccepted' : LABELS[state];
}

/** `+1 415-555-0199 ext. 45`. */
export function withExtension(number: string, postDial: string | null, words: Words): string {
  return postDial ? words.text('withExtension', number, postDial) : number;
}
