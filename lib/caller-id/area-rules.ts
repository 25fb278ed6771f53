// For calls to one area code: which area codes of a set of numbers can serve each rung, nearest first.
import { type Area, type Atlas, overlaysOf } from '../atlas/atlas';
import { byNearness, lataShare } from '../atlas/nearness';
import type { AreaCode, E164 } from '../phone/e164';
import { type AreaChoice, type AreaRules, KEPT_CHOICES, type NearRung } from './record';

/** Numbers that may be shown, by area code. */
export type NumbersByArea = ReadonlyMap<AreaCode, readonly E164[]>;

/** D29: codes that share at least this much of their LATAs count as one calling area. */
const LATA_SHARE_NEEDED = 0.25;

/** How an area can serve calls to another: the questions of the near rungs. */
export type Relation = { same: boolean; overlay: boolean; lata: boolean; adjacent: boolean };

/** What `area` is to `home`. Another country is nothing to it, however near. */
export function relationOf(atlas: Atlas, home: Area, area: Area): Relation {
  if (area.country !== home.country) return { same: false, overlay: false, lata: false, adjacent: false };
  const same = area.code === home.code;
  const overlay = !same && overlaysOf(home).has(area.code);
  const isElsewhere = !same && !overlay;
  return {
    same,
    overlay,
    lata: isElsewhere && lataShare(home, area) >= LATA_SHARE_NEEDED,
    adjacent: isElsewhere && (atlas.neighbours.get(home.code)?.has(area.code) ?? false),
  };
}

/** The areas that can serve calls to one, nearest first. */
type Nearby = readonly { code: AreaCode; relation: Relation }[];

/** Every area that is something to `home`: the few that share its place, a LATA or a border. */
export function nearbyOf(atlas: Atlas, home: Area): Nearby {
  const nearest = byNearness(atlas, home);
  const codes = new Set([
    home.code,
    ...overlaysOf(home),
    ...(atlas.neighbours.get(home.code)?.keys() ?? []),
    ...[...home.latas.keys()].flatMap((lata) => atlas.codesInLata.get(lata) ?? []),
  ]);
  return [...codes]
    .flatMap((code) => {
      const area = atlas.areas.get(code);
      const relation = area && relationOf(atlas, home, area);
      return relation && Object.values(relation).some(Boolean) ? { code, relation } : [];
    })
    .sort(({ code: a }, { code: b }) => nearest(a, b));
}

/** The rungs that have something for an area. Numbers of another country never serve it. */
export function areaRules(atlas: Atlas, nearby: Nearby, own: NumbersByArea, pool: NumbersByArea): AreaRules {
  const choices = (numbers: NumbersByArea, fits: keyof Relation): AreaChoice[] =>
    nearby
      .filter(({ code, relation }) => relation[fits] && numbers.has(code))
      .slice(0, KEPT_CHOICES)
      .map(({ code }) => choice(atlas, code, numbers.get(code) ?? []));

  const found: [NearRung, AreaChoice[]][] = [
    ['own-same-area', choices(own, 'same')],
    ['own-overlay', choices(own, 'overlay')],
    ['own-adjacent', choices(own, 'adjacent')],
    ['pool-same-area', choices(pool, 'same')],
    ['pool-overlay', choices(pool, 'overlay')],
    ['pool-lata', choices(pool, 'lata')],
    ['pool-adjacent', choices(pool, 'adjacent')],
  ];
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}

function choice(atlas: Atlas, code: AreaCode, numbers: readonly E164[]): AreaChoice {
  const city = cityOf(atlas.areas.get(code));
  const [only] = numbers;
  return numbers.length === 1 && only
    ? { code, city, count: 1, only }
    : { code, city, count: numbers.length };
}

/** The principal city without the part in brackets that only the tables need. */
export function cityOf(area: Area | null | undefined): string {
  return area?.city.replace(/ \(.*\)$/, '') ?? '';
}
