// Which calls a sender may look at and act on: a page those that were started from its site, our own pages all.
import type { Attempt } from '../calls/attempt';
import type { Words } from '../words/say';
import { attemptView } from './attempt-view';
import { elsewhereView } from './elsewhere-view';
import type { Sender } from './sender';
import type { AttemptView } from './views';

type Asker = Pick<Sender, 'kind' | 'origin'>;

/** To a page that was taken over, calls of other sites are not there: it could end them, or write to their records. */
export const isTheirs = ({ site }: Pick<Attempt, 'site'>, { kind, origin }: Asker): boolean =>
  kind === 'page' || site === origin;

/** An attempt as this sender may see it. */
export function viewFor(attempt: Attempt, sender: Asker, words: Words, home: string): AttemptView {
  return isTheirs(attempt, sender) ? attemptView(attempt, words, home) : elsewhereView(attempt, words, home);
}
