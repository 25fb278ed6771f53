// Why the agent calls in spite of a warning: a few words, or one of the usual ones.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';

const USUAL = ['whyAskedFor', 'whyAppointment', 'whyUrgent', 'whyOtherPlace'] as const;

type Props = { asked: CallView['why']; value: string; onChange(why: string): void };

export function WhyAnyway({ asked, value, onChange }: Props): JSX.Element | null {
  if (!asked) return null;
  return (
    <label class="why-anyway">
      <span class="small">{text(asked === 'required' ? 'whyAnywayRequired' : 'whyAnyway')}</span>
      <input
        data-t="anyway-why"
        list="nd-usual-whys"
        maxLength={200}
        required={asked === 'required'}
        autocomplete="off"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        // What is typed here is no shortcut of the page.
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
      <datalist id="nd-usual-whys">
        {USUAL.map((why) => (
          <option key={why} value={text(why)} />
        ))}
      </datalist>
    </label>
  );
}
