// After a call: the agent notes that the customer saw a spam warning, or takes it back.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { AttemptView } from '../lib/messages/views';

type Props = { attempt: AttemptView; onReport(isSpam: boolean): void };

export function SpamReport({ attempt: { spam, shown }, onReport }: Props): JSX.Element | null {
  if (!spam) return null;
  const isReported = spam === 'reported';
  // One button for both, so that the keyboard keeps its place.
  return (
    <p class="row small" data-t={isReported ? 'spam-reported' : undefined}>
      <button
        type="button"
        class="link"
        data-t={isReported ? 'take-back' : 'report-spam'}
        onClick={() => onReport(!isReported)}
      >
        {text(isReported ? 'takeBack' : 'reportSpam')}
      </button>
      <span role="status">{isReported && text('spamReported', shown)}</span>
    </p>
  );
}
