// Coverage as the settings page draws it: shares, points of a map, and the tables beside it.
import type { Atlas } from '../atlas/atlas';
import { mapPoint } from '../atlas/projection';
import { cityOf } from '../caller-id/area-rules';
import { COVERAGE_RUNGS, coverageOf, gains, nearestCodes, uncoveredCalls } from '../caller-id/coverage';
import type { Line } from '../caller-id/record';
import type { Attempt } from '../calls/attempt';
import type { AreaCode } from '../phone/e164';
import type { CoverageView } from './views';

const MOST_ROWS = 10;
const MOST_INSTEAD = 3;
/** People per unit of a point's area on the map. */
const PEOPLE_PER_AREA = 5_000;

type Covered = {
  lines: readonly Line[];
  line: Line;
  /** Area codes in which the line has a number, its own or of its bundles. */
  codes: ReadonlySet<AreaCode>;
  attempts: readonly Attempt[];
  /** When the service made the directory. */
  asOf: string | null;
};

export function coverageView({ lines, line, codes, attempts, asOf }: Covered, atlas: Atlas): CoverageView {
  const coverage = coverageOf(atlas, codes);
  const cityAndRegion = (code: AreaCode): { city: string; region: string } => {
    const area = atlas.areas.get(code);
    return { city: cityOf(area), region: area?.region ?? '' };
  };
  return {
    lineId: line.id,
    lines: lines.map(({ id, name }) => ({ id, name })),
    bundles: line.bundles,
    asOf,
    shares: COVERAGE_RUNGS.map((rung) => ({ rung, share: coverage.shares[rung] })),
    points: coverage.areas
      .flatMap(({ code, city, region, people, rung }) => {
        const position = atlas.areas.get(code)?.position;
        const radius = Math.max(3, Math.sqrt(people / PEOPLE_PER_AREA / Math.PI));
        return position ? [{ code, city, region, rung, radius, ...mapPoint(position, region) }] : [];
      })
      // Small ones on top, so that none is hidden.
      .sort((a, b) => b.radius - a.radius),
    metros: coverage.metros.map(({ name, population, shares }) => ({
      name,
      population,
      near: 1 - shares.none,
      exact: shares.same + shares.overlay,
    })),
    gains: gains(atlas, coverage).slice(0, MOST_ROWS),
    uncovered: uncoveredCalls(
      attempts.flatMap(({ lineId, to, rung }) => (lineId === line.id && rung ? { to, rung } : [])),
    )
      .slice(0, MOST_ROWS)
      .map(({ code, calls }) => ({ code, calls, ...cityAndRegion(code) })),
    unavailable: line.unavailableAreaCodes.map((code) => ({
      code,
      ...cityAndRegion(code),
      instead: nearestCodes(atlas, code, new Set(line.unavailableAreaCodes)).slice(0, MOST_INSTEAD),
    })),
  };
}
