// How near the numbers shown are, counted in people.
import { type Area, type Atlas, isAreaInService } from '../../lib/atlas/atlas';
import { distanceKm, lataShare } from '../../lib/atlas/nearness';
import type { Shown } from './quality-rules';

export const LATA_SHARE_NEEDED = 0.25;

export type Home = { area: Area; people: number };
export type Scores = {
  medianKm: number;
  /** The distance that 95 % of the people are within. */
  farKm: number;
  /** Of the people who are shown a near number. */
  lataOfNear: number;
  toMain: number;
  /** Of all people, whatever they are shown. */
  lataOfAll: number;
};

/** Every US area code in service, with an even part of the people of each territory it serves. */
export function homes(atlas: Atlas): Home[] {
  const people = new Map<string, number>();
  for (const { codes, population } of atlas.territories) {
    const served = codes.filter(
      (code) => isAreaInService(atlas, code) && atlas.areas.get(code)?.country === 'US',
    );
    for (const code of served) people.set(code, (people.get(code) ?? 0) + population / served.length);
  }
  return [...people].sort().flatMap(([code, count]) => {
    const area = atlas.areas.get(code);
    return area ? { area, people: count } : [];
  });
}

/** Whether the number shown belongs to the calling area of the destination. */
export const isSameLata = (home: Home, { area }: Shown): boolean =>
  lataShare(home.area, area) >= LATA_SHARE_NEEDED;

type Row = { home: Home; shown: Shown };
const peopleIn = (rows: readonly Row[]): number => rows.reduce((sum, { home }) => sum + home.people, 0);

/** The scores of a rule that shows `shown[i]` to `all[i]`. */
export function score(all: readonly Home[], shown: readonly Shown[]): Scores {
  const rows = all.flatMap((home, i) => (shown[i] ? [{ home, shown: shown[i] }] : []));
  const near = rows.filter((row) => row.shown.isNear);
  const byKm = near
    .map((row) => ({ ...row, km: distanceKm(row.home.area, row.shown.area) }))
    .sort((a, b) => a.km - b.km);
  const kmOf = (share: number): number => {
    let passed = 0;
    for (const { home, km } of byKm) {
      passed += home.people;
      if (passed >= peopleIn(near) * share) return km;
    }
    return Number.NaN;
  };
  const lata = (some: readonly Row[]) => peopleIn(some.filter((row) => isSameLata(row.home, row.shown)));
  return {
    medianKm: kmOf(0.5),
    farKm: kmOf(0.95),
    lataOfNear: lata(near) / peopleIn(near),
    toMain: 1 - peopleIn(near) / peopleIn(rows),
    lataOfAll: lata(rows) / peopleIn(rows),
  };
}
