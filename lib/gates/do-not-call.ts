// Who asked not to be called: a list of the policy's address, and what the telephony service keeps itself.
import { reason } from '../words/reason';
import type { Gate } from './gate';

const REASONS = {
  yes: 'gateDoNotCall',
  stale: 'gateDoNotCallStale',
  unknown: 'gateDoNotCallUnknown',
  unchecked: 'gateDoNotCallUnchecked',
} as const;

/**
 * 47 CFR 64.1200(c)(2): who is on the list is not called. Where the list is too old or not here, nobody is let through
 * in silence. That the service could not be asked is a warning whatever the policy: an agent must not depend on it.
 */
export const doNotCallGate: Gate = ({ doNotCall }, policy) => {
  if (doNotCall === 'no') return null;
  const isRefused = doNotCall !== 'unchecked' && policy.doNotCall === 'restrict';
  return {
    gate: 'doNotCall',
    verdict: isRefused ? 'block' : 'warn',
    reason: reason(REASONS[doNotCall]),
  };
};
