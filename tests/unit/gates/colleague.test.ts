import { describe, expect, it } from 'vitest';
import { colleagueGate } from '../../../lib/gates/colleague';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const gate = (since: number | null, policy: SetPolicy = {}) =>
  colleagueGate(
    visitTo('+12125550199', { colleague: since === null ? null : { name: 'Ben Ortiz', since } }),
    withDefaults(policy),
    NOON,
  );
const MINUTE = 60_000;

describe('a colleague on a call with this contact', () => {
  it.each<[SetPolicy, string | undefined]>([
    [{}, 'warn'],
    [{ colleagueCalling: 'warn' }, 'warn'],
    [{ colleagueCalling: 'block' }, 'block'],
    [{ colleagueCalling: 'off' }, undefined],
  ])('with %j: %s', (policy, verdict) => {
    expect(gate(NOON.getTime(), policy)?.verdict).toBe(verdict);
  });

  it.each([
    ['just now', 0, 1],
    ['seven minutes ago', 7 * MINUTE, 7],
    ['by a clock that is ahead', -3 * MINUTE, 1],
  ])('is named, with the time since: %s', (_, ago, minutes) => {
    expect(gate(NOON.getTime() - ago)).toMatchObject({
      gate: 'colleague',
      reason: { key: 'gateColleague', args: ['Ben Ortiz', { count: minutes }] },
    });
  });

  it('is none where nobody is', () => {
    expect(gate(null, { colleagueCalling: 'block' })).toBeNull();
  });
});
