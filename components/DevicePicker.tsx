// Which of the agent's phones is used; only where there is a choice.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import type { Choice } from './use-call';

type Props = { view: CallView; onChoose(choice: Choice): void };

export function DevicePicker({ view: { devices, deviceId }, onChoose }: Props): JSX.Element | null {
  if (devices.length < 2) return null;
  return (
    <label class="line-picker">
      <span>{text('ringOn')}</span>
      <select
        data-t="device"
        value={deviceId ?? ''}
        onChange={(event) => onChoose({ deviceId: event.currentTarget.value })}
      >
        {devices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
