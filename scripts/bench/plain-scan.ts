// The same choice without an index: every number of the directory is looked at, for every call.
import { type Area, type Atlas, isAreaInService, overlaysOf } from '../../lib/atlas/atlas';
import { byNearness, lataShare } from '../../lib/atlas/nearness';
import { packNumbers } from '../../lib/caller-id/packed-numbers';
import { pickNumber } from '../../lib/caller-id/pick-number';
import { NEAR_RUNGS, type NearRung } from '../../lib/caller-id/record';
import type { Directory } from '../../lib/directory/schema';
import { areaCodeOf, type E164 } from '../../lib/phone/e164';
import type { Destination } from '../../lib/phone/parse';

export type Numbers = { own: ReadonlySet<E164>; pool: ReadonlySet<E164>; main: E164 | null };

/** The number that the ladder shows for a destination of an area code: filter by rung, sort by nearness. */
export function scan(directory: Directory, atlas: Atlas, to: Destination, numbers: Numbers): E164 | null {
  const home = to.area;
  if (home?.kind !== 'geographic') return numbers.main;
  const nearest = byNearness(atlas, home);
  const overlays = overlaysOf(home);
  const near = directory.numbers.flatMap((row) => {
    const area = atlas.areas.get(areaCodeOf(row.e164) ?? '');
    if (!area || row.e164 === to.to || !isAreaInService(atlas, area.code)) return [];
    if (!row.canCall || row.status === 'unavailable' || row.type === 'tollfree') return [];
    const isOwn = numbers.own.has(row.e164);
    const isInPool = numbers.pool.has(row.e164);
    if (area.country !== home.country || !(isOwn || isInPool)) return [];
    const isOverlay = overlays.has(area.code);
    const rung = rungOf(atlas, home, { area, isOverlay, isOwn, isInPool });
    return rung === null ? [] : { row, code: area.code, rung: NEAR_RUNGS.indexOf(rung) };
  });
  const [first] = near.sort((a, b) => a.rung - b.rung || (a.code === b.code ? 0 : nearest(a.code, b.code)));
  if (!first) return numbers.main;
  const equal = near.filter(({ rung, code }) => rung === first.rung && code === first.code);
  return pickNumber(packNumbers(equal.map(({ row }) => row)), to.to, null, new Set())?.number ?? null;
}

const LATA_SHARE_NEEDED = 0.25;
type Candidate = { area: Area; isOverlay: boolean; isOwn: boolean; isInPool: boolean };

/** The first rung that a number serves; of the line's own before the bundle. */
function rungOf(atlas: Atlas, home: Area, { area, isOverlay, isOwn, isInPool }: Candidate): NearRung | null {
  const isSame = area.code === home.code;
  const isAdjacent = atlas.neighbours.get(home.code)?.has(area.code) ?? false;
  if (isOwn && isSame) return 'own-same-area';
  if (isOwn && isOverlay) return 'own-overlay';
  if (isOwn && isAdjacent) return 'own-adjacent';
  if (!isInPool) return null;
  if (isSame) return 'pool-same-area';
  if (isOverlay) return 'pool-overlay';
  if (lataShare(home, area) >= LATA_SHARE_NEEDED) return 'pool-lata';
  return isAdjacent ? 'pool-adjacent' : null;
}
