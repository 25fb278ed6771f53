// The ladder as it was climbed: what was looked for, what was found, what decided.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { CheckIcon, RungIcon } from './icons';

export function Trace({ steps }: { steps: CallView['trace'] }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <ol class="trace" data-t="trace" tabIndex={0} aria-label={text('whyThisNumber')}>
      {steps.map(({ verdict, text: step }) => (
        <li key={step} class={verdict}>
          {verdict === 'chosen' ? <CheckIcon /> : <RungIcon />}
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
