// Where a Dialpad call is, by the names of its call states.
import type { CallStatus } from './adapter';

type Known = Extract<CallStatus, { status: 'live' | 'ended' }>;

const RINGS_AGENT = new Set(['ringing', 'preanswer', 'queued']);
const OVER = new Set(['hangup', 'missed', 'blocked', 'voicemail', 'voicemail_uploaded', 'postcall']);
/** Not of the call itself: what was made of it, or who else looked on. */
const BESIDE =
  /^(admin|ai_|barge|call_transcription|csat|dispositions|eavesdrop|monitor|pcsat|recap|recording|takeover|transcription)/;

/** A call's state as every adapter tells it; null for a state that says nothing about where the call is. */
export function statusOfState(state: string | null | undefined, callId: string | null): Known | null {
  if (!state || BESIDE.test(state)) return null;
  if (OVER.has(state)) return { status: 'ended', cause: null };
  const progress =
    state === 'calling' ? 'ringingCustomer' : RINGS_AGENT.has(state) ? 'ringingAgent' : 'connected';
  return { status: 'live', progress, ...(callId ? { callId } : {}) };
}

/** The states that are subscribed to. */
export const FOLLOWED = [
  'calling',
  'preanswer',
  'ringing',
  'connected',
  'hold',
  'parked',
  'hangup',
  'missed',
] as const;
