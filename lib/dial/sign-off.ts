// What becomes of open calls when their agent is not connected any more: nobody else's token ever asks about them.
import type { Attempt } from '../calls/attempt';
import type { Change } from '../calls/journal';
import { reason } from '../words/reason';
import type { Placing } from './place-call';

/**
 * Closes open attempts: what was not sent never is; of what was, it is said that nobody here will learn how it went.
 * @param stays whose attempts stay open
 */
export async function signOff(
  { journal, now, changed }: Pick<Placing, 'journal' | 'now' | 'changed'>,
  stays: (attempt: Attempt) => boolean = () => false,
): Promise<void> {
  for (const attempt of await journal.open()) {
    if (stays(attempt)) continue;
    const closed = await journal.close(attempt.id, attempt.state, closing(attempt), now());
    if (closed) changed(closed);
  }
}

function closing({ state, note }: Attempt): Change {
  if (state === 'intent') return { state: 'rejected', note: reason('errorSignedOut') };
  // It may be up, or never have rung: what was known of it last stays said.
  return {
    state: 'unknown',
    progress: null,
    note: state === 'unknown' ? note : reason('errorSignedOutOpen'),
  };
}
