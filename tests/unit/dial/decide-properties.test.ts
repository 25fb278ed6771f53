// What holds for every destination and every directory, by random search.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileIndex, type IndexRecords } from '../../../lib/caller-id/compile';
import { type AgentRecord, agentKey, NEAR_RUNGS } from '../../../lib/caller-id/record';
import type { Directory } from '../../../lib/directory/schema';
import { areaCodeOf } from '../../../lib/phone/e164';
import {
  atlas,
  type Calling,
  decisionFor,
  directoryFrom,
  exampleIndex,
  exampleJson,
  isAreaCode,
  type Json,
} from '../../support/unit-directory';
import { smallCall, smallDirectory } from '../../support/unit-random';

const inService = [...atlas.areas.keys()].filter(isAreaCode);
const NEAR: ReadonlySet<string> = new Set(NEAR_RUNGS);
const seven = fc.integer({ min: 2_000_000, max: 9_999_999 });
const nanp = fc.tuple(fc.constantFrom(...inService), seven).map(([code, rest]) => `+1${code}${rest}`);
const abroad = fc.tuple(
  fc.constantFrom('44', '81', '61', '881', '979', '52'),
  fc.integer({ min: 1, max: 9_999_999_999 }),
);
const anywhere = fc.oneof(
  { weight: 4, arbitrary: nanp },
  abroad.map(([code, rest]) => `+${code}${rest}`),
  fc.string({ maxLength: 20 }),
  fc.stringMatching(/^[+0-9 ()x#;-]{1,20}$/),
);
const calling: fc.Arbitrary<Calling> = fc.record(
  {
    toggle: fc.boolean(),
    policy: fc.record(
      {
        preferOwnNumbers: fc.constantFrom('off', 'same', 'adjacent'),
        localPresenceToggle: fc.constantFrom('allow', 'forceOn', 'forceOff'),
        callingHours: fc.constantFrom('off', 'warn', 'block'),
        dialing: fc.constantFrom('on', 'off'),
        countries: fc.subarray(['US', 'CA', 'JP']),
      },
      { requiredKeys: [] },
    ),
    now: fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
  },
  { requiredKeys: [] },
);

/** Every number the line or its bundles own. */
function ownedBy(directory: Directory, lineId: string, userId: string): Set<string> {
  const team = directory.coachingTeams.find(({ id }) => id === lineId);
  const centre = directory.callCenters.find(({ id }) => id === (team?.callCenterId ?? lineId));
  const bundleIds = team?.bundleIds ?? centre?.bundleIds ?? [];
  const profile = directory.outboundProfiles.find(({ id }) => id === lineId);
  const personal = directory.users.find(({ id }) => id === userId)?.personalNumber;
  return new Set([
    ...(centre?.mainNumber ? [centre.mainNumber] : []),
    ...(team ? [] : (centre?.numbers ?? [])),
    ...(profile?.numbers ?? []),
    ...directory.bundles.filter(({ id }) => bundleIds.includes(id)).flatMap(({ numbers }) => numbers),
    ...(personal && (team || lineId === 'personal') ? [personal] : []),
  ]);
}

async function check(
  records: IndexRecords,
  directory: Directory,
  userId: string,
  lineId: string,
  to: string,
  how: Calling,
) {
  const decision = await decisionFor(records, lineId, to, how);
  expect(await decisionFor(records, lineId, to, how)).toEqual(decision);
  const { callerId, rung, destination } = decision;
  if (decision.outcome !== 'block') expect(callerId).not.toBeNull();
  if (!callerId) return;
  if ('notANumber' in destination) throw new Error('a caller ID for what is no number');
  expect(callerId).not.toBe(destination.to);
  expect(ownedBy(directory, lineId, userId)).toContain(callerId);
  const row = directory.numbers.find(({ e164 }) => e164 === callerId);
  expect(row?.canCall).toBe(true);
  expect(row?.status).not.toBe('unavailable');
  if (rung && NEAR.has(rung))
    expect(atlas.areas.get(areaCodeOf(callerId) ?? '')?.country).toBe(destination.country);
}

describe('every decision', () => {
  const directory = directoryFrom(exampleJson());
  const caller = fc
    .constantFrom('aiko', 'ben', 'cho', 'dee', 'gus')
    .chain((userId) =>
      fc.constantFrom(
        ...(exampleIndex(userId).get(agentKey) as AgentRecord).lines.map(({ id }) => [userId, id] as const),
      ),
    );

  it('on the example directory is total, deterministic, and shows only what the line owns', async () => {
    await fc.assert(
      fc.asyncProperty(caller, anywhere, calling, ([userId, lineId], to, how) =>
        check(exampleIndex(userId), directory, userId, lineId, to, how),
      ),
      { numRuns: 400 },
    );
  });

  it('on small random directories too, where destinations collide with own numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        smallDirectory,
        fc.array(smallCall, { maxLength: 8 }),
        calling,
        async (json: Json, calls, how) => {
          const small = directoryFrom(json);
          const records = compileIndex(small, atlas, 'u');
          for (const [code, rest] of calls)
            for (const lineId of ['centre', 'team', 'personal'])
              await check(records, small, 'u', lineId, `+1${code}${rest}`, how);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is total for lines, agents and texts that make no sense', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ unit: 'binary' }), async (lineId, text) => {
        const decision = await decisionFor(exampleIndex('nobody'), lineId, text);
        expect(decision).toMatchObject({ outcome: 'block', callerId: null });
      }),
    );
  });
});
