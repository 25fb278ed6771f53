// Whether this agent may call as this line now: membership, calling plan, work-item limit.
import type { AgentRecord, Limit } from '../caller-id/record';
import { type Reason, reason } from '../words/reason';
import type { Gate } from './gate';

/** Why an agent may not call at all; null where they may. */
export function barredBecause({ barred, userId }: Pick<AgentRecord, 'barred' | 'userId'>): Reason | null {
  if (!barred) return null;
  return barred === 'unknownAgent' ? reason('gateUnknownAgent', userId) : reason('gateNoOutboundCapacity');
}

/** M15, M16, M23, M36: the agent has outbound capacity, and is a full member of the line. */
export const agentGate: Gate = ({ agent, line }) => {
  const barred = barredBecause(agent);
  if (barred) return { gate: 'agent', verdict: 'block', reason: barred };
  if (line.pending) return { gate: 'line', verdict: 'block', reason: reason('gatePending', line.name) };
  return null;
};

/** M18, M19: the work-item limit, over all devices; with 1, a second call is refused until the first ends. */
export const capacityGate: Gate = ({ line: { limit }, running, today, elsewhere }) => {
  const most = limit?.maxCalls ?? 1;
  if (limit?.reset === 'endOfDay')
    return Math.max(today, running) >= most
      ? { gate: 'capacity', verdict: 'block', reason: reason('gateDayLimit', { count: most }, limit.profile) }
      : null;
  if (running < most) return null;
  return { gate: 'capacity', verdict: 'block', reason: fullBecause(limit, elsewhere > 0) };
};

/** M21: where a profile allows more than one, it is named, so that the agent can say which one binds them. */
function fullBecause(limit: Limit | null, hasElsewhere: boolean): Reason {
  if (!limit || limit.maxCalls === 1) return reason(hasElsewhere ? 'gateOneCallElsewhere' : 'gateOneCall');
  const { maxCalls, profile } = limit;
  return reason(hasElsewhere ? 'gateCallLimitElsewhere' : 'gateCallLimit', { count: maxCalls }, profile);
}
