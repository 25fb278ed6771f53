// What a surface is told where the database cannot be opened: nothing is decided, and nothing dialed, without it.
import type { Input } from '../../lib/messages/protocol';
import type { Sender } from '../../lib/messages/sender';
import type { CallView, NotReady } from '../../lib/messages/views';
import { databaseFault } from '../../lib/platform/db';
import { type Reason, reason } from '../../lib/words/reason';

type Preview = (input: Input<'call.preview'>, sender: Sender) => Promise<CallView | NotReady>;

/** Why nothing can be called, where an error is of the database; null for every other error. */
export function storageReason(error: unknown): Reason | null {
  const fault = databaseFault(error);
  return fault && reason(fault === 'newer' ? 'errorDatabaseNewer' : 'errorDatabaseShut');
}

/** The handler, which says why and what to do where the database cannot be opened. */
export function withDatabase(preview: Preview, sentence: (why: Reason) => Promise<string>): Preview {
  return async (input, sender) => {
    try {
      return await preview(input, sender);
    } catch (error) {
      const why = storageReason(error);
      if (!why) throw error;
      return { notReady: await sentence(why), settings: false };
    }
  };
}
