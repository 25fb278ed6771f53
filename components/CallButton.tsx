// Call; while the service takes no call, how long that is. It never presses itself.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { whole } from './figures';
import { PhoneIcon } from './icons';

type Props = { view: CallView; disabled: boolean; onPress(event: MouseEvent): void };

export function CallButton({ view, disabled, onPress }: Props): JSX.Element {
  const seconds = useSecondsUntil(view.waitUntil);
  const isWaiting = disabled || seconds > 0;
  const label =
    seconds > 0 ? text('callIn', whole(seconds)) : text(view.outcome === 'warn' ? 'callAnyway' : 'call');
  return (
    <>
      {/* Marked and not disabled while it waits, so that the keyboard keeps its place. */}
      <button
        type="button"
        class="primary"
        data-t="call"
        aria-disabled={isWaiting}
        // What is read with the button is what the card is for.
        aria-describedby="nd-shown nd-reason"
        onClick={(event) => !isWaiting && onPress(event)}
      >
        <PhoneIcon /> {label}
        {seconds === 0 && (
          <span class="key" aria-hidden="true">
            {text('enterKey')}
          </span>
        )}
      </button>
      {seconds > 0 && (
        <p class="small" role="status" data-t="wait">
          {text('waitExplained')}
        </p>
      )}
      {view.hints.map((hint) => (
        <p class="small" key={hint} data-t="hint">
          {hint}
        </p>
      ))}
    </>
  );
}

/** Whole seconds until a time, counted down; 0 when it is over or there is none. */
function useSecondsUntil(until: number | null): number {
  const left = (): number => Math.max(0, Math.ceil(((until ?? 0) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    if (left() === 0) return;
    const tick = setInterval(() => {
      setSeconds(left());
      if (left() === 0) clearInterval(tick);
    }, 250);
    return () => clearInterval(tick);
  }, [until]);
  return seconds;
}
