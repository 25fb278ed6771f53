// That the first set-up was left before its end, with a way back to it.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import { whole } from './figures';
import type { SectionProps } from './Options';

export function SetUpReminder(props: SectionProps & { onSetUp(): void }): JSX.Element | null {
  const { status, worker, onChange, onSetUp } = props;
  const { steps, closed } = status.setUp;
  const done = steps.filter((step) => step.done).length;
  if (closed || done === steps.length) return null;
  return (
    <div class="notice quiet reminder" data-t="set-up-reminder">
      <span>{text('setUpUnfinished', whole(done), whole(steps.length))}</span>
      <button type="button" class="link" data-t="set-up-resume" onClick={onSetUp}>
        {text('setUpResume')}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => void worker.ask('setUp.note', { note: 'closed' }).then(onChange)}
      >
        {text('setUpHide')}
      </button>
    </div>
  );
}
