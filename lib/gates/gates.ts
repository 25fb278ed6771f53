// The gates in the order of the design, section 2. A number that cannot be parsed never gets this far.
import { reason } from '../words/reason';
import { agentGate, capacityGate } from './agent';
import { hoursGate } from './calling-hours';
import { clockGate } from './clock';
import { colleagueGate } from './colleague';
import { countryGate } from './country';
import { doNotCallGate } from './do-not-call';
import { frequencyGate } from './frequency';
import type { Gate } from './gate';
import { premiumGate } from './premium';

/** The administrator's emergency stop. */
const dialingGate: Gate = (_, { dialing, dialingMessage }) =>
  dialing === 'on'
    ? null
    : {
        gate: 'dialing',
        verdict: 'block',
        reason: dialingMessage ? reason('gateDialingOffSays', dialingMessage) : reason('gateDialingOff'),
      };

export const GATES: readonly Gate[] = [
  dialingGate,
  premiumGate,
  countryGate,
  agentGate,
  capacityGate,
  hoursGate,
  clockGate,
  frequencyGate,
  doNotCallGate,
  colleagueGate,
];
