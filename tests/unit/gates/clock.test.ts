import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockGate, skewOf, TOLERATED_MS } from '../../../lib/gates/clock';
import { withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const NOW = Date.parse('2026-11-20T17:00:00Z');

describe('the service’s clock against ours (T7)', () => {
  it.each<[string, string | null, number | null]>([
    ['the same', 'Fri, 20 Nov 2026 17:00:00 GMT', 0],
    ['five minutes ahead', 'Fri, 20 Nov 2026 17:05:00 GMT', 0],
    ['a second more', 'Fri, 20 Nov 2026 17:05:01 GMT', TOLERATED_MS + 1000],
    ['three hours behind', 'Fri, 20 Nov 2026 14:00:00 GMT', -3 * 3_600_000],
    ['not said', null, null],
    ['nonsense', 'soon', null],
  ])('%s', (_, date, skew) => {
    expect(skewOf(date, NOW)).toBe(skew);
  });

  it('is read from any date that a server writes', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (at) => {
        const whole = Math.floor(at.getTime() / 1000) * 1000;
        const expected = Math.abs(whole - NOW) > TOLERATED_MS ? whole - NOW : 0;
        expect(skewOf(at.toUTCString(), NOW)).toBe(expected);
      }),
    );
  });

  const gate = (clockSkew: number, callingHours: 'off' | 'warn' | 'block' = 'block') =>
    clockGate(visitTo('+12125550199', { clockSkew }), withDefaults({ callingHours }), NOON);
  it.each([
    ['behind', 3 * 3_600_000, 'gateClockSlow', 180],
    ['ahead', -10 * 60_000, 'gateClockFast', 10],
  ])('a clock that is %s is told', (_, skew, key, minutes) => {
    expect(gate(skew)).toEqual({
      gate: 'clock',
      verdict: 'warn',
      reason: { key, args: [{ count: minutes }] },
    });
  });

  it('one that agrees is not, nor where no hours are kept', () => {
    expect(gate(0)).toBeNull();
    expect(gate(3 * 3_600_000, 'off')).toBeNull();
  });
});
