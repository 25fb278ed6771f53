// How long it takes to compile the index, and whether that grows with the directory and no faster.
import type { Atlas } from '../../lib/atlas/atlas';
import { compileIndex } from '../../lib/caller-id/compile';
import { AGENT, LAYOUTS, LINES, largeDirectory } from './large-directory';
import { medianMs } from './median';
import { type Measured, ms, thousands } from './table';

const SIZES = [25_000, 50_000, 100_000];
const RUNS = 5;

/** A row for each layout and size. */
export function compileRows(atlas: Atlas): Measured[] {
  return LAYOUTS.flatMap((layout) => {
    const times = SIZES.map((size) => {
      const { directory } = largeDirectory(atlas, size, layout);
      return medianMs(RUNS, () => compileIndex(directory, atlas, AGENT));
    });
    return SIZES.map((size, i) => ({
      what: `compile ${thousands(size)} numbers × ${LINES} lines, ${layout}`,
      target: size === 100_000 ? '≤ 1 s' : i > 0 ? '≤ 2 × half' : '',
      value: `${ms(times[i] ?? 0)}${i > 0 ? ` (${((times[i] ?? 0) / (times[i - 1] ?? 1)).toFixed(2)} × that of half as many)` : ''}`,
    }));
  });
}
