// How often one number may be called: per person, as the law of some states counts.
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import type { Gate, Visit } from './gate';
import { placesOf, rowsFor } from './place';

type Limit = Policy['contactFrequency'][string];
const HOUR_MS = 3_600_000;

type Callee = Pick<Visit, 'destination' | 'contact'>;

function limitsFor({ destination, contact }: Callee, policy: Policy): Limit[] {
  if (policy.contactFrequencyGate === 'off') return [];
  return placesOf(destination, contact).flatMap((place) => rowsFor(policy.contactFrequency, place)[0] ?? []);
}

/** The most calls to one number in so many hours, of the place where the contact is; of several places, each. */
export const frequencyGate: Gate = (visit, policy, now) => {
  const { calledAt = [] } = visit;
  if (calledAt.length === 0) return null;
  for (const { maxCalls, hours } of limitsFor(visit, policy)) {
    const since = now.getTime() - hours * HOUR_MS;
    const calls = calledAt.filter((time) => time > since).length;
    if (calls < maxCalls || policy.contactFrequencyGate === 'off') continue;
    const why = reason('gateFrequency', String(calls), String(hours), String(maxCalls));
    return { gate: 'frequency', verdict: policy.contactFrequencyGate, reason: why };
  }
  return null;
};
