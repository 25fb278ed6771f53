// How calls went: kept at once, told to the service right after, and again later where that failed.
import type { Attempt } from '../../lib/calls/attempt';
import { spamReported } from '../../lib/calls/number-use';
import { isOver, keptHere, type Outcome, wrappedUp } from '../../lib/calls/wrap-up';
import { capabilitiesOf } from '../../lib/dial/adapters/registry';
import { type Completing, tellDue, tellService } from '../../lib/dial/complete';
import type { Parts } from './parts';
import type { Service } from './service';

export type WrapUps = ReturnType<typeof makeWrapUps>;

/** @param changed told after every change */
export function makeWrapUps({ journal, now }: Parts, service: Service, changed: () => void) {
  const completing: Completing = {
    journal,
    now,
    changed,
    adapterOf: service.adapterOf,
    alone: async (run) => await navigator.locks.request('wrap-up', run),
  };

  async function amend(id: string, change: (row: Attempt) => Attempt | null): Promise<Attempt | null> {
    const amended = await journal.amend(id, change);
    if (amended) changed();
    return amended;
  }

  return {
    /** Keeps what the agent says; null where there is no such call, or it is not over. */
    async save(id: string, outcome: Outcome, note: string): Promise<Attempt | null> {
      const saved = await amend(id, (row) => {
        if (!isOver(row)) return null;
        // Of two within one millisecond the second is still the later one.
        const at = Math.max(now(), (row.wrapUp?.at ?? 0) + 1);
        const takes = capabilitiesOf(row.service).takesCompletions;
        return wrappedUp(row, { outcome, note: note.trim(), at }, takes);
      });
      // Nobody waits for the service: what is written down is told sooner or later.
      if (saved?.unsent) void tellService(id, completing).catch(() => undefined);
      return saved;
    },
    /** The customer saw a spam warning with our number; or not after all. */
    spam: (id: string, isSpam: boolean): Promise<Attempt | null> =>
      amend(id, (row) => spamReported(row, isSpam ? now() : null)),
    /** The agent leaves it untold; what is told at this moment is waited for. */
    leave: (id: string): Promise<Attempt | null> => completing.alone(() => amend(id, keptHere)),
    again: (id: string): Promise<Attempt | null> => tellService(id, completing),
    tellDue: (): Promise<void> => tellDue(completing),
  };
}
