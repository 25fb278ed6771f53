// The ladder: the ordered rules of the choice. Which rung decides, and what every rung found.

import type { AreaCode, E164 } from '../phone/e164';
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { type Reason, reason } from '../words/reason';
import { cityOf } from './area-rules';
import { type AreaChoice, type AreaRules, type Line, NEAR_RUNGS, type NearRung, type Rung } from './record';
import { foundReason, nothingReason } from './rung-reasons';
import { type Toggle, toggleOf } from './toggle';

export type Step = { rung: Rung; verdict: 'chosen' | 'no' | 'notNeeded'; reason: Reason };
/** A number to show, or an area code whose numbers are still to be picked from, or nothing at all. */
export type Landing = { rung: Rung; reason: Reason } & (
  | { number: E164 | null }
  | { area: AreaCode; pool: string }
);
/** What came of the agent's pick: shown; of no effect while local presence is on (D12); not the line's any more. */
export type OwnPick = 'shown' | 'idle' | 'gone';
export type Climb = { landing: Landing; toggle: Toggle; ownPick: OwnPick | null; steps: Step[] };
type Climber = {
  destination: Destination;
  line: Line;
  personalOnly: boolean;
  /** The agent's wish for local presence; undefined when they never said. */
  toggle: boolean | undefined;
  /** The own number that the agent picked for this line; undefined when they never did. */
  pickedNumber?: E164 | undefined;
  rules: AreaRules | null;
};

const ORDER: readonly Rung[] = ['personal', 'line-number', 'not-covered-country', ...NEAR_RUNGS, 'default'];

/** Climbs the ladder of the design, section 2, to the first rung that decides. */
export function climb(climber: Climber, policy: Policy): Climb {
  const toggle = toggleOf(climber.line, climber.toggle, policy);
  const steps: Step[] = [];
  let landing: Landing | null = null;
  for (const rung of ORDER) {
    if (landing) {
      steps.push({ rung, verdict: 'notNeeded', reason: reason('traceNotNeeded') });
      continue;
    }
    const found = tryRung(rung, climber, toggle, policy);
    if ('no' in found) steps.push({ rung, verdict: 'no', reason: found.no });
    else {
      landing = found;
      steps.push({ rung, verdict: 'chosen', reason: found.reason });
    }
  }
  return { landing: landing ?? atDefault(climber), toggle, ownPick: ownPickOf(climber, toggle), steps };
}

type Found = Landing | { no: Reason };

function tryRung(rung: Rung, climber: Climber, toggle: Toggle, policy: Policy): Found {
  if (rung === 'personal') return personal(climber, toggle);
  if (rung === 'line-number') return lineNumber(climber, toggle);
  if (rung === 'not-covered-country') return notCovered(climber);
  if (rung === 'default') return atDefault(climber);
  return near(rung, climber, policy);
}

function personal({ line, personalOnly }: Climber, toggle: Toggle): Found {
  if (line.kind === 'personal')
    return {
      rung: 'personal',
      number: line.personal,
      reason: reason(personalOnly ? 'whyPersonalOnly' : 'whyPersonal'),
    };
  if (line.kind === 'coachingTeam' && !toggle.on && toggle.mayChange && line.personal)
    return { rung: 'personal', number: line.personal, reason: reason('whyTeamPersonal', line.name) };
  return { no: reason('traceNoPersonal') };
}

/** D12, D16: a number that was picked counts where local presence is off, and only among the line's own. */
function ownPickOf({ line, pickedNumber, destination }: Climber, toggle: Toggle): OwnPick | null {
  if (!pickedNumber || line.numbers.length === 0) return null;
  if (!line.numbers.includes(pickedNumber)) return 'gone';
  if (toggle.on) return 'idle';
  return pickedNumber === destination.to ? null : 'shown';
}

function lineNumber(climber: Climber, toggle: Toggle): Found {
  const { line, pickedNumber } = climber;
  if (toggle.on) return { no: reason('traceLocalPresenceOn', line.name) };
  const why = line.lacksOwnNumbers
    ? reason('whyNoOwnNumbers', line.name)
    : !line.localPresence
      ? reason('whyLineWithout', line.name)
      : toggle.lock === 'policy'
        ? reason('whyForcedOff')
        : reason('whySwitchedOff');
  if (pickedNumber && pickedNumber !== line.main && ownPickOf(climber, toggle) === 'shown')
    return { rung: 'line-number', number: pickedNumber, reason: reason('whyPickedNumber', line.name) };
  return { rung: 'line-number', number: line.main, reason: why };
}

/** D1: local presence serves geographic +1 numbers only; Japan is named by the service itself. */
function notCovered({ destination, line }: Climber): Found {
  const { area, country } = destination;
  if (area?.kind === 'geographic')
    return { no: reason('traceCovered', { area: area.code, city: cityOf(area) }) };
  const why = !area && country ? reason('whyNotCovered', { country }) : reason('whyNoArea');
  return { rung: 'not-covered-country', number: line.main, reason: why };
}

function near(rung: NearRung, { destination, line, rules }: Climber, policy: Policy): Found {
  const home = destination.area;
  if (!home) return { no: reason('traceNotNeeded') };
  const isOwn = rung.startsWith('own-');
  if (isOwn && line.kind === 'coachingTeam') return { no: reason('traceTeamOwnsNothing') };
  if (isOwn && !ownRungAllowed(rung, policy)) return { no: reason('traceOwnNotPreferred') };
  const choice = (rules?.[rung] ?? []).find((candidate) => candidate.only !== destination.to);
  const pool = isOwn ? line.ownPool : line.pool;
  if (!choice || !pool) return { no: nothingReason(rung, home, line) };
  return { rung, area: choice.code, pool, reason: foundReason(rung, home, choice as AreaChoice) };
}

/** D15 as policy: which of the line's own numbers go before the bundle. */
const ownRungAllowed = (rung: NearRung, { preferOwnNumbers }: Policy): boolean =>
  preferOwnNumbers === 'adjacent' || (preferOwnNumbers === 'same' && rung !== 'own-adjacent');

function atDefault({ destination, line }: Climber): Landing {
  const { area } = destination;
  const why = !area
    ? reason('whyNoArea')
    : line.unavailableAreaCodes.includes(area.code)
      ? reason('whyUnavailableArea', { area: area.code, city: cityOf(area) })
      : reason('whyDefault', { area: area.code, city: cityOf(area) });
  return { rung: 'default', number: line.main, reason: why };
}
