// Calls, running or past: who was called, with which number shown, how it stands.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { AttemptView } from '../lib/messages/views';

type Props = { title: string; attempts: AttemptView[]; onChoose(number: string): void };

export function AttemptList({ title, attempts, onChoose }: Props): JSX.Element {
  return (
    <section class="stack">
      <h2 class="label">{title}</h2>
      <ul class="list" data-t="attempts">
        {attempts.map(({ id, display, shown, lineName, label, tone, state, message }) => (
          <li key={id}>
            <button type="button" class="entry" data-state={state} onClick={() => onChoose(display)}>
              <span class="row">
                <span>{display}</span>
                <span class={`pill ${tone}`}>{label}</span>
              </span>
              <span class="small">{lineName ? text('numberAndLine', shown, lineName) : shown}</span>
              {state === 'ended' && message && (
                <span class="small" data-t="cause">
                  {message}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
