// The page that compares the rules: one table for each main number, and whether what was required holds.
import type { Rule, Shown } from './quality-rules';
import { type Home, isSameLata, LATA_SHARE_NEEDED, type Scores } from './quality-scores';

export type Column = { rule: Rule; shown: Shown[]; scores: Scores };
export type Part = { mainCode: string; columns: Column[] };

const OURS_SAME = 'ours, own numbers `same`';
const OURS_ADJACENT = 'ours, own numbers `adjacent`';
const FACTS =
  'area codes in service on 14 September 2026 (NANPA area code reports of 5 January 2026), exchange counts of 2012 ' +
  '(National Pooling report of May 2015) for LATAs, ACS 2019–2023 and 2024 estimates for people; sources in `NOTICE`';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const km = (value: number): string => `${Math.round(value)} km`;
const millions = (people: number): string => `${(people / 1e6).toFixed(1)} million`;

/** The whole page, in Markdown. */
export function pageText(parts: readonly Part[], homes: readonly Home[], directory: string): string {
  const people = homes.reduce((sum, home) => sum + home.people, 0);
  return `${[
    '# How near is the number that is shown?',
    'Made by `npm run quality`; do not edit. ' +
      `Facts: ${FACTS}. Directory: \`tests/fixtures/directory.json\` (${directory}).`,
    '## What is compared',
    `Agent \`aiko\` calls as \`sales-west\`, whose bundle stays as it is and whose only own number is the main number. \
Every US area code in service is called once: ${homes.length} codes, ${millions(people)} people. A code counts as many \
people as live in its territory; where several codes serve one territory, its people are split evenly among them.`,
    `Every rule chooses among the same numbers: the bundle's and the line's own. *Exact area code only* has nothing for \
any other code. *Same state* shows the lowest code of the destination's state. *Exact area code, else same state* is \
both in turn. *Nearest centre* shows the code whose centre is nearest, however far. *Ours* is the shipped decision \
under the three values of the policy \`preferOwnNumbers\`.`,
    `Distances are from the centre of the destination's code to that of the number shown. *Same LATA* means that the two \
codes share at least ${LATA_SHARE_NEEDED} of their LATAs. A rule that has no near number falls back to the main number. \
Distances and the first LATA column count only people who are shown a near number; the last column counts everybody, \
with whatever number they are shown, so a rule gains nothing by giving up.`,
    '## Results',
    ...parts.map(partText),
    '## Never worse than a simple rule',
    requirementText(parts, homes),
    '## What `adjacent` costs',
    adjacentText(parts, homes),
  ].join('\n\n')}\n`;
}

function partText({ mainCode, columns }: Part): string {
  return [
    `### Main number in ${mainCode}`,
    '',
    '| rule | median | 95 % within | same LATA, of those with a near number | falls to the main number | same LATA, of all |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...columns.map(
      ({ rule, scores }) =>
        `| ${[
          rule.name,
          km(scores.medianKm),
          km(scores.farKm),
          percent(scores.lataOfNear),
          percent(scores.toMain),
          percent(scores.lataOfAll),
        ].join(' | ')} |`,
    ),
  ].join('\n');
}

type Pair = { mainCode: string; ours: Column; simple: Column };

/** Holds or not, in the three ways one may count; where it does not, by how much. */
function requirementText(parts: readonly Part[], homes: readonly Home[]): string {
  const pairs = parts.flatMap(({ mainCode, columns }): Pair[] => {
    const ours = find(columns, OURS_SAME);
    return columns.filter(({ rule }) => !rule.isOurs).map((simple) => ({ mainCode, ours, simple }));
  });
  const verdict = (wrong: string[]): string =>
    wrong.length === 0 ? `holds in all ${pairs.length} comparisons.` : `does not hold: ${wrong.join('; ')}.`;
  const ofAll = worseBy(pairs, 'lataOfAll', ({ lataOfAll }) => percent(lataOfAll));
  const ofNear = worseBy(
    pairs,
    'lataOfNear',
    ({ lataOfNear, toMain }) => `${percent(lataOfNear)} of ${percent(1 - toMain)} of the people`,
  );
  const single = pairs.flatMap((pair) =>
    lost(pair.simple, pair.ours, homes).map((home) => named(pair, home.area.code)),
  );
  return [
    'Required: with `same`, ours is never worse on the LATA share than a simple rule, whatever the main number.',
    '',
    `- Of all people: ${verdict(ofAll)}`,
    `- Destination by destination, none is shown another LATA's number where a simple rule shows one of its own: ${verdict(single)}`,
    `- Of the people with a near number of each rule, which are not the same people: ${verdict(ofNear)}`,
    ...(ofNear.length > 0 && single.length === 0 ? ['', WHY_NEAR_MISLEADS] : []),
  ].join('\n');
}

const WHY_NEAR_MISLEADS =
  'The last way of counting rewards giving up: a rule that has a number only for the exact code is always in the ' +
  'same LATA there, and leaves everybody else with the main number. For the people it serves, ours shows the same code.';

const named = ({ mainCode, simple }: Pair, more: string): string =>
  `main number in ${mainCode}, ${simple.rule.name}: ${more}`;

/** The comparisons where ours has the lower score, with both. */
function worseBy(
  pairs: readonly Pair[],
  name: 'lataOfAll' | 'lataOfNear',
  text: (scores: Scores) => string,
): string[] {
  return pairs
    .filter(({ ours, simple }) => ours.scores[name] < simple.scores[name])
    .map((pair) => named(pair, `${text(pair.ours.scores)} against ${text(pair.simple.scores)}`));
}

function adjacentText(parts: readonly Part[], homes: readonly Home[]): string {
  const lines = parts.map(({ mainCode, columns }) => {
    const [same, adjacent] = [find(columns, OURS_SAME), find(columns, OURS_ADJACENT)];
    const points = (same.scores.lataOfAll - adjacent.scores.lataOfAll) * 100;
    const gone = lost(same, adjacent, homes).map((home) => home.area.code);
    return `- Main number in ${mainCode}: ${points.toFixed(1)} points of LATA share${
      gone.length > 0 ? `, for calls to ${gone.join(', ')}` : ''
    }.`;
  });
  return [
    "`adjacent` prefers the line's own number, which the customer may know and can call back, to a bundle number in \
the destination's own LATA. Against `same`:",
    '',
    ...lines,
  ].join('\n');
}

function find(columns: readonly Column[], name: string): Column {
  const column = columns.find(({ rule }) => rule.name === name);
  if (!column) throw new Error(`no rule "${name}"`);
  return column;
}

/** Destinations that see their own LATA by one rule and another by the other. */
function lost(by: Column, other: Column, homes: readonly Home[]): Home[] {
  return homes.flatMap((home, i) => {
    const [one, two] = [by.shown[i], other.shown[i]];
    return one && two && isSameLata(home, one) && !isSameLata(home, two) ? home : [];
  });
}
