// One attempt as the seed draws it: a fresh number, a gesture, and what goes wrong.
import {
  BROWSER_FAULTS,
  type BrowserFault,
  type LookUpFault,
  SERVICE_FAULTS,
  SESSION_ENDS,
  type ServiceFault,
  type SessionEnd,
} from './faults';
import { makeRandom } from './random';

export type Scenario = {
  /** The place in the campaign, from 0; with the seed it gives the same scenario again. */
  n: number;
  number: string;
  gesture: 'card' | 'message';
  /** Ids of the press and, where it is pressed twice, of the second one; a card makes its own. */
  attemptIds: [string, string];
  service: ServiceFault | null;
  lookUp: LookUpFault | null;
  browser: BrowserFault | null;
  /** How a request over HTTP/2 is cut off, where it is; null for the connection itself. */
  session: SessionEnd | null;
  /** Called by a named phone of the agent's, where the service knows any, and not by the service's own choice. */
  otherPhone: boolean;
  /** The rows of the table that it counts in. */
  names: string[];
};

/** Area codes of several time zones and landings. */
const AREAS = [
  '212',
  '646',
  '575',
  '207',
  '415',
  '213',
  '312',
  '713',
  '305',
  '617',
  '404',
  '480',
  '206',
  '808',
];
const LINES = 100;
export const MOST_ATTEMPTS = AREAS.length * LINES;
const CARD_SHARE = 0.1;

/** Where the faults of an attempt come from: chance decides how often each. */
const SOURCES = [
  { weight: 4, service: false, browser: false },
  { weight: 42, service: true, browser: false },
  { weight: 26, service: false, browser: true },
  { weight: 28, service: true, browser: true },
];

export function drawScenario(seed: number, n: number): Scenario {
  const random = makeRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  const source = random.weighted(SOURCES);
  const service = source.service ? random.weighted(SERVICE_FAULTS) : null;
  const browser = source.browser ? random.weighted(BROWSER_FAULTS) : null;
  const lookUp = random.chance(0.12) ? random.pick<LookUpFault>(['status500', 'garbage', 'drop']) : null;
  const names = [service?.name, browser?.name, lookUp && 'asking or telling fails'].filter((name) => !!name);
  const drawn = browser?.draw(random) ?? null;
  return {
    n,
    number: `${AREAS[n % AREAS.length]}-555-0${LINES + Math.floor(n / AREAS.length)}`,
    // A second press on the card is a double click, which the card's own tests cover.
    gesture: random.chance(CARD_SHARE) && drawn?.kind !== 'twice' ? 'card' : 'message',
    attemptIds: [random.uuid(), random.uuid()],
    service: service?.draw(random) ?? null,
    lookUp,
    browser: drawn,
    // Drawn last: a seed draws what it drew before there was HTTP/2.
    session: random.chance(0.6) ? random.pick(SESSION_ENDS) : null,
    otherPhone: random.chance(0.3),
    names: names.length > 0 ? (names as string[]) : ['nothing goes wrong'],
  };
}

/** The number as the service is told it. */
export const e164Of = ({ number }: Pick<Scenario, 'number'>): string => `+1${number.replaceAll('-', '')}`;
