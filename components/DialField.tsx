// A number typed or pasted.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import { NumberField } from './NumberField';
import type { Worker } from './use-call';

type Props = { worker: Pick<Worker, 'ask'>; onDial(number: string): void };

export function DialField({ worker, onDial }: Props): JSX.Element {
  const [number, setNumber] = useState('');
  return (
    <form
      class="row dial-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim()) onDial(number.trim());
      }}
    >
      <NumberField
        worker={worker}
        name="number"
        aria-label={text('dialField')}
        placeholder={text('dialPlaceholder')}
        value={number}
        onValue={setNumber}
      />
      <button type="submit" class="link" disabled={!number.trim()}>
        {text('call')}
      </button>
    </form>
  );
}
