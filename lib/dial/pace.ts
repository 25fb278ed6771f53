// How soon an agent may call again: what the service said, and its limit of calls a minute, counted before it says so.
import type { Attempt } from '../calls/attempt';
import type { Adapter } from './adapters/adapter';

const MINUTE_MS = 60_000;
/** No attempt of longer ago counts; also the longest wait that is believed. */
export const PACE_MS = 3_600_000;

type Paced = Pick<Attempt, 'service' | 'agentId' | 'sentAt' | 'retryAt'>;

/**
 * The time before which this agent's next call would be refused, or null when they may call now. Counted from the
 * journal, so that it outlives the worker.
 * @param rows the attempts of the last hour
 */
export function waitUntil(
  rows: readonly Paced[],
  { name, capabilities }: Pick<Adapter, 'name' | 'capabilities'>,
  agentId: string,
  now: number,
): number | null {
  const mine = rows.filter((row) => row.service === name && row.agentId === agentId);
  const told = mine.map(({ retryAt }) => retryAt ?? 0);
  const { dialsPerMinute: most } = capabilities;
  const sent = mine
    .flatMap(({ sentAt }) => (sentAt !== null && Math.abs(now - sentAt) < MINUTE_MS ? [sentAt] : []))
    .sort((a, b) => b - a);
  const last = most === null ? undefined : sent[most - 1];
  const until = Math.max(0, ...told, last === undefined ? 0 : last + MINUTE_MS);
  // A clock that was set back must not lock anybody out.
  return until > now && until <= now + PACE_MS ? until : null;
}
