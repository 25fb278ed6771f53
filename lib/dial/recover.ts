// What a worker does first: the open attempts it finds belong to one that is gone.
import { LONGEST_CALL_MS } from '../calls/attempt';
import { reason } from '../words/reason';
import type { Adapter } from './adapters/adapter';
import { type Placing, reconcile } from './place-call';

/**
 * Settles attempts that an earlier worker left: what it had not sent is not sent any more, what it may have sent
 * becomes `unknown`, and the service is asked about the rest. Nothing is ever sent from here.
 * @param startedAt when this worker started, milliseconds since the epoch; later rows are its own
 */
export async function recover(
  { journal, now, changed }: Pick<Placing, 'journal' | 'now' | 'changed'>,
  adapter: Adapter | null,
  startedAt: number,
): Promise<void> {
  for (const { id, createdAt, updatedAt } of await journal.open()) {
    if (updatedAt >= startedAt) continue;
    await journal.move(id, ['intent'], { state: 'rejected', note: reason('errorNotSent') }, now());
    await journal.move(id, ['sending'], { state: 'unknown', note: reason('errorWorkerStopped') }, now());
    if (now() - createdAt > LONGEST_CALL_MS)
      await journal.move(
        id,
        ['accepted', 'live', 'unknown'],
        { state: 'ended', note: reason('errorNotRecorded') },
        now(),
      );
    const row = await journal.get(id);
    if (!row) continue;
    changed(row);
    if (row.open && adapter) await reconcile(row, adapter, { journal, now, changed });
  }
}
