// A number typed or pasted.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { Worker } from './use-call';

type Props = { worker: Pick<Worker, 'ask'>; onDial(number: string): void };

export function DialField({ worker, onDial }: Props): JSX.Element {
  const [number, setNumber] = useState('');
  /** Groups the digits, unless something is being changed in their midst. */
  async function type(input: HTMLInputElement): Promise<void> {
    const { value } = input;
    setNumber(value);
    if (input.selectionStart !== value.length || value.length < number.length) return;
    const asked = await worker.ask('number.asYouType', { text: value });
    if (asked.ok && input.value === value) setNumber(asked.value.text);
  }
  return (
    <form
      class="row dial-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim()) onDial(number.trim());
      }}
    >
      <input
        type="tel"
        name="number"
        aria-label={text('dialField')}
        placeholder={text('dialPlaceholder')}
        maxLength={120}
        value={number}
        onInput={({ currentTarget }) => void type(currentTarget)}
      />
      <button type="submit" class="link" disabled={!number.trim()}>
        {text('call')}
      </button>
    </form>
  );
}
