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
  expect(nextRefreshMinutes(failures, 0.5)).toBeCloseTo(minutes, 9);
});

it('is spread by a fifth to both sides, and never at once', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const middle = nextRefreshMinutes(failures, 0.5);
      const wait = nextRefreshMinutes(failures, random);
      expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1e-9);
      expect(wait).toBeLessThanOrEqual(middle * 1.2 + 1e-9);
    }),
  );
});
