// A call that was placed: how it stands, hanging up, what is said of it. A page acts on the calls of its own site only.
import { type Attempt, isListed } from '../../lib/calls/attempt';
import { makeSiteCount } from '../../lib/dial/site-limit';
import { attemptView } from '../../lib/messages/attempt-view';
import { isTheirs } from '../../lib/messages/own-calls';
import type { Handlers } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
import type { Sender } from '../../lib/messages/sender';
import type { AttemptView } from '../../lib/messages/views';
import { type Reason, reason } from '../../lib/words/reason';
import type { Calls } from './calls';
import type { Parts } from './parts';
import type { Service } from './service';
import type { WrapUps } from './wrap-ups';

type AttemptHandlers = Pick<
  Handlers,
  | 'attempt.get'
  | 'attempt.check'
  | 'attempt.hangUp'
  | 'attempt.reportSpam'
  | 'attempt.wrapUp'
  | 'attempt.report'
  | 'attempt.leave'
>;

/** How often a site may have the service asked, or told, about its calls within a minute. */
const MOST_ASKED = 30;

export function attemptHandlers(
  { words, now }: Parts,
  { home }: Service,
  calls: Calls,
  wrapUps: WrapUps,
  answer: (failed: Reason | null) => Promise<Done>,
): AttemptHandlers {
  /** The call, if the sender may act on it. */
  async function theirs(id: string, sender: Sender): Promise<Attempt | null> {
    const found = await calls.find(id);
    return found && isListed(found) && isTheirs(found, sender) ? found : null;
  }
  /** Looks at a call or changes what is said of it; null where there is none that the sender may act on. */
  const on =
    <Input extends { id: string }>(
      act: (input: Input, found: Attempt, sender: Sender) => Promise<Attempt | null>,
    ) =>
    async (input: Input, sender: Sender): Promise<AttemptView | null> => {
      const found = await theirs(input.id, sender);
      const acted = found && (await act(input, found, sender));
      return acted && attemptView(acted, words, await home());
    };
  const asked = makeSiteCount(MOST_ASKED, now);
  /** A page that took our script over could keep the service busy, until it answers no question before a call. */
  const limited =
    <Input>(act: (input: Input) => Promise<Attempt | null>) =>
    async (input: Input, found: Attempt, { kind, origin }: Sender): Promise<Attempt | null> =>
      kind === 'page' || asked.take(origin) ? act(input) : found;

  return {
    'attempt.get': on(async (_, found) => found),
    'attempt.check': on(limited(({ id }: { id: string }) => calls.check(id))),
    async 'attempt.hangUp'({ id }, sender) {
      return answer((await theirs(id, sender)) ? await calls.hangUp(id) : reason('errorHangUp'));
    },
    'attempt.reportSpam': on(({ id, isSpam }: { id: string; isSpam: boolean }) => wrapUps.spam(id, isSpam)),
    'attempt.wrapUp': on(
      limited(({ id, outcome, note }: Parameters<Handlers['attempt.wrapUp']>[0]) =>
        wrapUps.save(id, outcome, note),
      ),
    ),
    'attempt.report': on(limited(({ id }: { id: string }) => wrapUps.again(id))),
    'attempt.leave': on(({ id }) => wrapUps.leave(id)),
  };
}
