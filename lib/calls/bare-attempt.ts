// What is left of an attempt where nobody is to be known by it.
import type { Attempt } from './attempt';

/**
 * The attempt without what it says of people: no record of the CRM, no reasons, no notes, no words of the service. What
 * recovery and the limits that count calls need stays: the numbers, the times, the state, whether it was reported as spam.
 */
export function bareAttempt(attempt: Attempt): Attempt {
  const { record: _r, trace: _t, callback: _c, overrode: _o, wrapUp: _w, report: _p, ...rest } = attempt;
  const { unsent: _u, note, ...bare } = rest;
  return { ...bare, note: note && note.args.length === 0 ? note : null };
}
