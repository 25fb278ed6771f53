// What the worker's answer says went wrong.
import type { Asked } from '../lib/messages/ask';
import { text } from '../lib/messages/text';

type Answers = Asked<'attempt.hangUp'> | Asked<'text.open'> | Asked<'sites.add'> | Asked<'service.connect'>;

/** The sentence to show; null where it was done. */
export function failureOf(asked: Answers): string | null {
  if (!asked.ok) return text(asked.why === 'gone' ? 'errorReload' : 'errorUnexpected');
  return 'failed' in asked.value ? asked.value.failed : null;
}
