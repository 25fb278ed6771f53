// The packaged facts about area codes, and the questions the rest of the product asks of them.
import type { AreaCode } from '../phone/e164';
import { KIND_LETTERS, type Packed, STATUS_LETTERS } from './packed';

type AreaKind = keyof typeof KIND_LETTERS;
type Confidence = 'high' | 'medium' | 'low';
export type Area = {
  code: AreaCode;
  kind: AreaKind;
  status: keyof typeof STATUS_LETTERS;
  /** ISO 3166-1; US territories are `US`. Empty for codes that belong to no country. */
  country: string;
  /** State, province or territory; the country again in the Caribbean. */
  region: string;
  /** The overlay complexes this code is in, each with all its codes; most codes are in none or one. */
  overlays: AreaCode[][];
  city: string;
  /** Degrees; null where the code has no place. */
  position: { latitude: number; longitude: number } | null;
  timeZones: string[];
  /** People in the territories the code serves, US only. */
  population: number | null;
  /** Share of the code's rate centres in each LATA, 0 to 1. Canada has none. */
  latas: ReadonlyMap<string, number>;
};

/** A place that has its own set of area codes, with the people in it; US only. */
type Territory = { codes: AreaCode[]; population: number };
type Metro = { rank: number; name: string; population: number; codes: AreaCode[] };

export type Atlas = {
  areas: ReadonlyMap<AreaCode, Area>;
  /** Codes that border a code, with how sure the sources are. */
  neighbours: ReadonlyMap<AreaCode, ReadonlyMap<AreaCode, Confidence>>;
  lataNames: ReadonlyMap<string, string>;
  /** The codes with rate centres in a LATA. */
  codesInLata: ReadonlyMap<string, AreaCode[]>;
  territories: readonly Territory[];
  /** The hundred largest US metropolitan areas, largest first. */
  metros: readonly Metro[];
};

const KINDS = new Map(
  Object.entries(KIND_LETTERS).map(([kind, letter]) => [letter as string, kind as AreaKind]),
);
const CONFIDENCE: Record<string, Confidence> = { h: 'high', m: 'medium', l: 'low' };
const RANK: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };

/** Opens the packed atlas. About a millisecond; do it once. */
export function openAtlas(packed: Packed): Atlas {
  const territories = packed.zones.flatMap((zone, i) => {
    const population = packed.populations[i] ?? 0;
    return population > 0 ? [{ codes: zone.split('-'), population }] : [];
  });
  const people = new Map<AreaCode, number>();
  for (const { codes, population } of territories)
    for (const code of codes) people.set(code, (people.get(code) ?? 0) + population);
  const areas = new Map(
    packed.areas.map((line) => readArea(line, packed, people)).map((area) => [area.code, area]),
  );
  const codesInLata = new Map<string, AreaCode[]>();
  for (const { code, latas } of areas.values())
    for (const lata of latas.keys()) codesInLata.set(lata, [...(codesInLata.get(lata) ?? []), code]);
  const lataNames = new Map(packed.latas.map((line) => line.split('|') as [string, string]));
  return {
    areas,
    neighbours: readBorders(packed, areas),
    lataNames,
    codesInLata,
    territories,
    metros: packed.metros.map(readMetro),
  };
}

function readArea(line: string, packed: Packed, people: ReadonlyMap<AreaCode, number>): Area {
  const [code = '', letters = '', country = '', region = '', overlays, city = '', lat, lon, zones, latas] =
    line.split('|');
  return {
    code,
    kind: KINDS.get(letters[0] ?? '') ?? 'nongeographic',
    status: letters[1] === STATUS_LETTERS.pending ? 'pending' : 'in-service',
    country,
    region,
    overlays: overlays ? overlays.split(' ').map((complex) => complex.split('-')) : [],
    city,
    position: lat && lon ? { latitude: Number(lat), longitude: Number(lon) } : null,
    timeZones: zones ? (packed.zoneSets[Number(zones)] ?? '').split(' ') : [],
    population: people.get(code) ?? null,
    latas: new Map(
      (latas ? latas.split(' ') : []).map((pair) => {
        const [lata = '', weight] = pair.split(':');
        return [lata, Number(weight)];
      }),
    ),
  };
}

function readBorders(packed: Packed, areas: ReadonlyMap<AreaCode, Area>): Atlas['neighbours'] {
  const neighbours = new Map<AreaCode, Map<AreaCode, Confidence>>();
  const note = (from: AreaCode, to: AreaCode, confidence: Confidence): void => {
    const known = neighbours.get(from) ?? new Map<AreaCode, Confidence>();
    const before = known.get(to);
    if (!before || RANK[confidence] < RANK[before]) known.set(to, confidence);
    neighbours.set(from, known);
  };
  for (const border of packed.borders.split(';')) {
    const [a, b, letter = 'l'] = border.split(',');
    const confidence = CONFIDENCE[letter] ?? 'low';
    for (const x of packed.zones[Number(a)]?.split('-') ?? [])
      for (const y of packed.zones[Number(b)]?.split('-') ?? []) {
        // Codes that overlay each other share a place; they are not neighbours.
        if (x === y || overlaysOf(areas.get(x)).has(y)) continue;
        note(x, y, confidence);
        note(y, x, confidence);
      }
  }
  return neighbours;
}

function readMetro(line: string): Metro {
  const [rank, name = '', population, codes = ''] = line.split('|');
  return { rank: Number(rank), name, population: Number(population), codes: codes.split(' ') };
}

/** What a code of the plan is; codes that nobody has are `unassigned`, and what has no shape of one is null. */
export function kindOf(
  atlas: Atlas,
  code: string,
): { kind: AreaKind | 'unassigned'; status: Area['status'] | 'unassigned' } | null {
  if (!/^[2-9]\d\d$/.test(code)) return null;
  const area = atlas.areas.get(code);
  return area ? { kind: area.kind, status: area.status } : { kind: 'unassigned', status: 'unassigned' };
}

/** All other codes that serve (part of) the same place. */
export function overlaysOf(area: Area | undefined): ReadonlySet<AreaCode> {
  return new Set(area ? area.overlays.flat().filter((code) => code !== area.code) : []);
}

/** A geographic code in service. Newer than the metadata of number libraries: this one decides. */
export function isAreaInService(atlas: Atlas, code: AreaCode): boolean {
  const area = atlas.areas.get(code);
  return area?.kind === 'geographic' && area.status === 'in-service';
}
