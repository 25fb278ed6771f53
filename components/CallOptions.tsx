// Which line the agent calls as, and local presence where they may switch it.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { DevicePicker } from './DevicePicker';
import { LockIcon } from './icons';
import { NumberPicker } from './NumberPicker';
import { Switch } from './Switch';
import type { Choice } from './use-call';

type Props = { view: CallView; onChoose(choice: Choice): void };

export function CallOptions({ view, onChoose }: Props): JSX.Element {
  const { toggle, lineId, lines } = view;
  // Where another program chooses the caller ID there is nothing to choose here.
  if (lines.length === 0) return <DevicePicker view={view} onChoose={onChoose} />;
  return (
    <>
      <label class="line-picker">
        <span>{text('callingAs')}</span>
        <select
          data-t="line"
          value={lineId}
          disabled={lines.length < 2}
          onChange={(event) => onChoose({ lineId: event.currentTarget.value })}
        >
          {lines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DevicePicker view={view} onChoose={onChoose} />
      {toggle && (
        <div class="row" data-t="toggle">
          <span id="nd-local-presence">{text('localPresence')}</span>
          {toggle.mayChange ? (
            <Switch
              labelledBy="nd-local-presence"
              isOn={toggle.on}
              onSwitch={(isOn) => onChoose({ lineId, toggle: isOn })}
            />
          ) : (
            <span class="small locked" data-t="lock">
              <LockIcon /> {toggle.lock}
            </span>
          )}
        </div>
      )}
      {/* Below the switch, which must not move from under the pointer that presses it. */}
      <NumberPicker view={view} onChoose={onChoose} />
      {toggle?.hint && (
        <p class="small" data-t="toggle-hint">
          {toggle.hint}
        </p>
      )}
    </>
  );
}
