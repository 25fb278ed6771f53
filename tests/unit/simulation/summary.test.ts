import { expect, it } from 'vitest';
import type { Simulation } from '../../../lib/dial/simulate';
import { summarize } from '../../../lib/simulation/summary';

type Counted = Parameters<typeof summarize>[0] extends Iterable<infer One> ? One : never;
const one = (change: Partial<Counted>): Counted => ({
  outcome: 'call',
  callerId: null,
  rung: null,
  blockedBy: null,
  ...change,
});

it('a summary counts outcomes, rungs, numbers and gates, most first', () => {
  const callerId = '+12125550142' as Simulation['callerId'];
  const summary = summarize([
    one({ rung: 'default', callerId }),
    one({ rung: 'pool-overlay', callerId }),
    one({ rung: 'pool-overlay' }),
    one({ outcome: 'block', blockedBy: 'country' }),
  ]);
  expect(summary).toEqual({
    calls: 4,
    outcomes: [
      ['call', 3],
      ['block', 1],
    ],
    rungs: [
      ['pool-overlay', 2],
      ['default', 1],
    ],
    callerIds: [[callerId, 2]],
    blockedBy: [['country', 1]],
  });
});
