// What this computer knows of the numbers it shows.
import { DAY_MS } from '../../lib/calls/number-use';
import { numberUseView } from '../../lib/messages/number-use-view';
import type { Handlers } from '../../lib/messages/receive';
import { withDefaults } from '../../lib/policy/schema';
import type { Parts } from './parts';
import type { Service } from './service';

const SHOWN_DAYS = 30;

export function numberUseHandlers(
  { journal, policy, now }: Parts,
  { home }: Service,
): Pick<Handlers, 'numbers.use'> {
  return {
    async 'numbers.use'() {
      const rows = await journal.since(now() - SHOWN_DAYS * DAY_MS);
      return numberUseView(rows, withDefaults((await policy()).policy), now(), await home());
    },
  };
}
