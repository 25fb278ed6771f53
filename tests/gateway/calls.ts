// The calls of the gateway: what each key stands for, and how a call goes on after it was accepted.
import type { Log } from './log';

export type CallState = 'queued' | 'ringingAgent' | 'ringingCustomer' | 'connected' | 'ended' | 'failed';
export type Call = { attemptId: string; state: CallState; cause: string | null };
export type Placed = Call & { at: string; agent: string; body: Record<string, unknown> };
export type Calls = ReturnType<typeof makeCalls>;

const COURSE: readonly CallState[] = ['ringingAgent', 'ringingCustomer', 'connected'];

/**
 * @param pace milliseconds between the states of a call; 0 leaves calls where they are
 * @param changed told after every change
 */
export function makeCalls(log: Log, pace: number, changed: (call: Placed) => void) {
  const placed = new Map<string, Placed>();
  const timers = new Set<NodeJS.Timeout>();
  // What an earlier process placed is still known: the same key must never place a second call.
  for (const entry of log.entries)
    if (entry.kind === 'call')
      placed.set(entry.attemptId, { ...entry, state: 'ended', cause: 'the gateway was restarted' });

  function move(attemptId: string, state: CallState, cause: string | null = null): void {
    const call = placed.get(attemptId);
    if (!call || call.state === 'ended' || call.state === 'failed') return;
    Object.assign(call, { state, cause });
    changed(call);
  }

  return {
    get: (attemptId: string) => placed.get(attemptId),
    all: () => [...placed.values()],
    /** Whether the agent is on a call that lets none in. */
    isBlocked: (agent: string) =>
      [...placed.values()].some(
        ({ state, body, ...call }) =>
          call.agent === agent && body.blocksInbound === true && state !== 'ended' && state !== 'failed',
      ),
    live: (agent: string) =>
      [...placed.values()].some(
        (call) => call.agent === agent && call.state !== 'ended' && call.state !== 'failed',
      ),
    move,
    place(attemptId: string, agent: string, body: Record<string, unknown>): Placed {
      const at = new Date().toISOString();
      log.add({ kind: 'call', at, attemptId, agent, body });
      const call: Placed = { attemptId, at, agent, body, state: 'queued', cause: null };
      placed.set(attemptId, call);
      if (pace > 0)
        COURSE.forEach((state, step) => {
          const timer = setTimeout(() => move(attemptId, state), pace * (step + 1));
          timers.add(timer);
        });
      return call;
    },
    stop: () => timers.forEach(clearTimeout),
  };
}

/** What replies and events show of a call. */
export const publicCall = ({ attemptId, state, cause }: Call): Call => ({ attemptId, state, cause });
