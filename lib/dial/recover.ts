// Open attempts that nobody is working on: left by a worker that is gone, or by a write that failed.
import { ATTEMPT_LIFE_MS, type Attempt, LONGEST_CALL_MS } from '../calls/attempt';
import type { Change } from '../calls/journal';
import { reason } from '../words/reason';
import type { Adapter } from './adapters/adapter';
import type { Placing } from './place-call';
import { reconcile } from './reconcile';

/** Longer than any answer is waited for. */
const SENDING_MS = ATTEMPT_LIFE_MS + 5_000;

/**
 * Settles open attempts: what was not sent is not sent any more, what may have been sent becomes `unknown`, and the
 * service is asked about the rest. Nothing is ever sent from here.
 * @param adapterFor the service that an attempt was placed by, with its agent's token; null when it is not at hand
 */
export async function recover(
  { journal, now, changed, worker }: Pick<Placing, 'journal' | 'now' | 'changed' | 'worker'>,
  adapterFor: (attempt: Attempt) => Promise<Adapter | null>,
): Promise<void> {
  for (const attempt of await journal.open()) {
    const change = overdue(attempt, worker, now());
    const settled = change && (await journal.move(attempt.id, [attempt.state], change, now()));
    if (settled) changed(settled);
  }
  // Only then: a service that does not answer must hold up no attempt that it is not asked about.
  for (const { id } of await journal.open()) {
    const row = await journal.get(id);
    if (!row?.open || row.state === 'intent' || row.state === 'sending') continue;
    const adapter = await adapterFor(row);
    if (adapter) await reconcile(row, adapter, { journal, now, changed });
  }
}

/** What becomes of an attempt that nobody will move on. Clocks may be set back, so only the distance counts. */
function overdue({ state, createdAt, ...attempt }: Attempt, worker: string, now: number): Change | null {
  const age = Math.abs(now - createdAt);
  const isOrphan = attempt.worker !== worker;
  if (state === 'intent' && (isOrphan || age > SENDING_MS))
    return { state: 'rejected', note: reason('errorNotSent') };
  if (age > LONGEST_CALL_MS) return { state: 'ended', progress: null, note: reason('errorNotRecorded') };
  const isLost = state === 'sending' && (isOrphan || age > SENDING_MS);
  return isLost ? { state: 'unknown', note: reason('errorWorkerStopped') } : null;
}
