// The callee's day: the hours in which calls are allowed, and now.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';

export function TimeBar({ time }: { time: NonNullable<CallView['localTime']> }): JSX.Element {
  const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
  return (
    <div class="time-bar" role="img" aria-label={text('timeThere', time.text)}>
      {time.hours && (
        <i style={{ left: percent(time.hours.from), width: percent(time.hours.to - time.hours.from) }} />
      )}
      <b style={{ left: percent(time.now) }} />
    </div>
  );
}
