// One try to place one call.
import type { Rung } from '../caller-id/record';
import type { CrmRecord } from '../crm/profile';
import type { Overrode } from '../gates/override';
import type { E164 } from '../phone/e164';
import type { Reason } from '../words/reason';
import type { Report, WrapUp } from './wrap-up';

export type AttemptState =
  | 'intent'
  | 'sending'
  | 'accepted'
  | 'dispatched'
  | 'rejected'
  | 'unknown'
  | 'live'
  | 'ended';
export type Progress = 'ringingAgent' | 'ringingCustomer' | 'connected';

/** A rung of the ladder that was tried, or how the number was picked there. */
export type TraceStep = { verdict: 'chosen' | 'no'; reason: Reason };

export type Attempt = {
  /** UUID, made at the gesture; the idempotency key of the dial. */
  id: string;
  /** The service it is placed by: no other is ever asked about it. */
  service: string;
  agentId: string;
  to: E164;
  postDial: string | null;
  lineId: string;
  lineName: string;
  /** Both null where the service chooses the number. */
  callerId: E164 | null;
  rung: Rung | null;
  /** The agent's phone, where one was chosen. */
  deviceId: string | null;
  /** No call comes in to the agent until this one ends (M20). */
  blocksInbound?: true;
  /** The agent's phone rings before the customer's. */
  ringsFirst: boolean;
  /** The origin of the page it was started from, or `popup`. */
  site: string;
  /** The CRM record that the number was found in; absent in rows from before there were any. */
  record?: CrmRecord | null;
  /** The warnings that it was placed in spite of; absent in rows from before that was kept. */
  overrode?: Overrode | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  updatedAt: number;
  /** When the request left; null when it did not. */
  sentAt: number | null;
  /** Before this the service takes no other call; null when it did not say so. */
  retryAt: number | null;
  state: AttemptState;
  /** The service's own id of the call, once it is known. */
  callId: string | null;
  /** Where a live call is. */
  progress: Progress | null;
  connectedAt: number | null;
  /** When the agent noted that the customer saw a spam warning; absent where nobody did. */
  spamReportedAt?: number;
  /** When it ended; absent while it is up, and where that was only learned afterwards, by asking. */
  endedAt?: number;
  /** Why this number, as it was when the call was placed; absent in rows from before it was kept. */
  trace?: TraceStep[];
  /** Where a call back lands, as the agent read it before the call (D25); absent in rows from before it was kept. */
  callback?: Reason | null;
  wrapUp?: WrapUp;
  /** Whether the service was told of the wrap-up. */
  report?: Report;
  /** 1 while the service is still to be told; absent otherwise, so that the index holds those rows only. */
  unsent?: 1;
  /** 1 where the log is not kept so long: it is in no list, and there only for limits that count calls. */
  unlisted?: 1;
  /** Why it was rejected, is not known, or how it ended. */
  note: Reason | null;
  /** 1 while the call may still change; absent after that, so that the index holds open rows only. */
  open?: 1;
  /** The worker that wrote the row: rows of another one are orphans. */
  worker: string;
};

/** A row that was not sent within this time after the gesture is never sent; also the longest wait for an answer. */
export const ATTEMPT_LIFE_MS = 10_000;
/** A service that tells of calls by events alone has told of this one by then, or it is not known to be there. */
export const CONFIRM_MS = 10_000;
/** After this an open call that nobody reported on is taken for ended. */
export const LONGEST_CALL_MS = 12 * 3600_000;

const CLOSED: ReadonlySet<AttemptState> = new Set(['dispatched', 'rejected', 'ended']);

/** The attempt in another state. Closed states leave the index of open rows. */
export function moved(
  attempt: Attempt,
  change: Partial<Attempt> & { state: AttemptState },
  now: number,
): Attempt {
  const { open: _, ...rest } = { ...attempt, ...change, updatedAt: now };
  return CLOSED.has(change.state) ? rest : { ...rest, open: 1 };
}

/** How long a call that may have been placed takes up capacity, unless the service says that it knows of none. */
export const UNSURE_MS = 60_000;

/** Calls that take up the agent's capacity: those that are, or may be, on the line. */
export function isRunning({ state, note, createdAt }: Attempt, now: number): boolean {
  if (state === 'unknown') return note?.key !== 'errorNotRecorded' && Math.abs(now - createdAt) < UNSURE_MS;
  return state === 'intent' || state === 'sending' || state === 'accepted' || state === 'live';
}

/** Whether somebody may have been called: not by what was rejected or expired, nor by what the service has no record of. */
export function mayHaveRung({ state, note }: Attempt): boolean {
  return state !== 'rejected' && !(state === 'unknown' && note?.key === 'errorNotRecorded');
}

/** Whether two calls go to the same destination: the extension is part of it. */
export function isSameDestination(
  a: Pick<Attempt, 'to' | 'postDial'>,
  b: { to: string; postDial: string | null },
): boolean {
  return a.to === b.to && a.postDial === b.postDial;
}

/** Whether it is in the log and other lists. */
export const isListed = ({ unlisted }: Pick<Attempt, 'unlisted'>): boolean => unlisted !== 1;
