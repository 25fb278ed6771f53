// One order to a service, and what the journal makes of its answer.
import { ATTEMPT_LIFE_MS, type Attempt } from '../calls/attempt';
import type { Change } from '../calls/journal';
import { reason } from '../words/reason';
import type { Adapter, DialOutcome } from './adapters/adapter';

/** However late it leaves, an order is given up so long after the press: by then it is taken for lost. */
const LATEST_MS = ATTEMPT_LIFE_MS + 4_000;

/** One order, handed over once; an adapter that breaks may have sent it. */
export async function dialOnce(adapter: Adapter, attempt: Attempt, now: number): Promise<DialOutcome> {
  const { id, site, rung, record, blocksInbound } = attempt;
  const { agentId, to, callerId, postDial, lineId, deviceId } = attempt;
  const context = { site, rung, ...(record ? { record } : {}) };
  const call = { attemptId: id, agentId, to, callerId, postDial, lineId, deviceId };
  const order = { ...call, ...(blocksInbound ? { blocksInbound } : {}), context };
  try {
    return await adapter.dial(
      order,
      AbortSignal.timeout(Math.max(0, Math.min(ATTEMPT_LIFE_MS, attempt.createdAt + LATEST_MS - now))),
    );
  } catch {
    return { outcome: 'unknown', note: reason('errorUnexpected') };
  }
}

/** What the attempt becomes by what the service said. */
export function changeOf(outcome: DialOutcome, now: number): Change {
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'accepted', note: null, callId: outcome.callId ?? null };
    case 'dispatched':
      return { state: 'dispatched', note: reason('noteDispatched') };
    case 'rejected': {
      const retryAt = outcome.retryAfter === undefined ? null : now + outcome.retryAfter * 1000;
      return { state: 'rejected', note: outcome.note, retryAt };
    }
    case 'unknown':
      return { state: 'unknown', note: outcome.note };
  }
}
