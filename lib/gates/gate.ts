// A gate answers one question: may this call go out? No verdict means yes.
import type { AgentRecord, Line } from '../caller-id/record';
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import type { Reason } from '../words/reason';

export type GateName =
  | 'dialing'
  | 'number'
  | 'premium'
  | 'country'
  | 'agent'
  | 'line'
  | 'capacity'
  | 'hours'
  | 'doNotCall'
  | 'callerId'
  | 'ownNumber';
export type Verdict = { gate: GateName; verdict: 'block' | 'warn'; reason: Reason };

/** What gates look at. Gathered before the call; a gate reads nothing by itself. */
export type Visit = {
  destination: Destination;
  agent: AgentRecord;
  line: Line;
  /** Calls of this agent that are in progress, and placed today in the agent's time zone. */
  running: number;
  today: number;
  confirmedCountries: readonly string[];
  doNotCall: 'yes' | 'no' | 'unknown' | 'stale';
  /** Where the CRM says the contact is; wins over the area code. */
  contactTimeZone?: string;
};
export type Gate = (visit: Visit, policy: Policy, now: Date) => Verdict | null;
