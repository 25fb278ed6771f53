import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextRefreshMinutes } from '../../../lib/directory/refresh-schedule';

it.each([
  [0, 15],
  [1, 1],
  [2, 2],
  [4, 8],
  [7, 60],
  [1000, 60],
])('after %i failures in the middle of the jitter: %i minutes', (failures, minutes) => {
  expect(nextRefreshMinutes(failures, 'nothing', 0.5)).toBeCloseTo(minutes, 9);
});

const anything = fc.constantFrom('nothing' as const, 'permission' as const, 'membership' as const);

it.each([
  ['a member who was added a moment ago', 'membership', 2],
  ['an agent who may not call', 'permission', 5],
] as const)('%s does not wait long', (_, awaited, minutes) => {
  expect(nextRefreshMinutes(0, awaited, 0.5)).toBe(minutes);
  expect(nextRefreshMinutes(7, awaited, 0.5), 'but no server is pressed that fails').toBe(60);
});

it('is spread by a fifth to both sides, and never at once', () => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      anything,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, awaited, random) => {
        const middle = nextRefreshMinutes(failures, awaited, 0.5);
        const wait = nextRefreshMinutes(failures, awaited, random);
        expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1e-9);
        expect(wait).toBeLessThanOrEqual(middle * 1.2 + 1e-9);
      },
    ),
  );
});
