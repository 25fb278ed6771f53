// The table of a campaign, and the story of every attempt that went wrong.
import type { Judged } from './attempt';
import type { CampaignResult } from './campaign';
import type { CampaignService } from './service';

const COLUMNS = ['attempts', 'placed once', 'not placed', 'no row', 'not known', 'wrong'] as const;
type Line = [name: string, ...values: number[]];

/** Whether everything that must be 0 is 0, and everything was judged. */
export const isClean = ({ judged, broken, afterwards }: CampaignResult): boolean =>
  broken.length === 0 && afterwards.length === 0 && judged.every(({ verdict }) => verdict.wrong.length === 0);

export function reportText(
  { name }: Pick<CampaignService, 'name'>,
  seed: number,
  result: CampaignResult,
): string {
  const { judged, broken, afterwards, dialRequests } = result;
  const names = [...new Set(judged.flatMap(({ scenario }) => scenario.names))].sort((a, b) =>
    a.localeCompare(b),
  );
  const lines: Line[] = names.map((fault) =>
    lineOf(
      fault,
      judged.filter(({ scenario }) => scenario.names.includes(fault)),
    ),
  );
  const calls = judged.reduce((sum, { verdict }) => sum + verdict.calls, 0);
  return [
    `Campaign against ${name}, seed ${seed}. An attempt with several faults counts in a row for each.`,
    ...table([...lines, lineOf('all', judged)]),
    '',
    `double calls ${count(judged, 'double call')}, lost clicks ${count(judged, 'lost click')}, false claims ` +
      `${count(judged, 'false claim')}, not settled ${count(judged, 'not settled')}; ${broken.length} not judged`,
    `${dialRequests} requests for ${calls} calls; ${judged.filter(isByCard).length} presses on the card`,
    ...afterwards,
    ...judged.filter(({ verdict }) => verdict.wrong.length > 0).map((one) => story(seed, one)),
    ...broken.map(
      ({ scenario, error }) => `--seed ${seed} --only ${scenario.n} could not be judged: ${error}`,
    ),
    '',
  ].join('\n');
}

const isByCard = ({ scenario }: Judged): boolean => scenario.gesture === 'card';

const count = (judged: readonly Judged[], kind: string): number =>
  judged.filter(({ verdict }) => verdict.wrong.some((one) => one.kind === kind)).length;

function lineOf(name: string, judged: readonly Judged[]): Line {
  const how = (test: (one: Judged) => boolean): number => judged.filter(test).length;
  return [
    name,
    judged.length,
    how(({ verdict }) => verdict.calls === 1),
    how(({ verdict }) => verdict.calls === 0),
    how(({ evidence }) => evidence.rows.length === 0),
    how(({ verdict }) => verdict.isUnknown),
    how(({ verdict }) => verdict.wrong.length > 0),
  ];
}

function table(lines: readonly Line[]): string[] {
  const wide = Math.max(...lines.map(([name]) => name.length));
  const row = (name: string, values: readonly (string | number)[]): string =>
    [name.padEnd(wide), ...values.map((value, i) => String(value).padStart(COLUMNS[i]?.length ?? 0))].join(
      '  ',
    );
  return [row('fault', COLUMNS), ...lines.map(([name, ...values]) => row(name, values))];
}

/** Everything there is to know of an attempt, and how to run it again. */
export function story(seed: number, { scenario, evidence, verdict }: Judged): string {
  const wrong = verdict.wrong.map(({ kind, why }) => `${kind}: ${why}`).join('; ');
  return [
    `--seed ${seed} --only ${scenario.n}: ${wrong || 'nothing wrong'}`,
    `  drawn ${JSON.stringify(scenario)}`,
    `  found ${JSON.stringify(evidence)}`,
  ].join('\n');
}
