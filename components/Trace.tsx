// The ladder as it was climbed: what was looked for, what was found, what decided.
import type { JSX } from 'preact';
import type { CallView } from '../lib/messages/views';
import { CheckIcon, DashIcon } from './icons';

export function Trace({ steps }: { steps: CallView['trace'] }): JSX.Element {
  return (
    <ol class="trace" data-t="trace">
      {steps.map(({ verdict, text }) => (
        <li key={text} class={verdict}>
          {verdict === 'chosen' ? <CheckIcon /> : <DashIcon />}
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
