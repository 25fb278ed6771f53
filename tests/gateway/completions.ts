// How calls went, by the agents: the activities that a real gateway would write into the CRM.
import { z } from 'zod';
import { OUTCOMES } from '../../lib/calls/wrap-up';
import { E164Schema } from '../../lib/phone/schema';
import type { Completed, Entry } from './log';

const Instant = z.iso.datetime({ offset: true });
const Completion = z.object({
  outcome: z.enum(OUTCOMES),
  note: z.string().max(2000).nullable(),
  savedAt: Instant,
  to: E164Schema,
  callerId: E164Schema.nullable(),
  lineId: z.string().min(1).max(128),
  startedAt: Instant,
  connectedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  durationSeconds: z.number().int().min(0).nullable(),
  context: z.object({ site: z.string().max(2048), record: z.unknown().optional() }),
});

/** What is wrong with a body; null where nothing is. */
export function completionFault(body: unknown): string | null {
  const issue = Completion.safeParse(body).error?.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
}

/** Of two for one call the one that was saved later counts, whichever came last. */
export function latestCompletions(entries: readonly Entry[]): Map<string, Completed> {
  const latest = new Map<string, Completed>();
  for (const entry of entries) {
    if (entry.kind !== 'completed') continue;
    const before = latest.get(entry.attemptId);
    if (!before || Date.parse(entry.body.savedAt) > Date.parse(before.savedAt))
      latest.set(entry.attemptId, entry.body);
  }
  return latest;
}
