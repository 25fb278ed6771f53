// Placing one call, the one orchestrator: decide again, write the attempt, send it once, write what came of it.
import { ATTEMPT_LIFE_MS, type Attempt, isSameDestination, moved } from '../calls/attempt';
import type { Change, Journal } from '../calls/journal';
import type { CrmRecord } from '../crm/profile';
import type { Destination } from '../phone/parse';
import { type Reason, reason } from '../words/reason';
import type { Adapter, CallStatus, DialOrder, DialOutcome } from './adapters/adapter';
import type { Decided } from './decide-now';
import type { Decision, DialRequest } from './decision';

export type PlaceOrder = {
  attemptId: string;
  /** The id of the decision the agent saw when they pressed Call. */
  decisionId: string;
  /** The agent knows that an earlier attempt may have rung, and calls anyway. */
  again: boolean;
  /** When Call was pressed, milliseconds since the epoch. */
  pressedAt: number;
  site: string;
  /** The CRM record that the number was found in. */
  record: CrmRecord | null;
  request: DialRequest;
};
export type PlaceResult =
  | { result: 'attempt'; attempt: Attempt }
  /** Nothing was sent: what would happen is no longer what the agent saw, or may not happen. */
  | { result: 'decision'; decision: Decision }
  | { result: 'failed'; note: Reason };

export type Placing = {
  journal: Journal;
  decide(request: DialRequest): Promise<Decided | { failed: Reason }>;
  adapter(): Promise<Adapter | { failed: Reason }>;
  /** Names this run of the worker. */
  worker: string;
  isOnline(): boolean;
  /** Runs one decision and its journal entry at a time, so that two presses cannot both fit under one limit. */
  alone<Value>(run: () => Promise<Value>): Promise<Value>;
  now(): number;
  changed(attempt: Attempt): void;
};

/** Places a call at most once. Whatever interrupts it, the journal knows how far it came. */
export async function placeCall(order: PlaceOrder, placing: Placing): Promise<PlaceResult> {
  const prepared = await placing
    .alone(() => prepare(order, placing))
    // Nothing was sent: what cannot be written down first is not dialed.
    .catch((): PlaceResult => ({ result: 'failed', note: reason('errorStorage') }));
  if (!('fresh' in prepared)) return prepared;
  return send(prepared.fresh, prepared.adapter, placing);
}

/** Decides again and writes the attempt; or says why there is nothing new to send. */
async function prepare(
  order: PlaceOrder,
  placing: Placing,
): Promise<PlaceResult | { fresh: Attempt; adapter: Adapter }> {
  const { journal, now } = placing;
  const known = await journal.get(order.attemptId);
  if (known) return { result: 'attempt', attempt: known };
  const decided = await placing.decide(order.request);
  if ('failed' in decided) return { result: 'failed', note: decided.failed };
  const { decision, agent } = decided;
  const { destination, callerId, rung } = decision;
  const { lineId } = order.request;
  if ('notANumber' in destination) return { result: 'decision', decision };
  const already = await openCall(journal, agent.userId, destination, order.again);
  if (already) return { result: 'attempt', attempt: already };
  if (decision.outcome === 'block' || decision.id !== order.decisionId || !callerId || !rung)
    return { result: 'decision', decision };
  const adapter = await placing.adapter();
  if ('failed' in adapter) return { result: 'failed', note: adapter.failed };

  const { to, postDial } = destination;
  const fresh: Attempt = {
    id: order.attemptId,
    agentId: agent.userId,
    to,
    postDial,
    lineId,
    lineName: agent.lines.find(({ id }) => id === lineId)?.name ?? lineId,
    callerId,
    rung,
    site: order.site,
    record: order.record,
    createdAt: order.pressedAt,
    updatedAt: now(),
    state: 'intent',
    progress: null,
    connectedAt: null,
    note: null,
    worker: placing.worker,
    open: 1,
  };
  const begun = await journal.begin(fresh, order.again);
  return begun.began ? { fresh, adapter } : { result: 'attempt', attempt: begun.instead };
}

