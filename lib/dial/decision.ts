// A call before it is placed: what was asked, what is known, what was decided.
import type { OwnPick, Step } from '../caller-id/ladder';
import type { AgentRecord, AreaRules, PackedNumbers, Rung } from '../caller-id/record';
import type { Toggle } from '../caller-id/toggle';
import type { CrmRecord } from '../crm/profile';
import type { Verdict, Visit } from '../gates/gate';
import type { Override } from '../gates/override';
import type { Contact } from '../gates/place';
import type { E164 } from '../phone/e164';
import type { Destination, NotANumber } from '../phone/parse';
import type { Reason } from '../words/reason';

export type DialRequest = {
  destination: Destination | NotANumber;
  lineId: string;
  /** The agent's wish for local presence on this line; undefined when they never said. */
  toggle: boolean | undefined;
  /** The own number that the agent picked for this line; undefined when they never did. */
  pickedNumber?: E164 | undefined;
  /** Where the CRM says that the contact is; null where it does not. */
  contact: Contact | null;
  /** The CRM record that the number was found in. */
  record?: CrmRecord | null | undefined;
};

/** What the index says about this call. */
export type IndexFacts = {
  agent: AgentRecord;
  rules: AreaRules | null;
  /** The account's own numbers in the destination's area code. */
  account: PackedNumbers | null;
  /** The numbers of the area code where the ladder landed. */
  numbers: PackedNumbers | null;
};
/** What the journal and the services say. */
export type LocalFacts = Pick<
  Visit,
  | 'running'
  | 'today'
  | 'elsewhere'
  | 'confirmedCountries'
  | 'doNotCall'
  | 'colleague'
  | 'clockSkew'
  | 'calledAt'
  | 'contactCalledAt'
> & {
  /** The number this contact saw last time. */
  lastShown: E164 | null;
  /** Digits of the numbers that rest: over their caps, or reported as spam (calls/number-use.ts). */
  tired: ReadonlySet<number>;
};
export type Facts = IndexFacts & LocalFacts;

export type Outcome = 'call' | 'warn' | 'block';
export type Decision = {
  /** The same inputs give the same id: a dial request says with it which decision the agent saw. */
  id: string;
  outcome: Outcome;
  destination: Destination | NotANumber;
  lineId: string;
  callerId: E164 | null;
  rung: Rung | null;
  /** Why this caller ID; when blocked, why not. */
  reason: Reason;
  verdicts: Verdict[];
  /** What a call would set aside; null where there is nothing. */
  override: Override | null;
  trace: Step[];
  /** How the number was picked among those of its area; null where there was nothing to pick. */
  pick: Reason | null;
  toggle: Toggle | null;
  /** What came of the agent's pick among the line's own numbers; null where they picked none. */
  ownPick: OwnPick | null;
  callback: Reason | null;
};
