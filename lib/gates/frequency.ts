// How often one number, and one contact at whatever number, may be called: per person, as the law of some states counts.
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import type { Gate, Visit } from './gate';
import { placesOf, rowsFor } from './place';

type Limit = Policy['contactFrequency'][string];
const HOUR_MS = 3_600_000;

type Callee = Pick<Visit, 'destination' | 'contact'>;

function limitsFor({ destination, contact }: Callee, policy: Policy): Limit[] {
  return placesOf(destination, contact).flatMap((place) => rowsFor(policy.contactFrequency, place)[0] ?? []);
}

/**
 * The most calls in so many hours, of the place where the contact is; of several places, each. What is counted is calls
 * to this number, and to other numbers of the same contact.
 */
export const frequencyGate: Gate = (visit, policy, now) => {
  const { contactFrequencyGate: verdict } = policy;
  const { calledAt = [], contactCalledAt = calledAt } = visit;
  if (verdict === 'off' || contactCalledAt.length === 0) return null;
  for (const { maxCalls, hours } of limitsFor(visit, policy)) {
    const since = now.getTime() - hours * HOUR_MS;
    const within = (times: readonly number[]): number => times.filter((time) => time > since).length;
    const calls = within(contactCalledAt);
    if (calls < maxCalls) continue;
    const key = calls > within(calledAt) ? 'gateFrequencyContact' : 'gateFrequency';
    const why = reason(key, { count: calls }, { count: hours }, { count: maxCalls });
    return { gate: 'frequency', verdict, reason: why };
  }
  return null;
};
