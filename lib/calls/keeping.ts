// How far back the rules in force look: calls that they count are kept so long, whatever the log does.
import type { Policy } from '../policy/schema';
import type { Keeping } from './log-store';
import { reportsSince } from './number-use';

const HOUR_MS = 3600_000;
/** Limits of a day count from midnight; a day is up to 25 hours long. */
const DAY_HOURS = 25;

/** What is to be kept by a policy. @param days for which the log is kept (lib/policy/log-days.ts) */
export function keepingBy(policy: Policy, days: number, now: number): Keeping {
  const hours = Object.values(policy.contactFrequency).map((limit) => limit.hours);
  const looked = policy.contactFrequencyGate === 'off' ? [] : hours;
  return {
    days,
    countsSince: now - Math.max(DAY_HOURS, ...looked) * HOUR_MS,
    reportsSince: reportsSince(policy, now),
  };
}
