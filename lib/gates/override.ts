// Calling in spite of a warning: which rules that sets aside, and whether it needs a word why.
import type { Policy } from '../policy/schema';
import type { GateName, Verdict } from './gate';

/** Whether the agent may, or must, say why. */
export type Override = { gates: GateName[]; why: Policy['overrideReason'] };
/** What was set aside at a call, and why; who did is the attempt's agent. */
export type Overrode = { gates: GateName[]; why: string };

/** Questions, not rules: a first call to a country, a number of one's own. */
const QUESTIONS: ReadonlySet<GateName> = new Set(['country', 'ownNumber']);

/** What a call would set aside; null where nothing warns, or where it cannot be placed at all. */
export function overrideOf(verdicts: readonly Verdict[], policy: Policy): Override | null {
  if (verdicts.some(({ verdict }) => verdict === 'block')) return null;
  const gates = verdicts.map(({ gate }) => gate).filter((gate) => !QUESTIONS.has(gate));
  return gates.length > 0 ? { gates, why: policy.overrideReason } : null;
}