/** The agent's open call to a destination; one that is not known does not count when they call again knowingly. */
async function openCall(
  journal: Journal,
  agentId: string,
  destination: Destination,
  again: boolean,
): Promise<Attempt | null> {
  const open = (await journal.open()).filter(
    (row) => row.agentId === agentId && isSameDestination(row, destination),
  );
  return open.find(({ state }) => !(again && state === 'unknown')) ?? null;
}

async function send(attempt: Attempt, adapter: Adapter, placing: Placing): Promise<PlaceResult> {
  const { journal, now, isOnline, changed } = placing;
  const { id, to, callerId, postDial, lineId, site, rung, record } = attempt;
  const result = (row: Attempt): PlaceResult => {
    changed(row);
    return { result: 'attempt', attempt: row };
  };
  const isLate = Math.abs(now() - attempt.createdAt) > ATTEMPT_LIFE_MS;
  const refusal = isLate ? reason('errorExpired') : isOnline() ? null : reason('errorOffline');
  const start: Change = refusal ? { state: 'rejected', note: refusal } : { state: 'sending' };
  let started: Attempt | null;
  try {
    started = await journal.move(id, ['intent'], start, now());
  } catch {
    // Not written, so not sent.
    return { result: 'failed', note: reason('errorStorage') };
  }
  if (refusal || !started) return result(started ?? (await journal.get(id)) ?? attempt);
  changed(started);

  const order = {
    attemptId: id,
    to,
    callerId,
    postDial,
    lineId,
    context: { site, rung, ...(record ? { record } : {}) },
  };
  const change = changeOf(await dialOnce(adapter, order));
  try {
    const settled =
      (await journal.move(id, ['sending'], change, now())) ?? (await journal.get(id)) ?? started;
    return result(settled.state === 'unknown' ? await reconcile(settled, adapter, placing) : settled);
  } catch {
    // What came of it is known here and now, even if it could not be written down; recovery will ask again.
    return result(moved(started, change, now()));
  }
}

/** One order, handed over once; an adapter that breaks may have sent it. */
async function dialOnce(adapter: Adapter, order: DialOrder): Promise<DialOutcome> {
  try {
    return await adapter.dial(order, AbortSignal.timeout(ATTEMPT_LIFE_MS));
  } catch {
    return { outcome: 'unknown', note: reason('errorUnexpected') };
  }
}

function changeOf(outcome: DialOutcome): Change {
  if (outcome.outcome === 'accepted') return { state: 'accepted', note: null };
  return { state: outcome.outcome, note: outcome.note };
}

/** Asks the service what became of a call that is open. Never dials. */
export async function reconcile(
  attempt: Attempt,
  adapter: Adapter,
  { journal, now, changed }: Pick<Placing, 'journal' | 'now' | 'changed'>,
): Promise<Attempt> {
  const status = await adapter
    .status(attempt.id)
    .catch((): CallStatus => ({ status: 'cannotTell', note: reason('errorUnreachable') }));
  const from = ['accepted', 'unknown', 'live'] as const;
  const move = async (change: Change): Promise<Attempt> => {
    const next = (await journal.move(attempt.id, from, change, now())) ?? attempt;
    changed(next);
    return next;
  };
  switch (status.status) {
    case 'live':
      return move(liveChange(status.progress, attempt, now()));
    case 'ended':
      return move({
        state: 'ended',
        progress: null,
        note: status.cause ? reason('endedBecause', status.cause) : null,
      });
    case 'none':
      if (attempt.state !== 'unknown')
        return move({ state: 'ended', progress: null, note: reason('errorNotRecorded') });
      return move({ state: 'unknown', note: reason('errorNotRecorded') });
    case 'cannotTell':
      return attempt.state === 'unknown' ? move({ state: 'unknown', note: status.note }) : attempt;
  }
}

/** What a live call's row becomes. */
export function liveChange(
  progress: Attempt['progress'],
  { connectedAt }: Pick<Attempt, 'connectedAt'>,
  now: number,
): Change {
  if (!progress) return { state: 'accepted', note: null };
  return {
    state: 'live',
    progress,
    note: null,
    connectedAt: progress === 'connected' ? (connectedAt ?? now) : connectedAt,
  };
}
