// A call that came in, as the service reported it, and what we know of it: whether the caller saw the number before.
import type { E164 } from '../phone/e164';
import { type Attempt, isListed } from './attempt';
import { wasShown } from './number-use';

/** A call that came in, as a service tells of it. */
export type HeardCall = {
  /** The service's own id; where it has none, made from who called, where and when. */
  id: string;
  /** Null where the caller withheld it. */
  from: E164 | null;
  /** The number that was called. */
  to: E164;
  /** Milliseconds since the epoch. */
  at: number;
};
/** The call of ours that showed the number to this caller. Kept here, because the attempt may be gone by then. */
type ShownBefore = Pick<Attempt, 'lineId' | 'lineName'> & {
  attemptId: string;
  record: Attempt['record'];
  at: number;
};
export type InboundCall = HeardCall & {
  /** Whose log it is in. */
  agentId: string;
  /** D34: a number of a pool was called. */
  isDynamicCaller: boolean;
  shown: ShownBefore | null;
};

/**
 * The entry of the log for a call that came in.
 * @param attempts the calls to whoever calls now
 * @param isPool whether a pool of the agent's lines has the number
 */
export function inboundEntry(
  heard: HeardCall,
  agentId: string,
  attempts: readonly Attempt[],
  isPool: boolean,
): InboundCall {
  const last = attempts
    .filter(
      (row) => isListed(row) && row.agentId === agentId && row.callerId === heard.to && row.to === heard.from,
    )
    .filter((row) => wasShown(row) && row.createdAt <= heard.at)
    .sort((a, b) => b.createdAt - a.createdAt)[0];
  return {
    ...heard,
    agentId,
    isDynamicCaller: isPool || Boolean(last?.rung?.startsWith('pool-')),
    shown: last
      ? {
          attemptId: last.id,
          lineId: last.lineId,
          lineName: last.lineName,
          record: last.record ?? null,
          at: last.createdAt,
        }
      : null,
  };
}
