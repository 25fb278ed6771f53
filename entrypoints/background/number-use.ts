// What this computer knows of the numbers it shows: one handler for each message.
import { DAY_MS } from '../../lib/calls/number-use';
import { attemptView } from '../../lib/messages/attempt-view';
import { numberUseView } from '../../lib/messages/number-use-view';
import type { Handlers } from '../../lib/messages/receive';
import { withDefaults } from '../../lib/policy/schema';
import type { Parts } from './parts';
import type { Service } from './service';

const SHOWN_DAYS = 30;

export function numberUseHandlers(
  { journal, policy, words, now }: Parts,
  { home }: Service,
): Pick<Handlers, 'attempt.reportSpam' | 'numbers.use'> {
  return {
    async 'attempt.reportSpam'({ id, isSpam }) {
      const attempt = await journal.reportSpam(id, isSpam ? now() : null);
      return attempt && attemptView(attempt, words, await home());
    },
    async 'numbers.use'() {
      const rows = await journal.since(now() - SHOWN_DAYS * DAY_MS);
      return numberUseView(rows, withDefaults((await policy()).policy), now(), await home());
    },
  };
}
