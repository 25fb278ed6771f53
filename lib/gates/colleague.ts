// A colleague who is on a call with this contact already.
import { reason } from '../words/reason';
import type { Gate } from './gate';

const MINUTE_MS = 60_000;

/** Where the service can tell: names the colleague, and blocks or warns by the policy. */
export const colleagueGate: Gate = ({ colleague }, { colleagueCalling }, now) => {
  if (!colleague || colleagueCalling === 'off') return null;
  const minutes = Math.max(1, Math.round((now.getTime() - colleague.since) / MINUTE_MS));
  return {
    gate: 'colleague',
    verdict: colleagueCalling,
    reason: reason('gateColleague', colleague.name, { count: minutes }),
  };
};
