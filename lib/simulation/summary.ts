// Many simulated calls, counted.
import type { Simulation } from '../dial/simulate';

type Counted = Pick<Simulation, 'outcome' | 'rung' | 'callerId' | 'blockedBy'>;
export type SimulationSummary = {
  calls: number;
  /** How many are called, called after a warning, or blocked. */
  outcomes: [name: string, count: number][];
  /** How many each rung of the ladder decided; most first. */
  rungs: [name: string, count: number][];
  /** How many each number is shown to; most first. */
  callerIds: [name: string, count: number][];
  /** How many each gate blocked; most first. */
  blockedBy: [name: string, count: number][];
};

/** Counts calls by what was decided about them. */
export function summarize(simulations: Iterable<Counted>): SimulationSummary {
  const all = [...simulations];
  return {
    calls: all.length,
    outcomes: tally(all.map(({ outcome }) => outcome)),
    rungs: tally(all.map(({ rung }) => rung)),
    callerIds: tally(all.map(({ callerId }) => callerId)),
    blockedBy: tally(all.map(({ blockedBy }) => blockedBy)),
  };
}

function tally(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
