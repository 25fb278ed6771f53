// The order of the ladder against a plain search over all numbers, which knows nothing of the index.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lataShare } from '../../../lib/atlas/nearness';
import { compileIndex } from '../../../lib/caller-id/compile';
import { NEAR_RUNGS, type NearRung } from '../../../lib/caller-id/record';
import type { Directory, DirectoryNumber } from '../../../lib/directory/schema';
import { areaCodeOf, type E164 } from '../../../lib/phone/e164';
import { atlas, decisionFor, directoryFrom, isAreaCode, numberRow } from '../../support/unit-directory';
import { CODES, smallCall, smallDirectory } from '../../support/unit-random';

const LINE = 'centre';
const NEAR: readonly string[] = NEAR_RUNGS;

/** The rung by which a number serves calls to an area code; null when it is not near. */
function rungOf(code: string, number: E164, isOwn: boolean): NearRung | null {
  const [home, area] = [atlas.areas.get(code), atlas.areas.get(areaCodeOf(number) ?? '')];
  if (!home || !area || home.country !== area.country || !isAreaCode(area.code)) return null;
  const borders = atlas.neighbours.get(code)?.has(area.code);
  if (area.code === code) return isOwn ? 'own-same-area' : 'pool-same-area';
  if (home.overlays.some((complex) => complex.includes(area.code)))
    return isOwn ? 'own-overlay' : 'pool-overlay';
  if (isOwn) return borders ? 'own-adjacent' : null;
  if (lataShare(home, area) >= 0.25) return 'pool-lata';
  return borders ? 'pool-adjacent' : null;
}

type Offer = { number: E164; rung: NearRung; row: DirectoryNumber };

/** Every number that the line may show for a near rung, without any index. */
function offers(directory: Directory, code: string, to: string): Offer[] {
  const centre = directory.callCenters.find(({ id }) => id === LINE);
  const pool = directory.bundles
    .filter(({ id }) => centre?.bundleIds.includes(id))
    .flatMap(({ numbers }) => numbers);
  const all = [
    ...(centre?.numbers ?? []).map((number) => ({ number, isOwn: true })),
    ...pool.map((number) => ({ number, isOwn: false })),
  ];
  return all.flatMap(({ number, isOwn }) => {
    const row = directory.numbers.find(({ e164 }) => e164 === number);
    const rung = rungOf(code, number, isOwn);
    return row?.canCall && row.status !== 'unavailable' && rung && number !== to
      ? [{ number, rung, row }]
      : [];
  });
}

const rank = (rung: string | null): number =>
  rung && NEAR.includes(rung) ? NEAR.indexOf(rung) : NEAR.length;
const usesLocalPresence = (directory: Directory): boolean =>
  (directory.callCenters.find(({ id }) => id === LINE)?.numbers.length ?? 0) > 0;
const decisionIn = (directory: Directory, to: string, lastShown: E164 | null = null) =>
  decisionFor(compileIndex(directory, atlas, 'u'), LINE, to, { policy: {}, local: { lastShown } });

it(
  'the best rung that has a number wins, and the number is one of it',
  () =>
    fc.assert(
      fc.asyncProperty(smallDirectory, smallCall, async (json, [code, rest]) => {
        const directory = directoryFrom(json);
        fc.pre(usesLocalPresence(directory));
        const to = `+1${code}${rest}`;
        const decision = await decisionIn(directory, to);
        const found = offers(directory, code, to);
        const best = Math.min(NEAR.length, ...found.map(({ rung }) => rank(rung)));
        expect(rank(decision.rung)).toBe(best);
        if (best === NEAR.length) return;
        const inRung = found.filter(({ rung }) => rank(rung) === best);
        expect(inRung.map(({ number }) => number)).toContain(decision.callerId);
        // Health counts inside the area code that is nearest.
        const there = inRung.filter(
          ({ number }) => areaCodeOf(number) === areaCodeOf(decision.callerId ?? ''),
        );
        const isHealthy = (number: E164 | null): boolean =>
          there.find((offer) => offer.number === number)?.row.status === 'active';
        if (there.some(({ number }) => isHealthy(number))) expect(isHealthy(decision.callerId)).toBe(true);
      }),
      { numRuns: 80 },
    ),
  60_000,
);

it(
  'a number more that is in no better rung than the one that won changes nothing',
  () =>
    fc.assert(
      fc.asyncProperty(
        smallDirectory,
        smallCall,
        fc.constantFrom(...CODES),
        async (json, [code, rest], added) => {
          const directory = directoryFrom(json);
          fc.pre(usesLocalPresence(directory));
          const to = `+1${code}${rest}`;
          const before = await decisionIn(directory, to);
          const number = `+1${added}5550777` as E164;
          fc.pre(rank(rungOf(code, number, false)) > rank(before.rung) && before.rung !== 'default');
          const more = directoryFrom({
            ...json,
            numbers: [...json.numbers, numberRow(number)],
            bundles: json.bundles.map((bundle: { numbers: string[] }) => ({
              ...bundle,
              numbers: [...bundle.numbers, number],
            })),
          });
          const after = await decisionIn(more, to);
          expect([after.rung, after.callerId]).toEqual([before.rung, before.callerId]);
        },
      ),
      { numRuns: 80 },
    ),
  60_000,
);

it(
  'what the customer saw last counts only among numbers equal in rung, nearness and health',
  () =>
    fc.assert(
      fc.asyncProperty(smallDirectory, smallCall, fc.nat(30), async (json, [code, rest], which) => {
        const directory = directoryFrom(json);
        fc.pre(usesLocalPresence(directory));
        const to = `+1${code}${rest}`;
        const lastShown = directory.numbers[which % directory.numbers.length]?.e164 ?? null;
        const [fresh, sticky] = [await decisionIn(directory, to), await decisionIn(directory, to, lastShown)];
        expect(sticky.rung).toBe(fresh.rung);
        if (sticky.callerId === fresh.callerId) return;
        expect(sticky.callerId).toBe(lastShown);
        expect(areaCodeOf(sticky.callerId ?? '')).toBe(areaCodeOf(fresh.callerId ?? ''));
        const isHealthy = (number: E164 | null): boolean =>
          directory.numbers.find(({ e164 }) => e164 === number)?.status === 'active';
        expect(isHealthy(sticky.callerId)).toBe(isHealthy(fresh.callerId));
      }),
      { numRuns: 80 },
    ),
  60_000,
);
