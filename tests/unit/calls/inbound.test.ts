import { describe, expect, it } from 'vitest';
import { inboundEntry } from '../../../lib/calls/inbound';
import { e164 } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const heard = { id: 'in', from: e164('+12125550199'), to: e164('+12125550142'), at: 100 };
const shown = (id: string, change: Parameters<typeof attempt>[1] = {}) =>
  attempt(id, { state: 'ended', createdAt: 10, ...change });

describe('a call that came in', () => {
  it('is a Dynamic Caller’s where they saw a number of a pool, and is matched to the last call that showed it', () => {
    const rows = [shown('first'), shown('last', { createdAt: 50 }), shown('later', { createdAt: 101 })];
    expect(inboundEntry(heard, 'aiko', rows, false)).toMatchObject({
      ...heard,
      agentId: 'aiko',
      isDynamicCaller: true,
      shown: { attemptId: 'last', lineName: 'Sales West', at: 50 },
    });
  });

  it.each([
    ['another number was shown', { callerId: e164('+12125550143') }],
    ['somebody else was called', { to: '+13035550100' }],
    ['another agent called', { agentId: 'ben' }],
    ['the call was not placed', { state: 'rejected' }],
  ] as const)('has no story where %s', (_, change) => {
    expect(inboundEntry(heard, 'aiko', [shown('a', change)], false)).toMatchObject({
      isDynamicCaller: false,
      shown: null,
    });
  });

  it('to a pool number is a Dynamic Caller’s even from a stranger', () => {
    expect(inboundEntry({ ...heard, from: null }, 'aiko', [], true)).toMatchObject({
      isDynamicCaller: true,
      shown: null,
    });
  });

  it('to a number of the line itself is none', () => {
    const own = shown('own', { rung: 'line-number' });
    expect(inboundEntry(heard, 'aiko', [own], false)).toMatchObject({
      isDynamicCaller: false,
      shown: { attemptId: 'own' },
    });
  });
});
