// Telling the service how a call went, so that it writes the activity. The agent's own words; nothing is dialed here.
import type { Attempt } from '../calls/attempt';
import type { Journal } from '../calls/journal';
import { durationOf, isDue, type Reported, reported } from '../calls/wrap-up';
import type { MessageKey } from '../words/message-key';
import { type Reason, reason } from '../words/reason';
import type { Adapter, Completion } from './adapters/adapter';

export type Completing = {
  journal: Journal;
  now(): number;
  changed(attempt: Attempt): void;
  /** The service that an attempt was placed by, with its agent's token; or why it is not at hand. */
  adapterOf(attempt: Attempt): Promise<Adapter | { failed: Reason }>;
  /** One at a time, so that what was said first is also told first. */
  alone<Value>(run: () => Promise<Value>): Promise<Value>;
};

/** What the service is told; null while there is nothing to tell. */
export function completionOf(attempt: Attempt): Completion | null {
  const { wrapUp, to, callerId, lineId, record, site, createdAt, connectedAt, endedAt } = attempt;
  if (!wrapUp) return null;
  return {
    outcome: wrapUp.outcome,
    note: wrapUp.note || null,
    savedAt: new Date(wrapUp.at).toISOString(),
    to,
    callerId,
    lineId,
    startedAt: new Date(createdAt).toISOString(),
    connectedAt: connectedAt ? new Date(connectedAt).toISOString() : null,
    endedAt: endedAt ? new Date(endedAt).toISOString() : null,
    durationSeconds: durationOf(attempt),
    context: { site, ...(record ? { record } : {}) },
  };
}

/** Tells the service of one call, and keeps what it answered. The row as it is then; null where there is none. */
export function tellService(id: string, completing: Completing): Promise<Attempt | null> {
  const { journal, now, changed, adapterOf, alone } = completing;
  return alone(async () => {
    const row = await journal.get(id);
    const completion = row?.unsent ? completionOf(row) : null;
    if (!row?.wrapUp || !completion) return row;
    const { wrapUp } = row;
    const answer = await tell(await adapterOf(row), id, completion);
    const next = await journal.amend(id, (then) => reported(then, wrapUp, answer, now()));
    if (next) changed(next);
    return next;
  });
}

const SAID_OF_CALLS: Partial<Record<MessageKey, MessageKey>> = {
  errorOtherAgent: 'reportOtherService',
  errorSignInEnded: 'reportSignIn',
  errorSignInUnreachable: 'reportUnreachable',
};

async function tell(
  adapter: Adapter | { failed: Reason },
  id: string,
  completion: Completion,
): Promise<Reported> {
  const failed = (note: Reason): Reported => ({ sent: false, note, isFinal: false });
  // What is said before a call says that nothing was called.
  if ('failed' in adapter) {
    const { key, args } = adapter.failed;
    return failed(reason(SAID_OF_CALLS[key] ?? key, ...args));
  }
  if (!adapter.complete) return { sent: 'never' };
  return adapter.complete(id, completion).catch(() => failed(reason('reportUnreachable')));
}

/** Tells the service of every call that it should have been told of by now. */
export async function tellDue(completing: Completing): Promise<void> {
  for (const row of await completing.journal.unsent())
    if (isDue(row, completing.now())) await tellService(row.id, completing);
}
