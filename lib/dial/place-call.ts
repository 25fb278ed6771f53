// Placing one call, the one orchestrator: decide again, write the attempt, send it once, write what came of it.
import { ATTEMPT_LIFE_MS, type Attempt, isSameDestination, moved } from '../calls/attempt';
import type { Change, Journal } from '../calls/journal';
import { restoreLost, type Tail } from '../calls/tail';
import type { Destination } from '../phone/parse';
import { type Reason, reason } from '../words/reason';
import type { Adapter, Device } from './adapters/adapter';
import type { Decided } from './decide-now';
import type { Decision, DialRequest } from './decision';
import { changeOf, dialOnce } from './dial-once';
import { PACE_MS, waitUntil } from './pace';
import { reconcile } from './reconcile';
import { siteWait } from './site-limit';
import { traceOf } from './trace';

export type PlaceOrder = {
  attemptId: string;
  /** The id of the decision the agent saw when they pressed Call. */
  decisionId: string;
  /** The agent knows that an earlier attempt may have rung, and calls anyway. */
  again: boolean;
  /** When Call was pressed, milliseconds since the epoch. */
  pressedAt: number;
  site: string;
  request: DialRequest;
  /** Why the agent calls in spite of warnings; empty where they did not say. */
  why: string;
  /** The agent's phone that is to be used; null for the service's own choice. */
  device: Device | null;
};
export type PlaceResult =
  /** `isNew`: of this press, and not one that was there before. */
  | { result: 'attempt'; attempt: Attempt; isNew: boolean }
  /** Nothing was sent: what would happen is no longer what the agent saw, or may not happen. */
  | { result: 'decision'; decision: Decision }
  /** Nothing was sent: the service, or we from this site, take no call before then. Nor is one sent when it comes. */
  | { result: 'wait'; until: number; for: 'service' | 'site' }
  /** Nothing was sent: the administrator wants to know why the warnings are set aside. */
  | { result: 'why' }
  | { result: 'failed'; note: Reason };

export type Placing = {
  journal: Journal;
  /** The last attempts a second time: a journal that was lost is noticed before anything is dialed. */
  tail: Tail;
  decide(request: DialRequest): Promise<Decided | { failed: Reason }>;
  /** The service, with the token of this agent and nobody else's. */
  adapter(agentId: string): Promise<Adapter | { failed: Reason }>;
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
  return send(prepared, placing);
}

/** A new attempt that is in the journal, and who it is to be sent to, unless it is too late for that. */
type Prepared = { fresh: Attempt; adapter: Adapter; isLate: boolean };

/** Decides again and writes the attempt; or says why there is nothing new to send. */
async function prepare(order: PlaceOrder, placing: Placing): Promise<PlaceResult | Prepared> {
  const { journal, now } = placing;
  await restoreLost(placing.tail, journal, now());
  const known = await journal.get(order.attemptId);
  if (known) return { result: 'attempt', attempt: known, isNew: false };
  const decided = await placing.decide(order.request);
  if ('failed' in decided) return { result: 'failed', note: decided.failed };
  const { decision, agent } = decided;
  const { destination, callerId, rung } = decision;
  const { lineId } = order.request;
  if ('notANumber' in destination) return { result: 'decision', decision };
  const already = await openCall(journal, agent.userId, destination, order.again);
  if (already) return { result: 'attempt', attempt: already, isNew: false };
  if (decision.outcome === 'block' || decision.id !== order.decisionId)
    return { result: 'decision', decision };
  const { override } = decision;
  const why = order.why.trim();
  if (override?.why === 'required' && !why) return { result: 'why' };
  const adapter = await placing.adapter(agent.userId);
  if ('failed' in adapter) return { result: 'failed', note: adapter.failed };
  const { name, capabilities } = adapter;
  // The service changed since: another one never dials what was decided for this one.
  if (capabilities.choosesCallerId !== (callerId !== null)) return { result: 'decision', decision };
  const lately = await journal.since(now() - PACE_MS);
  const until = waitUntil(lately, adapter, agent.userId, now());
  if (until) return { result: 'wait', until, for: 'service' };
  const siteUntil = siteWait(lately, order.site, now());
  if (siteUntil) return { result: 'wait', until: siteUntil, for: 'site' };

  const { to, postDial } = destination;
  const line = agent.lines.find(({ id }) => id === lineId);
  const isLate = isTooLate(order.pressedAt, now());
  const fresh: Attempt = {
    id: order.attemptId,
    service: name,
    agentId: agent.userId,
    to,
    postDial,
    lineId,
    lineName: line?.name ?? lineId,
    callerId,
    rung,
    deviceId: order.device?.id ?? null,
    ...(line?.limit?.blocksInbound ? { blocksInbound: true } : {}),
    ringsFirst: order.device?.ringsFirst ?? capabilities.ringsAgentFirst,
    site: order.site,
    record: order.request.record ?? null,
    overrode: override && { gates: override.gates, why },
    // The time of a press comes from a page: one that cannot be is not written down.
    createdAt: isLate ? now() : order.pressedAt,
    updatedAt: now(),
    sentAt: null,
    retryAt: null,
    callId: null,
    state: 'intent',
    progress: null,
    connectedAt: null,
    trace: traceOf(decision),
    callback: decision.callback,
    note: null,
    worker: placing.worker,
    open: 1,
  };
  const begun = await journal.begin(fresh, order.again);
  if (!begun.began) return { result: 'attempt', attempt: begun.instead, isNew: false };
  return { fresh, adapter, isLate };
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

const isTooLate = (pressedAt: number, now: number): boolean => Math.abs(now - pressedAt) > ATTEMPT_LIFE_MS;

async function send(
  { fresh: attempt, adapter, ...prepared }: Prepared,
  placing: Placing,
): Promise<PlaceResult> {
  const { journal, tail, now, isOnline, changed } = placing;
  const { id } = attempt;
  const result = (row: Attempt): PlaceResult => {
    changed(row);
    return { result: 'attempt', attempt: row, isNew: true };
  };
  // Before it is looked at how late it is: another storage, and it may take its time.
  await tail.keep(attempt);
  const isLate = prepared.isLate || isTooLate(attempt.createdAt, now());
  const refusal = isLate ? reason('errorExpired') : isOnline() ? null : reason('errorOffline');
  const start: Change = refusal ? { state: 'rejected', note: refusal } : { state: 'sending', sentAt: now() };
  let started: Attempt | null;
  try {
    started = await journal.move(id, ['intent'], start, now());
  } catch {
    // Not written, so not sent.
    return { result: 'failed', note: reason('errorStorage') };
  }
  if (refusal || !started) return result(started ?? (await journal.get(id)) ?? attempt);
  changed(started);

  const change = changeOf(await dialOnce(adapter, attempt, now()), now());
  try {
    const settled =
      (await journal.move(id, ['sending'], change, now())) ?? (await journal.get(id)) ?? started;
    // One that was closed meanwhile, because its agent signed out, is not asked about.
    const isOpen = settled.state === 'unknown' && settled.open === 1;
    return result(isOpen ? await reconcile(settled, adapter, placing) : settled);
  } catch {
    // What came of it is known here and now, even if it could not be written down; recovery will ask again.
    return result(moved(started, change, now()));
  }
}
