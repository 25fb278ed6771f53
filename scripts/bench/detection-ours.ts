// Questions that only ours can answer: when marks change, how its script grows, what hostile pages do to it.
import type { Collected, Scrolled } from './detection-collect';
import { bound, middle, number, times } from './detection-grid';
import { markedText, scrollMarks, visibleAfter } from './detection-marks';
import type { PageName } from './detection-pages';
import { rowsLabel } from './detection-places';
import type { DetectionStage } from './detection-stage';
import { type Visit, visit } from './detection-visit';
import type { Measured } from './table';

export function marksRows(all: readonly Collected[], { cold, scrolled }: Scrolled): Measured[] {
  const of = (label: string): Visit[] => all.find(({ place }) => place.label === label)?.watched.ours ?? [];
  const virtual = of('virtual scrolling');
  const loads = all
    .filter(({ place }) => place.name === 'table')
    .flatMap(({ place: { label }, watched: { ours } }): Measured[] => [
      { what: `${label}, load: frames that changed marks`, target: '≤ 3', value: list(ours, frames) },
      { what: '  visible numbers marked in the end', target: 'all', value: markedText(ours) },
      { what: '  marks outside of phone cells', target: '0', value: list(ours, ({ watch }) => watch?.wrong) },
    ]);
  return [
    ...loads,
    {
      what: '10,000 rows, stopped worker: ms until visible numbers are marked',
      target: '≤ 400',
      value: list(cold, visibleAfter),
    },
    ...scrollRows('10,000 rows', scrolled),
    ...scrollRows('virtual scrolling', virtual),
    {
      what: 'chat: ms from a message to its mark, median and longest',
      target: '',
      value: of('chat, 20 messages/s').map(chatText).join(', '),
    },
    {
      what: 'live counters: frames that changed marks in 5 s',
      target: '',
      value: list(of('live counters'), frames),
    },
  ];
}

const frames = ({ watch }: Visit): number | undefined => watch?.frames.length;
const list = (visits: readonly Visit[], pick: (visit: Visit) => number | undefined): string =>
  visits.map((one) => number(pick(one) ?? Number.NaN)).join(', ');

function scrollRows(label: string, visits: readonly Visit[]): Measured[] {
  const all = visits.flatMap(({ watch }) => (watch ? [scrollMarks(watch)] : []));
  const of = (pick: (one: (typeof all)[number]) => number): string =>
    all.map((one) => number(pick(one))).join(', ');
  return [
    {
      what: `${label}: frames that changed marks while scrolling`,
      target: '0',
      value: of(({ during }) => during),
    },
    { what: '  and after the last scroll event', target: '1', value: of(({ after }) => after) },
    {
      what: '  ms from the last scroll event to the last of them',
      target: '≤ 200',
      value: of(({ settledAfter }) => settledAfter),
    },
    {
      what: '  longest pause between two scroll events, ms',
      target: '',
      value: of(({ longestPause }) => longestPause),
    },
    { what: '  visible numbers marked in the end', target: 'all', value: markedText(visits) },
  ];
}

function chatText({ watch }: Visit): string {
  const sorted = [...(watch?.latencies ?? [])].sort((a, b) => a - b);
  const half = sorted[Math.floor(sorted.length / 2)];
  if (half === undefined) return `none of ${watch?.waiting} marked`;
  return `${number(half)} and ${number(sorted.at(-1) ?? half)} (${watch?.waiting} never marked)`;
}

/** Script at the largest table against the smallest, and rendering in cells. */
export function growthRows(all: readonly Collected[]): Measured[] {
  const script = ({ timed }: Collected): number =>
    middle(timed.ours, ({ sums }) => sums.script) - middle(timed.none, ({ sums }) => sums.script);
  const rendering = ({ timed }: Collected): number =>
    middle(timed.ours, ({ sums }) => sums.rendering) - middle(timed.none, ({ sums }) => sums.rendering);
  const tables = all.filter(({ place }) => place.name === 'table');
  const [small, large] = [tables[0], tables.find(({ place }) => place.label === rowsLabel(50_000))];
  return [
    ...tables.map((one) => ({
      what: `${one.place.label}: our script, our rendering, one cell’s colour change; ms`,
      target: '',
      value: `${bound(one.timed.ours)}${number(script(one))}, ${number(rendering(one))}, ${number(one.unit)}: rendering of ${number(rendering(one) / one.unit)} cells`,
    })),
    ...(small && large
      ? [
          {
            what: 'script at 50,000 rows against 1,000',
            target: '≤ 2 ×',
            value: bound(large.timed.ours) + times(script(large), script(small)),
          },
        ]
      : []),
  ];
}

const HOSTILE: readonly { name: PageName; what: string; leastMs?: number }[] = [
  { name: 'digits', what: '1 MB of digits' },
  { name: 'ones', what: '100,000 × "1 "' },
  { name: 'brackets', what: '50,000 × "("' },
  { name: 'nested', what: '5,000 nested elements' },
  { name: 'rewriting', what: 'a number rewritten in every frame for 10 s', leastMs: 11_000 },
];

export async function hostileRows(stage: DetectionStage): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const { name, what, leastMs = 0 } of HOSTILE) {
    const plan = { name, rows: 0, seed: 1, watched: name === 'rewriting', leastMs };
    const [alone, ours] = [
      await visit(stage, { ...plan, who: 'none' }),
      await visit(stage, { ...plan, who: 'ours' }),
    ];
    const { sums, exceptions } = ours;
    rows.push({
      what: `${what}: longest script task, ms`,
      target: '≤ 50',
      value: `${number(sums.longestScriptTask)} (longest task with us ${number(sums.longestTask)}, without ${number(alone.sums.longestTask)})`,
    });
    rows.push({
      what: '  exceptions',
      target: '0',
      value: [exceptions.length, ...exceptions.slice(0, 1)].join(' '),
    });
    if (name === 'rewriting') rows.push(...rewritingRows(ours, alone));
  }
  return rows;
}

/** Second by second: work must not pile up. */
function rewritingRows(ours: Visit, alone: Visit): Measured[] {
  const perSecond = Array.from(
    { length: 10 },
    (_, i) => (ours.sums.scriptBySecond[i] ?? 0) - (alone.sums.scriptBySecond[i] ?? 0),
  );
  return [
    {
      what: '  our script in each second, ms',
      target: 'no growth',
      value: perSecond.map((ms) => ms.toFixed(0)).join(' '),
    },
    { what: '  frames that changed marks', target: 'bounded', value: String(ours.watch?.frames.length) },
    { what: '  DOM changes that are not the page’s', target: '0', value: String(ours.watch?.domChanges) },
  ];
}
