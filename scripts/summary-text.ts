// A summary of simulated calls as a person reads it.
import type { SimulationSummary } from '../lib/simulation/summary';

const MOST_LINES = 12;

export function summaryText({ calls, outcomes, rungs, callerIds, blockedBy }: SimulationSummary): string {
  const part = (title: string, counts: [string, number][]): string[] =>
    counts.length === 0
      ? []
      : [
          `${title}:`,
          ...counts.slice(0, MOST_LINES).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`),
          ...(counts.length > MOST_LINES ? [`           … and ${counts.length - MOST_LINES} more`] : []),
        ];
  return [
    `${calls} simulated`,
    ...part('Outcome', outcomes),
    ...part('Rung', rungs),
    ...part('Number shown', callerIds),
    ...part('Blocked by', blockedBy),
  ].join('\n');
}
