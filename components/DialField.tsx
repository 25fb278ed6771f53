// A number typed or pasted.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';

export function DialField({ onDial }: { onDial(number: string): void }): JSX.Element {
  const [number, setNumber] = useState('');
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
        onInput={(event) => setNumber(event.currentTarget.value)}
      />
      <button type="submit" class="link" disabled={!number.trim()}>
        {text('call')}
      </button>
    </form>
  );
}
