// Why this number, step by step, as every surface tells it and the journal keeps it.
import type { TraceStep } from '../calls/attempt';
import { reason } from '../words/reason';
import type { Decision } from './decision';

/** The rungs that were tried, and how the number was picked; what was not needed is left out. */
export function traceOf({
  toggle,
  ownPick,
  trace,
  pick,
}: Pick<Decision, 'toggle' | 'ownPick' | 'trace' | 'pick'>): TraceStep[] {
  return [
    ...(toggle?.ignored ? [{ verdict: 'no' as const, reason: reason('traceToggleIgnored') }] : []),
    ...(ownPick === 'idle' ? [{ verdict: 'no' as const, reason: reason('tracePickIdle') }] : []),
    ...trace.flatMap(({ verdict, reason }) => (verdict === 'notNeeded' ? [] : [{ verdict, reason }])),
    ...(pick ? [{ verdict: 'chosen' as const, reason: pick }] : []),
  ];
}
