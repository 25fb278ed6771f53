// A gate answers one question: may this call go out? No verdict means yes.
import type { AgentRecord, Line } from '../caller-id/record';
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import type { Reason } from '../words/reason';
import type { Contact } from './place';

export type GateName =
  | 'dialing'
  | 'number'
  | 'premium'
  | 'country'
  | 'agent'
  | 'line'
  | 'capacity'
  | 'hours'
  | 'clock'
  | 'frequency'
  | 'doNotCall'
  | 'colleague'
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
  /** How many of those in progress only the service knows of: on another device. */
  elsewhere: number;
  confirmedCountries: readonly string[];
  /**
   * `no`: on none that there is. `stale`, `unknown`: the policy's list is too old or not here. `unchecked`: the service
   * keeps one and could not be asked.
   */
  doNotCall: 'yes' | 'no' | 'stale' | 'unknown' | 'unchecked';
  /** Who else is on a call with this contact, since when in milliseconds since the epoch. */
  colleague: { name: string; since: number } | null;
  /** Where the CRM says the contact is; wins over the area code where the site is trusted; null where it does not. */
  contact: Contact | null;
  /** How far the service's clock is ahead of ours, milliseconds; 0 while they agree. */
  clockSkew: number;
  /** When this number was called before, milliseconds since the epoch, as far as the longest limit looks back. */
  calledAt: readonly number[];
  /** The same of this contact, at whatever number, this one included; absent where nobody says who it is. */
  contactCalledAt?: readonly number[];
};
export type Gate = (visit: Visit, policy: Policy, now: Date) => Verdict | null;
