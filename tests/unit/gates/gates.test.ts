import { describe, expect, it } from 'vitest';
import { GATES } from '../../../lib/gates/gates';
import { withDefaults } from '../../../lib/policy/schema';
import { destinationOf, NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

describe('the gates', () => {
  it('let an ordinary call through', () => {
    expect(GATES.map((gate) => gate(visitTo('+12125550199'), withDefaults({}), NOON))).toEqual(
      GATES.map(() => null),
    );
  });

  it('come in the order of the design, each with its own name', () => {
    const visit = visitTo('+12125550199');
    const worst = {
      ...visit,
      destination: { ...destinationOf('+18765550199'), to: destinationOf('+18769760199').to },
      agent: { ...visit.agent, barred: 'noOutboundCapacity' as const },
      running: 99,
      doNotCall: 'yes' as const,
      colleague: { name: 'Ben Ortiz', since: 0 },
      clockSkew: 3_600_000,
      calledAt: [NOON.getTime()],
    };
    const policy = withDefaults({
      dialing: 'off',
      closedDates: ['2026-11-20'],
      contactFrequency: { default: { maxCalls: 1, hours: 1 } },
    });
    expect(GATES.map((gate) => gate(worst, policy, NOON)?.gate)).toEqual([
      'dialing',
      'premium',
      'country',
      'agent',
      'capacity',
      'hours',
      'clock',
      'frequency',
      'doNotCall',
      'colleague',
    ]);
  });
});
