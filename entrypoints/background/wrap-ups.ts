// How calls went: kept at once, told to the service right after, and again later where that failed.
import { type Attempt, LONGEST_CALL_MS } from '../../lib/calls/attempt';
import { isOver, type Outcome, wrappedUp } from '../../lib/calls/wrap-up';
import { capabilitiesOf } from '../../lib/dial/adapters/registry';
import { type Completing, tellDue, tellService } from '../../lib/dial/complete';
import type { Parts } from './parts';
import type { Service } from './service';

export type WrapUps = ReturnType<typeof makeWrapUps>;

/** @param changed told after every change */
export function makeWrapUps({ journal, tail, now }: Parts, service: Service, changed: () => void) {
  const completing: Completing = {
    journal,
    now,
    changed: keepAndTell,
    adapterFor: service.adapterFor,
    alone: async (run) => await navigator.locks.request('wrap-up', run),
  };

  function keepAndTell(attempt: Attempt): void {
    // An old one must not push out what may still be up.
    if (Math.abs(now() - attempt.createdAt) < LONGEST_CALL_MS) void tail.keep(attempt);
    changed();
  }

  return {
    /** Keeps what the agent says; null where there is no such call, or it is not over. */
    async save(id: string, outcome: Outcome, note: string): Promise<Attempt | null> {
      const saved = await journal.amend(id, (row) => {
        if (!isOver(row)) return null;
        // Of two within one millisecond the second is still the later one.
        const at = Math.max(now(), (row.wrapUp?.at ?? 0) + 1);
        const takes = capabilitiesOf(row.service).takesCompletions;
        return wrappedUp(row, { outcome, note: note.trim(), at }, takes);
      });
      if (saved) keepAndTell(saved);
      // Nobody waits for the service: what is written down is told sooner or later.
      if (saved?.unsent) void tellService(id, completing).catch(() => undefined);
      return saved;
    },
    again: (id: string): Promise<Attempt | null> => tellService(id, completing),
    tellDue: (): Promise<void> => tellDue(completing),
  };
}
