// A directory of many numbers and lines, the same on every machine. The numbers are of the 555 exchange.
import { type Atlas, isAreaInService } from '../../lib/atlas/atlas';
import { readDirectory } from '../../lib/directory/read';
import type { Directory } from '../../lib/directory/schema';

/** How the lines come by their numbers: a bundle each, one bundle for all, or half of each. */
export const LAYOUTS = ['a bundle each', 'one bundle for all', 'a shared and an own bundle each'] as const;
export type Layout = (typeof LAYOUTS)[number];
export type LargeDirectory = { document: object; directory: Directory };

export const AGENT = 'bench';
export const LINES = 20;
const OWN_NUMBERS = 5;
/** Of a hundred numbers: two cooling, one flagged, one unavailable. */
const STATUS: Record<number, string> = { 17: 'cooling', 42: 'cooling', 63: 'flagged', 88: 'unavailable' };

export const lineId = (line: number): string => `line-${line % LINES}`;

/** `count` numbers in two of three US and Canadian area codes, so that every rung of the ladder has work. */
export function largeDirectory(atlas: Atlas, count: number, layout: Layout): LargeDirectory {
  const codes = [...atlas.areas.values()]
    .filter(({ code, country }) => isAreaInService(atlas, code) && ['US', 'CA'].includes(country))
    .map(({ code }) => code)
    .filter((_, i) => i % 3 > 0);
  const numbers = Array.from(
    { length: count },
    (_, i) => `+1${codes[i % codes.length]}555${String(Math.floor(i / codes.length)).padStart(4, '0')}`,
  );
  const blockOf = (i: number): number => Math.floor(i / codes.length);
  const bundles = bundlesOf(numbers, blockOf, layout);
  const document = {
    version: 1,
    asOf: '2026-11-20T08:00:00Z',
    account: { id: 'bench', name: 'Bench', country: 'US' },
    numbers: numbers.map((e164, i) => ({
      e164,
      type: 'local',
      canCall: true,
      canReceive: true,
      status: STATUS[i % 100] ?? 'active',
    })),
    bundles: Object.entries(bundles).map(([id, own]) => ({ id, name: id, kind: 'full', numbers: own })),
    callCenters: Array.from({ length: LINES }, (_, line) => {
      const own = Array.from({ length: OWN_NUMBERS }, (_, i) => numbers[line * 101 + i * 37] ?? '').filter(
        (_, i) => STATUS[(line * 101 + i * 37) % 100] !== 'unavailable',
      );
      return {
        id: lineId(line),
        name: `Line ${line}`,
        mainNumber: own[0],
        numbers: own,
        callerId: 'localPresence',
        agentsMayToggle: true,
        bundleIds: [lineId(line), 'shared'].filter((id) => Object.hasOwn(bundles, id)),
        memberIds: [AGENT],
      };
    }),
    users: [{ id: AGENT, name: 'Bench' }],
  };
  const reading = readDirectory(JSON.stringify(document), (code) => isAreaInService(atlas, code));
  if (!reading.ok || reading.problems.length > 0)
    throw new Error(`The generated directory is broken: ${JSON.stringify(reading).slice(0, 300)}`);
  return { document, directory: reading.directory };
}

/** Every block of numbers has one of each area code, so that every bundle covers the same places. */
function bundlesOf(
  numbers: readonly string[],
  blockOf: (i: number) => number,
  layout: Layout,
): Record<string, string[]> {
  if (layout === 'one bundle for all') return { shared: [...numbers] };
  const bundles: Record<string, string[]> = layout === 'a bundle each' ? {} : { shared: [] };
  numbers.forEach((number, i) => {
    const block = blockOf(i);
    const shared = layout !== 'a bundle each' && block % 2 === 0;
    const id = shared ? 'shared' : lineId(layout === 'a bundle each' ? block : (block - 1) / 2);
    bundles[id] ??= [];
    bundles[id].push(number);
  });
  return bundles;
}
