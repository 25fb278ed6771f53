// What is left of an attempt where nobody is to be known by it.
import type { Attempt } from './attempt';

/**
 * The attempt without what it says of people: no record of the CRM, no reasons, no notes. What recovery and the limits
 * that count calls need stays: the numbers, the times, the state, whether it was reported as spam.
 */
export function bareAttempt(attempt: Attempt): Attempt {
  const { record: _r, trace: _t, overrode: _o, wrapUp: _w, report: _p, unsent: _u, ...bare } = attempt;
  return bare;
}
