// The callee's day: the hours in which calls are allowed, and now.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { clock } from './day';

type Time = NonNullable<CallView['localTime']>;

export function TimeBar({ time }: { time: Time }): JSX.Element {
  const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
  return (
    <div class="time-bar" role="img" aria-label={said(time)}>
      {time.hours && (
        <i style={{ left: percent(time.hours.from), width: percent(time.hours.to - time.hours.from) }} />
      )}
      <b style={{ left: percent(time.now) }} />
    </div>
  );
}

/** The same in words; of a day without calls a warning says so. */
function said({ text: now, hours }: Time): string {
  const at = (part: number): string => clock(new Date(2000, 0, 1, 0, Math.round(part * 1440)).getTime());
  return hours ? text('gateHours', now, at(hours.from), at(hours.to)) : text('timeThere', now);
}
