// Which of the line's own numbers the customer sees; only where the agent has that choice.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import type { Choice } from './use-call';

type Props = { view: CallView; onChoose(choice: Choice): void };

export function NumberPicker({ view, onChoose }: Props): JSX.Element | null {
  const { numbers, numberShown, lineId } = view;
  if (numbers.length === 0) return null;
  return (
    <label class="line-picker">
      <span>{text('numberShown')}</span>
      <select
        data-t="number"
        value={numberShown ?? ''}
        onChange={(event) => onChoose({ lineId, pickedNumber: event.currentTarget.value })}
      >
        {numbers.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
