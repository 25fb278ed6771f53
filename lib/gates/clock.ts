// This computer's clock against the telephony service's: a wrong one must not open the calling hours.
import { reason } from '../words/reason';
import type { Gate } from './gate';

/** What clocks may differ by, and answers take to arrive. */
export const TOLERATED_MS = 5 * 60_000;

/** How far the service's clock is ahead of ours; 0 within what is tolerated, null where the answer does not say. */
export function skewOf(dateHeader: string | null, now: number): number | null {
  const skew = Date.parse(dateHeader ?? '') - now;
  if (Number.isNaN(skew)) return null;
  return Math.abs(skew) > TOLERATED_MS ? skew : 0;
}

/** Every time that it may be now. */
export const clocksAt = (now: Date, skew: number): Date[] =>
  skew === 0 ? [now] : [now, new Date(now.getTime() + skew)];

/** A clock that is off is told; where no hours are kept, it does not matter. */
export const clockGate: Gate = ({ clockSkew: skew }, { callingHours }) => {
  if (skew === 0 || callingHours === 'off') return null;
  const minutes = { count: Math.round(Math.abs(skew) / 60_000) };
  const why = skew > 0 ? reason('gateClockSlow', minutes) : reason('gateClockFast', minutes);
  return { gate: 'clock', verdict: 'warn', reason: why };
};
