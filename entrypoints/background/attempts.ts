// A call that was placed: how it stands, hanging up, what is said of it. A page acts on the calls of its own site only.
import { type Attempt, isListed } from '../../lib/calls/attempt';
import { attemptView } from '../../lib/messages/attempt-view';
import { isTheirs } from '../../lib/messages/own-calls';
import type { Handlers, Sender } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
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

export function attemptHandlers(
  { words }: Parts,
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
    <Input extends { id: string }>(act: (input: Input, found: Attempt) => Promise<Attempt | null>) =>
    async (input: Input, sender: Sender): Promise<AttemptView | null> => {
      const found = await theirs(input.id, sender);
      const acted = found && (await act(input, found));
      return acted && attemptView(acted, words, await home());
    };

  return {
    'attempt.get': on(async (_, found) => found),
    'attempt.check': on(({ id }) => calls.check(id)),
    async 'attempt.hangUp'({ id }, sender) {
      return answer((await theirs(id, sender)) ? await calls.hangUp(id) : reason('errorHangUp'));
    },
    'attempt.reportSpam': on(({ id, isSpam }: { id: string; isSpam: boolean }) => wrapUps.spam(id, isSpam)),
    'attempt.wrapUp': on(({ id, outcome, note }: Parameters<Handlers['attempt.wrapUp']>[0]) =>
      wrapUps.save(id, outcome, note),
    ),
    'attempt.report': on(({ id }) => wrapUps.again(id)),
    'attempt.leave': on(({ id }) => wrapUps.leave(id)),
  };
}
