// How long one decision takes with a record of the index at hand, and without an index at all.
import type { Atlas } from '../../lib/atlas/atlas';
import { compileIndex } from '../../lib/caller-id/compile';
import { decide } from '../../lib/dial/decide';
import type { DialRequest, Facts } from '../../lib/dial/decision';
import { readerOf, readIndex } from '../../lib/dial/read-index';
import { NO_HISTORY } from '../../lib/dial/simulate';
import type { Directory } from '../../lib/directory/schema';
import { withDefaults } from '../../lib/policy/schema';
import { mixedDestinations } from './destinations';
import { AGENT, type Layout, largeDirectory, lineId } from './large-directory';
import { medianMs } from './median';
import { type Numbers, scan } from './plain-scan';
import { type Measured, ms, thousands } from './table';

const NUMBERS = 100_000;
const CALLS = 5_000;
const RUNS = 15;
const STEP = 127;
/** Calls that follow each other go out as one line, so that lines and kinds of destination mix. */
const A_MIX = 30;
/** A Friday, inside the calling hours of every state. */
const NOON = new Date('2026-11-20T18:00:00Z');
const POLICY = withDefaults({});
type Call = { request: DialRequest; facts: Facts };

/** Rows for one layout of the directory. */
export async function choiceRows(atlas: Atlas, layout: Layout): Promise<Measured[]> {
  const { directory } = largeDirectory(atlas, NUMBERS, layout);
  const calls = await callsOf(directory, atlas);
  const decided = (some: readonly Call[]) =>
    some.map(({ request, facts }) => decide(request, facts, POLICY, NOON).callerId);
  const microsOf = (some: readonly Call[]) => (medianMs(RUNS, () => decided(some)) / some.length) * 1000;
  const micros = microsOf(calls);
  const home = calls.filter(({ request: { destination } }) => isInUnitedStates(destination));

  const numbers = new Map(directory.callCenters.map(({ id }) => [id, numbersOf(directory, id)]));
  // A few only, as a scan takes so long; the step has no factor in common with the mixture of the calls.
  const some = calls.filter((_, i) => i % STEP === 0);
  const scanned = () =>
    some.map(({ request: { destination, lineId } }) => {
      const own = numbers.get(lineId);
      return 'notANumber' in destination || !own ? null : scan(directory, atlas, destination, own);
    });
  const scanMs = medianMs(3, scanned) / some.length;
  const [ours, plain] = [decided(some), scanned()];
  const equal = ours.filter((number, i) => number === plain[i]).length;
  return [
    {
      what: `decide, ${thousands(CALLS)} mixed calls, ${layout}: a call`,
      target: '≤ 20 µs',
      value: `${micros.toFixed(1)} µs`,
    },
    {
      what: '  of them calls to US area codes',
      target: '≤ 20 µs',
      value: `${microsOf(home).toFixed(1)} µs`,
    },
    { what: '  the same choice by a scan of all 100,000 numbers', target: '', value: ms(scanMs) },
    {
      what: '  times as long as decide',
      target: '',
      value: `${thousands((scanMs * 1000) / micros)} × (${equal} of ${some.length} choices equal)`,
    },
  ];
}

const isInUnitedStates = (destination: DialRequest['destination']): boolean =>
  !('notANumber' in destination) && destination.country === 'US' && destination.area?.kind === 'geographic';

async function callsOf(directory: Directory, atlas: Atlas): Promise<Call[]> {
  const reader = readerOf(compileIndex(directory, atlas, AGENT));
  const calls: Call[] = [];
  for (const [i, destination] of mixedDestinations(atlas, CALLS).entries()) {
    const request: DialRequest = {
      destination,
      lineId: lineId(Math.floor(i / A_MIX)),
      toggle: undefined,
      contact: null,
    };
    const read = await readIndex(reader, () => request, POLICY);
    if (!read) throw new Error('The index holds no agent.');
    calls.push({ request, facts: { ...read.facts, ...NO_HISTORY } });
  }
  return calls;
}

function numbersOf(directory: Directory, id: string): Numbers {
  const line = directory.callCenters.find((row) => row.id === id);
  const bundles = directory.bundles.filter((row) => line?.bundleIds.includes(row.id));
  return {
    own: new Set(line?.numbers),
    pool: new Set(bundles.flatMap((row) => row.numbers)),
    main: line?.mainNumber ?? null,
  };
}
