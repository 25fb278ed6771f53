// Small random directories and calls into them, for property tests.
import fc from 'fast-check';
import { numberRow, smallJson } from './unit-directory';

/** Few area codes, close together, so that rungs are hit; some numbers abroad, some in poor health. */
export const CODES = ['212', '646', '917', '347', '201', '914', '416', '647', '787', '876', '575', '505'];
const row = fc
  .tuple(fc.constantFrom(...CODES), fc.integer({ min: 5550100, max: 5550109 }))
  .chain(([code, rest]) =>
    fc.record({
      number: fc.constant(`+1${code}${rest}`),
      status: fc.constantFrom('active', 'cooling', 'flagged', 'unavailable'),
      canCall: fc.boolean(),
    }),
  );
export const smallDirectory = fc
  .uniqueArray(row, { selector: ({ number }) => number, minLength: 1, maxLength: 25 })
  .chain((rows) => {
    const some = fc.subarray(rows.map(({ number }) => number));
    return fc.record({
      own: some,
      a: some,
      b: some,
      main: fc.constantFrom(...rows.map(({ number }) => number)),
      toggles: fc.boolean(),
      bundleIds: fc.subarray(['a', 'b']),
      numbers: fc.constant(rows.map(({ number, ...more }) => numberRow(number, more))),
    });
  })
  .map(({ own, a, b, main, toggles, bundleIds, numbers }) =>
    smallJson({
      numbers,
      bundles: [
        { id: 'a', name: 'A', kind: 'full', numbers: a },
        { id: 'b', name: 'B', kind: 'full', numbers: b },
      ],
      callCenters: [
        {
          id: 'centre',
          name: 'Centre',
          mainNumber: main,
          numbers: own,
          callerId: 'localPresence',
          agentsMayToggle: toggles,
          bundleIds,
          memberIds: ['u'],
        },
      ],
      coachingTeams: [
        {
          id: 'team',
          name: 'Team',
          callCenterId: 'centre',
          localPresence: true,
          membersMayToggle: toggles,
          bundleIds,
          memberIds: ['u'],
        },
      ],
      users: [{ id: 'u', name: 'User', personalNumber: main }],
    }),
  );
export const smallCall = fc.tuple(
  fc.constantFrom(...CODES, '718', '929', '609', '437', '939', '658'),
  fc.integer({ min: 5550100, max: 5550112 }),
);
