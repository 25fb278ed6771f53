// Every visit of the detection bench, in turns, so that a slow minute of the machine hits everybody.
import type { Progress } from '../progress';
import { CONTESTANTS, type Contestant } from './detection-contestants';
import { type Place, scroll } from './detection-places';
import type { DetectionStage } from './detection-stage';
import { type Plan, renderingOf, type Visit, visit } from './detection-visit';
import { median } from './median';

export type Collected = {
  place: Place;
  timed: Record<Contestant, Visit[]>;
  /** With a page that watches: for marks and DOM changes, never for times. */
  watched: Record<Contestant, Visit[]>;
  /** Rendering that one cell's colour change costs here, in milliseconds; NaN where not measured. */
  unit: number;
};
export type Scrolled = { cold: Visit[]; scrolled: Visit[] };

const UNITS = 5;
const SCROLLED_ROWS = 10_000;
const nobody = (): Record<Contestant, Visit[]> => ({
  none: [],
  ours: [],
  'ringcentral-c2d': [],
  'libphonenumber-js': [],
});

/** Where ringcentral-c2d's DOM changes are counted too. */
const isCounted = ({ name, rows }: Pick<Place, 'name' | 'rows'>): boolean =>
  name === 'table' && rows <= SCROLLED_ROWS;

export const visitsOf = ({ visits, name, rows }: Place): number =>
  CONTESTANTS.length * visits.timed + visits.watched + (isCounted({ name, rows }) ? 1 : 0);

/** @param progress one step for each of `visitsOf(place)` */
export async function collect(stage: DetectionStage, place: Place, progress: Progress): Promise<Collected> {
  const collected: Collected = { place, timed: nobody(), watched: nobody(), unit: Number.NaN };
  const { name, rows, act, leastMs } = place;
  const plan = { name, rows, ...(act ? { act } : {}), ...(leastMs ? { leastMs } : {}) };
  const go = async (
    into: Record<Contestant, Visit[]>,
    rest: Pick<Plan, 'who' | 'seed' | 'watched' | 'after'>,
  ) => {
    into[rest.who].push(await visit(stage, { ...plan, ...rest }));
    progress.step();
  };
  for (let turn = 0; turn < place.visits.timed; turn++)
    for (let i = 0; i < CONTESTANTS.length; i++) {
      const who = CONTESTANTS[(i + turn) % CONTESTANTS.length] as Contestant;
      const after: Plan['after'] = async (page) => {
        if (who !== 'none' || name !== 'table' || turn > 0) return;
        const changes = Array.from(
          { length: UNITS },
          (_, n) => `document.querySelectorAll('.p')[${n}].style.color = 'red'`,
        );
        const costs: number[] = [];
        for (const change of changes) costs.push(await renderingOf(page, change));
        collected.unit = median(costs);
      };
      await go(collected.timed, { who, seed: turn + 1, watched: false, after });
    }
  for (let turn = 0; turn < place.visits.watched; turn++)
    await go(collected.watched, { who: 'ours', seed: turn + 11, watched: true });
  if (isCounted(place)) await go(collected.watched, { who: 'ringcentral-c2d', seed: 11, watched: true });
  return collected;
}

/** Ours on the table: from a stopped worker, and while scrolling. */
export async function collectScrolled(stage: DetectionStage, times: number): Promise<Scrolled> {
  const result: Scrolled = { cold: [], scrolled: [] };
  const plan = { name: 'table', rows: SCROLLED_ROWS, who: 'ours', watched: true } as const;
  for (let turn = 0; turn < times; turn++) {
    result.cold.push(await visit(stage, { ...plan, seed: 21 + turn, cold: true }));
    result.scrolled.push(await visit(stage, { ...plan, seed: 31 + turn, act: scroll }));
  }
  return result;
}
