// What a near rung found, in a sentence: for the agent who asks "why this number?".
import type { Area } from '../atlas/atlas';
import type { MessageKey } from '../words/message-key';
import { type Argument, type Reason, reason } from '../words/reason';
import { cityOf } from './area-rules';
import type { AreaChoice, Line, NearRung } from './record';

const FOUND: Record<NearRung, MessageKey> = {
  'own-same-area': 'whyOwnSameArea',
  'own-overlay': 'whyOwnOverlay',
  'own-adjacent': 'whyOwnAdjacent',
  'pool-same-area': 'whyPoolSameArea',
  'pool-overlay': 'whyPoolOverlay',
  'pool-lata': 'whyPoolLata',
  'pool-adjacent': 'whyPoolAdjacent',
};
const NOTHING: Record<NearRung, MessageKey> = {
  'own-same-area': 'traceNoOwnSameArea',
  'own-overlay': 'traceNoOwnOverlay',
  'own-adjacent': 'traceNoOwnAdjacent',
  'pool-same-area': 'traceNoPoolSameArea',
  'pool-overlay': 'traceNoPoolOverlay',
  'pool-lata': 'traceNoPoolLata',
  'pool-adjacent': 'traceNoPoolAdjacent',
};

/** `$1` the destination's code, `$2` the code that serves it with its city. */
export function foundReason(rung: NearRung, home: Area, choice: AreaChoice): Reason {
  return reason(FOUND[rung], home.code, { area: choice.code, city: choice.city || cityOf(home) });
}

/** `$1` the destination's code, `$2` the line's own codes where the rung is about those. */
export function nothingReason(rung: NearRung, home: Area, line: Line): Reason {
  const args: Argument[] = [home.code];
  if (rung === 'own-same-area' && line.ownAreas.length > 0) args.push({ codes: line.ownAreas });
  return reason(
    rung === 'own-same-area' && line.ownAreas.length === 0 ? 'traceOwnsNothingNear' : NOTHING[rung],
    ...args,
  );
}
