// Our code for one telephony service: what every one of them offers, and what it can do, as data.

import type { Rung } from '../../caller-id/record';
import type { Progress } from '../../calls/attempt';
import type { HeardCall } from '../../calls/inbound';
import type { Outcome, Reported } from '../../calls/wrap-up';
import type { CrmRecord } from '../../crm/profile';
import type { E164 } from '../../phone/e164';
import type { PolicyValues } from '../../policy/schema';
import type { Reason } from '../../words/reason';

export type ServiceName = PolicyValues['service'];

export type Capabilities = {
  /** `key`: a dial that is repeated stays one call. `none`: it is sent so that nothing can repeat it. */
  idempotency: 'key' | 'none';
  /** What a hang-up names the call by: our attempt, the service's own id once it is known, or nothing can. */
  hangUp: 'attempt' | 'call' | 'none';
  /** How to learn what became of a call: by asking, by the service's events alone, or not at all. */
  status: 'ask' | 'events' | 'none';
  /** Whether the number that the customer sees is ours to choose; it takes a directory. */
  choosesCallerId: boolean;
  ringsAgentFirst: boolean;
  /** Whether it dials the digits after the number; where it does not, the agent must. */
  dialsExtension: boolean;
  dialsPerMinute: number | null;
  /** Whether it wants to know how a call went; where it does not, that stays on this machine. */
  takesCompletions: boolean;
};

/** One of the agent's phones. */
export type Device = {
  id: string;
  name: string;
  kind: 'softphone' | 'deskPhone' | 'mobile';
  /** It rings first, and the call goes out when the agent picks up. */
  ringsFirst: boolean;
};

export type DialOrder = {
  attemptId: string;
  /** Whose call it is, by the service's own id. */
  agentId: string;
  to: E164;
  /** Null where the service chooses it. */
  callerId: E164 | null;
  postDial: string | null;
  lineId: string;
  /** Null for the service's own choice. */
  deviceId: string | null;
  /** The service keeps calls from coming in to the agent until this one ends (M20). */
  blocksInbound?: true;
  /** For the service's own log: where the call was started, and which rule chose the number. */
  context: { site: string; rung: Rung | null; record?: CrmRecord };
};
/** Only what provably placed no call is `rejected`; what may have placed one is `unknown`, and never redialed. */
export type DialOutcome =
  /** `callId` is the service's own id of the call, where it says it. */
  | { outcome: 'accepted'; callId?: string }
  /** Another program has it: nothing more can be known. */
  | { outcome: 'dispatched' }
  /** `retryAfter`: seconds until the service takes another call. Nothing dials by itself when they are over. */
  | { outcome: 'rejected'; note: Reason; retryAfter?: number }
  | { outcome: 'unknown'; note: Reason };

export type CallStatus =
  | { status: 'live'; progress: Progress | null; callId?: string }
  | { status: 'ended'; cause: string | null }
  /** The service has no record of the attempt. */
  | { status: 'none' }
  | { status: 'cannotTell'; note: Reason };

/** What the service is asked before a call. */
export type CheckOrder = {
  to: E164;
  lineId: string;
  /** When today began for the agent, milliseconds since the epoch. */
  dayStartedAt: number;
};
/** What only the service can tell before a call, because it sees every agent and every device. */
export type Checked =
  | {
      checked: 'yes';
      /** Whether the number is on a list that the service keeps. `unknown`: it keeps one and cannot tell now. */
      doNotCall: 'yes' | 'no' | 'unknown';
      /** Who else is on a call with this number, since when in milliseconds since the epoch. */
      colleague: { name: string; since: number } | null;
      /** This agent's calls: in progress, and placed since today began. */
      running: number;
      placedToday: number;
    }
  /** It has no such check. */
  | { checked: 'cannot' }
  | { checked: 'failed' };
/** How a call went, by the agent: what a service writes down as an activity. Times in ISO 8601. */
export type Completion = {
  outcome: Outcome;
  note: string | null;
  /** When the agent saved it; of two for one call, the later counts. */
  savedAt: string;
  to: E164;
  callerId: E164 | null;
  lineId: string;
  startedAt: string;
  connectedAt: string | null;
  endedAt: string | null;
  /** How long it was up; null where that is not known. */
  durationSeconds: number | null;
  context: { site: string; record?: CrmRecord };
};

export type CallEvent = { attemptId: string; status: Extract<CallStatus, { status: 'live' | 'ended' }> };
/** A call that comes in for this agent. */
export type InboundEvent = { inbound: HeardCall };
export type ServiceEvent = CallEvent | InboundEvent;

export type Adapter = {
  name: ServiceName;
  capabilities: Capabilities;
  dial(order: DialOrder, signal: AbortSignal): Promise<DialOutcome>;
  /** @param callId the service's own id of the call, where it is known */
  status(attemptId: string, callId?: string | null): Promise<CallStatus>;
  hangUp(attemptId: string, callId?: string | null): Promise<Reason | null>;
  /** Asks what only the service knows before a call; absent where it has nothing to tell. Never throws. */
  check?(order: CheckOrder, signal: AbortSignal): Promise<Checked>;
  /** Tells how a call went, once or again; there where `takesCompletions` is. */
  complete?(attemptId: string, completion: Completion): Promise<Reported>;
  /**
   * Reports what happens to calls until the signal aborts; resolves when the stream ends.
   * @param opened told when events begin to arrive: what happened before must be asked for; told again and again where
   * the service has no events, which it then says
   */
  listen(
    report: (event: ServiceEvent) => void,
    opened: (by?: 'asking') => void,
    signal: AbortSignal,
  ): Promise<void>;
};
