// Who a return call reaches, as the telephony service documents it (D25–D28).
import type { Line, Rung } from '../caller-id/record';
import { type Reason, reason } from '../words/reason';

/** Where the customer lands when they call the shown number back. */
export function callbackRoute(line: Line, rung: Rung): Reason {
  if (rung === 'personal') return reason('callbackPersonal');
  switch (line.kind) {
    case 'callCenter':
      return reason('callbackCallCenter', line.name);
    case 'coachingTeam':
      return reason('callbackCoachingTeam');
    case 'outboundProfile':
      return reason('callbackProfile', line.name);
    case 'personal':
      return reason('callbackPersonal');
  }
}
