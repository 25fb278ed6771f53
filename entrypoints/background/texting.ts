// A text message is written in the messaging app of this computer; Neardial sends none.
import { MOST_A_MINUTE, makeSiteCount } from '../../lib/dial/site-limit';
import type { Handlers } from '../../lib/messages/receive';
import { type Reason, reason } from '../../lib/words/reason';
import type { Calls } from './calls';
import { contactOf } from './contact';
import type { HandOvers } from './hand-over';
import type { Parts } from './parts';
import type { Service } from './service';

/** Whom the agent may not call they may not text from here either. */
export function textingHandlers(
  parts: Parts,
  service: Service,
  calls: Calls,
  handOvers: HandOvers,
  sentence: (why: Reason) => Promise<string>,
): Pick<Handlers, 'text.open'> {
  // Each opens a tab in front of the agent, and asks the service.
  const turns = makeSiteCount(MOST_A_MINUTE, parts.now);
  const failed = async (why: Reason) => ({ failed: await sentence(why) });
  return {
    async 'text.open'({ text, lineId, record, ...found }, sender) {
      const { kind, origin: site } = sender;
      if (!(await parts.policyHasSettled())) return failed(reason('errorPolicyPending'));
      if (kind === 'content' && !turns.take(site)) return failed(reason('errorTooManyTexts'));
      const contact = await contactOf(found, sender, parts);
      const asked = { text, site, lineId, record, contact };
      const decided = await calls.preview(asked, await service.configured(), true);
      if ('failed' in decided) return failed(decided.failed);
      const { destination, outcome, reason: why } = decided.decision;
      if ('notANumber' in destination || outcome === 'block') return failed(why);
      const opened = await handOvers.open(crypto.randomUUID(), `sms:${destination.to}`);
      return opened ? { done: true } : failed(reason('errorTextNotOpened'));
    },
  };
}
