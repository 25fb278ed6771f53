// A field for one phone number, grouped as its country writes it while it is typed.
import type { JSX } from 'preact';
import type { Worker } from './use-call';

type Props = {
  worker: Pick<Worker, 'ask'>;
  value: string;
  onValue(value: string): void;
  id?: string;
  name?: string;
  placeholder?: string;
  'aria-label'?: string;
};

/** More than any number with its extension; the worker takes twice as much. */
const LONGEST = 120;

export function NumberField({ worker, value, onValue, ...more }: Props): JSX.Element {
  async function type(input: HTMLInputElement, how = ''): Promise<void> {
    const typed = input.value;
    onValue(typed);
    // In the middle of a number the caret would jump; and somebody who takes away a bracket must not get it back.
    if (input.selectionStart !== typed.length || /^(delete|history)/.test(how)) return;
    const asked = await worker.ask('number.asYouType', { text: typed });
    if (asked.ok && input.value === typed) onValue(asked.value.text);
  }
  return (
    <input
      {...more}
      type="tel"
      inputMode="tel"
      autocomplete="off"
      maxLength={LONGEST}
      value={value}
      onInput={({ currentTarget, inputType }) => void type(currentTarget, inputType)}
    />
  );
}
