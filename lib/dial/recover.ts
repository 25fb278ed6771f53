// Open attempts that nobody is working on: left by a worker that is gone, or by a write that failed.
import { ATTEMPT_LIFE_MS, type Attempt, LONGEST_CALL_MS } from '../calls/attempt';
import type { Change } from '../calls/journal';
import { reason } from '../words/reason';
import type { Adapter } from './adapters/adapter';
import type { Placing } from './place-call';
import { reconcile } from './reconcile';

/** Longer than any answer is waited for. */
const SENDING_MS = ATTEMPT_LIFE_MS + 5_000;
/** An old call that nobody speaks of. One that the service says is up is none: the clock may have been set. */
const FORGOTTEN: Change = { state: 'ended', progress: null, note: reason('errorNotRecorded') };

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
    const told = adapter ? await reconcile(row, adapter, { journal, now, changed }) : row;
    const isConfirmed =
      told.updatedAt !== row.updatedAt && (told.state === 'live' || told.state === 'accepted');
    if (!told.open || isConfirmed || Math.abs(now() - told.createdAt) <= LONGEST_CALL_MS) continue;
    const ended = await journal.move(id, [told.state], FORGOTTEN, now());
    if (ended) changed(ended);
  }
}

/** What becomes of an attempt that nobody will move on. Clocks may be set back, so only the distance counts. */
function overdue(
  { state, createdAt, sentAt, ...attempt }: Attempt,
  worker: string,
  now: number,
): Change | null {
  const isOrphan = attempt.worker !== worker;
  if (state === 'intent' && (isOrphan || Math.abs(now - createdAt) > SENDING_MS))
    return { state: 'rejected', note: reason('errorNotSent') };
  // From when it left: a press may wait for the policy before that.
  const isLost = state === 'sending' && (isOrphan || Math.abs(now - (sentAt ?? createdAt)) > SENDING_MS);
  return isLost ? { state: 'unknown', note: reason('errorWorkerStopped') } : null;
}
