// Something that is on or off, and changes at once.
import type { JSX } from 'preact';

type Props = {
  /** What tests call it. */
  name?: string;
  /** The id of what names it. */
  labelledBy: string;
  isOn: boolean;
  onSwitch(isOn: boolean): void;
};

export const Switch = ({ name, labelledBy, isOn, onSwitch }: Props): JSX.Element => (
  <button
    type="button"
    class="switch"
    role="switch"
    data-t={name}
    aria-checked={isOn}
    aria-labelledby={labelledBy}
    onClick={() => onSwitch(!isOn)}
  />
);
