// A choice among few, or all of them.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';

type Props = {
  name: string;
  label: string;
  /** Null for all. */
  value: string | null;
  /** Value to what it is called. */
  choices: Record<string, string>;
  onChoose(value: string | null): void;
};

export function SelectField({ name, label, value, choices, onChoose }: Props): JSX.Element {
  return (
    <label class="field">
      <span class="small">{label}</span>
      <select
        name={name}
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      >
        <option value="">{text('filterAll')}</option>
        {Object.entries(choices).map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
