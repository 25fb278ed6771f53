// The index: what is kept in IndexedDB so that one decision needs one read transaction of at most three gets.
//   agent                       who calls, and every line they can call as           (AgentRecord)
//   area/<code>                 for calls to that code: which codes serve each rung  (AreaRecord)
//   area/other                  the account's own numbers outside +1                 (AreaRecord)
//   numbers/<pool>/<code>       the numbers of a pool in an area code                (PackedNumbers)
import type { AreaCode, E164 } from '../phone/e164';

export const NEAR_RUNGS = [
  'own-same-area',
  'own-overlay',
  'own-adjacent',
  'pool-same-area',
  'pool-overlay',
  'pool-lata',
  'pool-adjacent',
] as const;
export type NearRung = (typeof NEAR_RUNGS)[number];
export type Rung = 'personal' | 'line-number' | 'not-covered-country' | NearRung | 'default';

/** Digits × 8 + health: eight bytes a number, exact up to fifteen digits. */
export type PackedNumbers = Float64Array;

/** An area code that can serve a rung. `only` is its number when it has just one. */
export type AreaChoice = { code: AreaCode; city: string; count: number; only?: E164 };
/** Whether the number shown is one of a pool: local presence. */
export const isPoolRung = (rung: Rung | null): boolean => rung?.startsWith('pool-') ?? false;
/** Nearest first, at most `KEPT_CHOICES` of them. */
export type AreaRules = { [Near in NearRung]?: AreaChoice[] };
export const KEPT_CHOICES = 4;
export type AreaRecord = {
  /** The account's own numbers there, whoever uses them; null where it has none. */
  account: PackedNumbers | null;
  /** By rule set: lines with the same numbers share one. */
  rules: Record<string, AreaRules>;
};

export type Limit = {
  profile: string;
  maxCalls: number;
  reset: 'immediate' | 'endOfDay';
  /** While its member is on an outbound call, no call comes in to them (M20). */
  blocksInbound: boolean;
};
/** A bundle as agents read of it: what it is called, which kind was bought, how many numbers it has. */
export type BundleFacts = { name: string; kind: 'top100' | 'individual' | 'full'; numbers: number };
type LineKind = 'callCenter' | 'coachingTeam' | 'outboundProfile' | 'personal';
export type Line = {
  id: string;
  kind: LineKind;
  name: string;
  /** The number shown where the ladder says "main number". */
  main: E164 | null;
  /** What the agent may pick from where local presence is off: `main` first; at most `MOST_OFFERED`. */
  numbers: E164[];
  /** The member's own number, for a coaching team. */
  personal: E164 | null;
  localPresence: boolean;
  /** Local presence is wanted but the call centre has no number of its own (D9). */
  lacksOwnNumbers: boolean;
  mayToggle: boolean;
  ownAreas: AreaCode[];
  /** Names the records of the index; null where the line has no numbers to choose from. */
  ruleSet: string | null;
  ownPool: string | null;
  pool: string | null;
  /** Areas where the service had no number to give (D32). */
  unavailableAreaCodes: AreaCode[];
  /** Where its local presence numbers come from (D3, D6). */
  bundles: BundleFacts[];
  limit: Limit | null;
  /** An outbound profile's countries; null where the line binds none. */
  countries: string[] | null;
  /** The outbound profile that stands in where none is of the destination's country (MX6). */
  isDefault: boolean;
  /** Added less than about 20 minutes ago: cannot call yet (M36). */
  pending: boolean;
};
/** A longer list is no choice that a person makes on a card. */
export const MOST_OFFERED = 50;
/** A line of which nothing is known yet. */
export const BLANK_LINE = {
  main: null,
  numbers: [],
  personal: null,
  localPresence: false,
  lacksOwnNumbers: false,
  mayToggle: false,
  ownAreas: [],
  ruleSet: null,
  ownPool: null,
  pool: null,
  unavailableAreaCodes: [],
  bundles: [],
  limit: null,
  countries: null,
  isDefault: false,
  pending: false,
} satisfies Partial<Line>;

export type AgentRecord = {
  userId: string;
  name: string;
  account: { id: string; name: string; country: string };
  personalOnly: boolean;
  /** Why the agent may not call at all; null when they may. */
  barred: 'unknownAgent' | 'noOutboundCapacity' | null;
  lines: Line[];
};

export const agentKey = 'agent';
/** Stands for every number outside the North American plan. */
export const OTHER_AREA = 'other';
export const areaKey = (code: AreaCode): string => `area/${code}`;
export const numbersKey = (pool: string, code: AreaCode): string => `numbers/${pool}/${code}`;
