// The tables of the detection bench: one for each question, ours beside the others.
import type { Collected } from './detection-collect';
import type { Contestant } from './detection-contestants';
import { bound, gridText, middle, number, spread, times } from './detection-grid';
import { visibleAfter } from './detection-marks';
import { rowsLabel } from './detection-places';
import type { Visit } from './detection-visit';

const OTHERS = ['ringcentral-c2d', 'libphonenumber-js'] as const;
const HEADING = ['page', 'target', 'page alone', 'ours', ...OTHERS, 'c2d ÷ ours', 'walk ÷ ours'];
type Pick = (visit: Visit) => number;

export function mainThreadTable(all: readonly Collected[]): string {
  const lines = all.map((one) => {
    const over = overAlone(one, (visit) => visit.sums.busy);
    const target = one.place.label === rowsLabel(10_000) ? 'c2d ≥ 10 ×' : '';
    return [
      one.place.label,
      target,
      spread(one.timed.none, (visit) => visit.sums.busy),
      ...timesSideBySide(over),
    ];
  });
  return gridText(
    'Main-thread time from the end of parsing until rest, ms over the page alone: median (least–most); ≥: not at rest after 10 s, others 15 s',
    [HEADING, ...lines],
  );
}

export function partsTable(all: readonly Collected[]): string {
  const parts = (visits: readonly Visit[]): string =>
    (['script', 'rendering', 'gc'] as const)
      .map((part) => number(middle(visits, ({ sums }) => sums[part])))
      .join(' / ');
  const lines = all.map(({ place, timed }) => [
    place.label,
    '',
    parts(timed.none),
    parts(timed.ours),
    ...OTHERS.map((who) => parts(timed[who])),
  ]);
  return gridText('Of it script / rendering / garbage collection, ms, the page’s own with it', [
    HEADING.slice(0, -2),
    ...lines,
  ]);
}

export function longestTable(all: readonly Collected[]): string {
  const most = (visits: readonly Visit[], pick: Pick): number => Math.max(...visits.map(pick));
  const cell = (visits: readonly Visit[]): string =>
    `${number(most(visits, ({ sums }) => sums.longestScriptTask))} (${number(most(visits, ({ sums }) => sums.longestTask))})`;
  const lines = all.map(({ place, timed }) => [
    place.label,
    '≤ 16 ms',
    `– (${number(most(timed.none, ({ sums }) => sums.longestTask))})`,
    cell(timed.ours),
    ...OTHERS.map((who) => cell(timed[who])),
    ...OTHERS.map((who) =>
      times(
        most(timed[who], ({ sums }) => sums.longestScriptTask),
        most(timed.ours, ({ sums }) => sums.longestScriptTask),
      ),
    ),
  ]);
  return gridText(
    'Longest script task, ms, with layout and collections it set off (longest task of the page in brackets); most of all visits',
    [HEADING, ...lines],
  );
}

export function visibleTable(all: readonly Collected[]): string {
  // The others mark nothing. They are through when their last script of any length is.
  const through: Pick = ({ sums }) => sums.finishedAt - sums.startedAt;
  const tables = all.filter(({ place }) => place.name === 'table');
  const lines = tables.map(({ place, timed, watched }) => {
    const ours = middle(watched.ours, visibleAfter);
    return [
      place.label,
      '≤ 150 ms',
      '–',
      spread(watched.ours, visibleAfter),
      ...OTHERS.map((who) => spread(timed[who], through)),
      ...OTHERS.map((who) => times(middle(timed[who], through), ours)),
    ];
  });
  return gridText(
    'From the first statement until visible numbers are marked, ms, warm worker (the others: until all are found)',
    [HEADING, ...lines],
  );
}

export function heapTable(all: readonly Collected[]): string {
  const lines = all.map((one) => [
    one.place.label,
    '',
    spread(one.timed.none, (visit) => visit.heap / 1024),
    ...sideBySide(overAlone(one, (visit) => visit.heap / 1024)),
  ]);
  return gridText('JavaScript heap after a collection, KiB over the page alone', [HEADING, ...lines]);
}

export function listenersTable(all: readonly Collected[]): string {
  const lines = all.map((one) => [
    one.place.label,
    'constant',
    spread(one.timed.none, ({ listeners }) => listeners),
    ...sideBySide(overAlone(one, ({ listeners }) => listeners)),
  ]);
  return gridText('Event listeners over the page alone', [HEADING, ...lines]);
}

export function changesTable(all: readonly Collected[]): string {
  const cell = (visits: readonly Visit[]): string =>
    spread(visits, ({ watch }) => watch?.domChanges ?? Number.NaN);
  const lines = all.map(({ place, watched }) => [
    place.label,
    '0',
    '–',
    cell(watched.ours),
    cell(watched['ringcentral-c2d']),
  ]);
  return gridText('DOM changes that are not the page’s, before any hover', [HEADING.slice(0, 5), ...lines]);
}

type Over = { visits(who: Contestant): Visit[]; pick: Pick };

/** A figure of each visit, less the page's own (the median of the visits with nobody). */
function overAlone({ timed }: Collected, pick: Pick): Over {
  const alone = middle(timed.none, pick);
  return { visits: (who) => timed[who], pick: (visit) => pick(visit) - alone };
}

function sideBySide({ visits, pick }: Over): string[] {
  const ours = middle(visits('ours'), pick);
  return [
    spread(visits('ours'), pick),
    ...OTHERS.map((who) => spread(visits(who), pick)),
    ...OTHERS.map((who) => times(middle(visits(who), pick), ours)),
  ];
}

/** The same for times, which are lower bounds where a page did not come to rest. */
function timesSideBySide(over: Over): string[] {
  const marks = (['ours', ...OTHERS] as const).map((who) => bound(over.visits(who)));
  return sideBySide(over).map((cell, i) => (marks[i] ?? '') + cell);
}
