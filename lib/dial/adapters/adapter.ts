// Our code for one telephony service: what every one of them offers.

import type { Rung } from '../../caller-id/record';
import type { Progress } from '../../calls/attempt';
import type { CrmRecord } from '../../crm/profile';
import type { E164 } from '../../phone/e164';
import type { Reason } from '../../words/reason';

export type DialOrder = {
  attemptId: string;
  to: E164;
  callerId: E164;
  postDial: string | null;
  lineId: string;
  /** For the service's own log: where the call was started, and which rule chose the number. */
  context: { site: string; rung: Rung; record?: CrmRecord };
};
/** Only what provably placed no call is `rejected`; what may have placed one is `unknown`, and never redialed. */
export type DialOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'rejected'; note: Reason }
  | { outcome: 'unknown'; note: Reason };

export type CallStatus =
  | { status: 'live'; progress: Progress | null }
  | { status: 'ended'; cause: string | null }
  /** The service has no record of the attempt. */
  | { status: 'none' }
  | { status: 'cannotTell'; note: Reason };

export type CallEvent = { attemptId: string; status: Extract<CallStatus, { status: 'live' | 'ended' }> };

export type Adapter = {
  dial(order: DialOrder, signal: AbortSignal): Promise<DialOutcome>;
  status(attemptId: string): Promise<CallStatus>;
  hangUp(attemptId: string): Promise<Reason | null>;
  /**
   * Reports what happens to calls until the signal aborts; resolves when the stream ends.
   * @param opened told once events arrive: what happened before must be asked for
   */
  listen(report: (event: CallEvent) => void, opened: () => void, signal: AbortSignal): Promise<void>;
};
