// After a call: the agent notes that the customer saw a spam warning, or takes it back.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { AttemptView } from '../lib/messages/views';

type Props = { attempt: AttemptView; onReport(isSpam: boolean): void };

export function SpamReport({ attempt: { spam, shown }, onReport }: Props): JSX.Element | null {
  if (!spam) return null;
  if (spam === 'canReport')
    return (
      <div class="row">
        <button type="button" class="link" data-t="report-spam" onClick={() => onReport(true)}>
          {text('reportSpam')}
        </button>
      </div>
    );
  return (
    <p class="row small" role="status" data-t="spam-reported">
      <span>{text('spamReported', shown)}</span>
      <button type="button" class="link" data-t="take-back" onClick={() => onReport(false)}>
        {text('takeBack')}
      </button>
    </p>
  );
}
