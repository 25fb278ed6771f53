// What the customer will see, and why.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { Trace } from './Trace';

export function CallerId({ view }: { view: CallView }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div class="part shaded">
      <div class="row">
        <span class="label">{text('theyWillSee')}</span>
        {view.kind && (
          <span class={`pill ${view.kind === 'mainNumber' ? '' : 'accent'}`} data-t="kind">
            {text(view.kind)}
          </span>
        )}
      </div>
      <p class="big" id="nd-shown" aria-live="polite" data-t="shown" data-rung={view.rung}>
        {view.shown}
      </p>
      <div class="row">
        <p class="small" id="nd-reason" aria-live="polite" data-t="reason">
          {view.reason}
        </p>
        {view.trace.length > 0 && (
          <button type="button" class="link" aria-expanded={open} data-t="why" onClick={() => setOpen(!open)}>
            {text('why')}
          </button>
        )}
      </div>
      {open && <Trace steps={view.trace} />}
    </div>
  );
}
