// Which places a set of numbers covers, how well, and what a number more would add.
import { type Area, type Atlas, isAreaInService } from '../atlas/atlas';
import { type AreaCode, areaCodeOf } from '../phone/e164';
import { cityOf, type Relation, relationOf } from './area-rules';
import type { Rung } from './record';

/** Best first: how a call to an area code gets a near number. */
export const COVERAGE_RUNGS = ['same', 'overlay', 'lata', 'adjacent', 'none'] as const;
export type CoverageRung = (typeof COVERAGE_RUNGS)[number];
type AreaCoverage = {
  code: AreaCode;
  city: string;
  region: string;
  people: number;
  rung: CoverageRung;
};
type Shares = Record<CoverageRung, number>;
export type Coverage = {
  /** Every US area code in service. */
  areas: AreaCoverage[];
  /** Share of the US population by rung; the five add up to 1. */
  shares: Shares;
  metros: { name: string; population: number; shares: Shares }[];
};

const RANK = new Map(COVERAGE_RUNGS.map((rung, i) => [rung, i]));
const rankOf = (rung: CoverageRung): number => RANK.get(rung) ?? COVERAGE_RUNGS.length;

/** Coverage of the US by numbers in these area codes. People of a territory are split evenly over its codes. */
export function coverageOf(atlas: Atlas, codes: ReadonlySet<AreaCode>): Coverage {
  const people = peopleByCode(atlas);
  const sources = [...codes].flatMap((code) => atlas.areas.get(code) ?? []);
  const areas = usAreas(atlas).map((home) => ({
    code: home.code,
    city: cityOf(home),
    region: home.region,
    people: people.get(home.code) ?? 0,
    rung: sources.map((area) => rungBetween(atlas, home, area)).reduce(better, 'none'),
  }));
  const byCode = new Map(areas.map((area) => [area.code, area]));
  return {
    areas,
    shares: sharesOf(areas),
    metros: atlas.metros.map(({ name, population, codes: own }) => ({
      name,
      population,
      shares: sharesOf(own.flatMap((code) => byCode.get(code) ?? [])),
    })),
  };
}

type Gain = {
  code: AreaCode;
  city: string;
  region: string;
  /** People who would get a near number that they do not get now. */
  reached: number;
  /** People who would get a nearer one than now, those above included. */
  improved: number;
};

/** What a number in each area code that has none would add; most first. */
export function gains(atlas: Atlas, coverage: Coverage): Gain[] {
  const homes = coverage.areas.map((area) => ({ ...area, home: atlas.areas.get(area.code) }));
  return homes
    .filter(({ rung }) => rung !== 'same')
    .map(({ code, city, region, home: source }) => {
      const gain: Gain = { code, city, region, reached: 0, improved: 0 };
      for (const { home, rung, people } of homes) {
        if (!home || !source || rankOf(rungBetween(atlas, home, source)) >= rankOf(rung)) continue;
        gain.improved += people;
        if (rung === 'none') gain.reached += people;
      }
      return gain;
    })
    .sort((a, b) => b.reached - a.reached || b.improved - a.improved || (a.code < b.code ? -1 : 1));
}

/** The area codes that were called most and got no near number, from the log; most first. */
export function uncoveredCalls(
  calls: Iterable<{ to: string; rung: Rung }>,
): { code: AreaCode; calls: number }[] {
  const counts = new Map<AreaCode, number>();
  for (const { to, rung } of calls) {
    const code = rung === 'default' && areaCodeOf(to);
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, n]) => ({ code, calls: n }))
    .sort((a, b) => b.calls - a.calls || (a.code < b.code ? -1 : 1));
}

/**
 * The codes whose numbers customers in an area would see as near, nearest first: what to ask for where no number can be
 * had in the area itself (D32). @param without codes that cannot be had either
 */
export function nearestCodes(atlas: Atlas, code: AreaCode, without: ReadonlySet<AreaCode>): AreaCode[] {
  const home = atlas.areas.get(code);
  if (!home) return [];
  return [...atlas.areas.values()]
    .filter((area) => area.code !== code && area.country === home.country && !without.has(area.code))
    .filter((area) => isAreaInService(atlas, area.code))
    .map((area) => ({ code: area.code, rung: rungBetween(atlas, home, area) }))
    .filter(({ rung }) => rung !== 'none')
    .sort((a, b) => rankOf(a.rung) - rankOf(b.rung) || (a.code < b.code ? -1 : 1))
    .map((near) => near.code);
}

const usAreas = (atlas: Atlas): Area[] =>
  [...atlas.areas.values()].filter(({ code, country }) => country === 'US' && isAreaInService(atlas, code));

function peopleByCode(atlas: Atlas): Map<AreaCode, number> {
  const people = new Map<AreaCode, number>();
  for (const { codes, population } of atlas.territories)
    for (const code of codes) people.set(code, (people.get(code) ?? 0) + population / codes.length);
  return people;
}

function rungBetween(atlas: Atlas, home: Area, area: Area): CoverageRung {
  const relation: Relation = relationOf(atlas, home, area);
  return COVERAGE_RUNGS.find((rung) => rung !== 'none' && relation[rung]) ?? 'none';
}

const better = (a: CoverageRung, b: CoverageRung): CoverageRung => (rankOf(a) <= rankOf(b) ? a : b);

function sharesOf(areas: readonly AreaCoverage[]): Shares {
  const all = areas.reduce((sum, { people }) => sum + people, 0) || 1;
  const share = (rung: CoverageRung): number =>
    areas.filter((area) => area.rung === rung).reduce((sum, { people }) => sum + people, 0) / all;
  return Object.fromEntries(COVERAGE_RUNGS.map((rung) => [rung, share(rung)])) as Shares;
}
