// How near two area codes are: shared LATAs, a border, the distance between their centres.
import type { AreaCode } from '../phone/e164';
import type { Area, Atlas } from './atlas';

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** LATA share of two codes: the sum over LATAs of the smaller weight, 0 (none) to 1 (the same LATAs). */
export function lataShare(a: Area, b: Area): number {
  let share = 0;
  for (const [lata, weight] of a.latas) share += Math.min(weight, b.latas.get(lata) ?? 0);
  // Weights of a code are rounded and may add up to a little more than 1.
  return Math.min(1, share);
}

/** Great-circle distance between two area codes in km; infinite where one has no place. */
export function distanceKm(a: Area, b: Area): number {
  if (!a.position || !b.position) return Number.POSITIVE_INFINITY;
  const dLat = radians(b.position.latitude - a.position.latitude);
  const dLon = radians(b.position.longitude - a.position.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.position.latitude)) * Math.cos(radians(b.position.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

const CONFIDENCE_RANK = { high: 0, medium: 1, low: 2 } as const;
const NO_BORDER = 3;

/**
 * Puts area codes in the design's order of nearness to `home`: LATA share rounded to 0.1 (more is nearer), then
 * confidence of a border, then distance, then the lower code. Total: two codes are never equal.
 */
export function byNearness(atlas: Atlas, home: Area): (a: AreaCode, b: AreaCode) => number {
  const rank = (code: AreaCode): [share: number, border: number, km: number] => {
    const area = atlas.areas.get(code);
    const confidence = atlas.neighbours.get(home.code)?.get(code);
    return [
      area ? -Math.round(lataShare(home, area) * 10) : 0,
      confidence ? CONFIDENCE_RANK[confidence] : NO_BORDER,
      area ? distanceKm(home, area) : Number.POSITIVE_INFINITY,
    ];
  };
  const known = new Map<AreaCode, ReturnType<typeof rank>>();
  const of = (code: AreaCode): ReturnType<typeof rank> => {
    const before = known.get(code);
    if (before) return before;
    const fresh = rank(code);
    known.set(code, fresh);
    return fresh;
  };
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    return x[0] - y[0] || x[1] - y[1] || (x[2] === y[2] ? 0 : x[2] - y[2]) || (a < b ? -1 : 1);
  };
}
