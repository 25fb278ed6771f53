import { describe, expect, it } from 'vitest';
import type { Limit } from '../../../lib/caller-id/record';
import { agentGate, capacityGate } from '../../../lib/gates/agent';
import { withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const policy = withDefaults({});
const visit = visitTo('+12125550199');

describe('may this agent call as this line', () => {
  it('a full member with outbound capacity', () => {
    expect(agentGate(visit, policy, NOON)).toBeNull();
  });

  it.each([
    [
      'not in the directory',
      { agent: { ...visit.agent, userId: 'zoe', barred: 'unknownAgent' as const } },
      'agent',
      'gateUnknownAgent',
      ['zoe'],
    ],
    [
      'no outbound capacity',
      { agent: { ...visit.agent, barred: 'noOutboundCapacity' as const } },
      'agent',
      'gateNoOutboundCapacity',
      [],
    ],
    ['added a moment ago', { line: { ...visit.line, pending: true } }, 'line', 'gatePending', ['Sales West']],
  ])('%s: blocked', (_, change, gate, key, args) => {
    expect(agentGate({ ...visit, ...change }, policy, NOON)).toEqual({
      gate,
      verdict: 'block',
      reason: { key, args },
    });
  });
});

describe('the work-item limit', () => {
  const limit = (maxCalls: number, reset: Limit['reset']): Limit => ({
    profile: 'P',
    maxCalls,
    reset,
    blocksInbound: false,
  });
  it.each<[string, Limit | null, number, number, string | null]>([
    ['one at a time, none running', limit(1, 'immediate'), 0, 9, null],
    ['one at a time, one running', limit(1, 'immediate'), 1, 1, 'gateOneCall'],
    ['three at a time, two running', limit(3, 'immediate'), 2, 50, null],
    ['three at a time, three running', limit(3, 'immediate'), 3, 3, 'gateCallLimit'],
    ['more running than allowed', limit(3, 'immediate'), 4, 4, 'gateCallLimit'],
    ['no limit known: one at a time', null, 1, 1, 'gateOneCall'],
    ['no limit known, none running', null, 0, 100, null],
    ['three a day, two placed', limit(3, 'endOfDay'), 0, 2, null],
    ['three a day, three placed and all ended', limit(3, 'endOfDay'), 0, 3, 'gateDayLimit'],
    ['one a day, placed', limit(1, 'endOfDay'), 0, 1, 'gateDayLimit'],
    ['three a day, three running since yesterday', limit(3, 'endOfDay'), 3, 0, 'gateDayLimit'],
    ['three a day, two running since yesterday and two placed', limit(3, 'endOfDay'), 2, 2, null],
  ])('%s', (_, of, running, today, key) => {
    const verdict = capacityGate(
      { ...visit, line: { ...visit.line, limit: of }, running, today },
      policy,
      NOON,
    );
    expect(verdict?.reason.key ?? null).toBe(key);
    if (verdict) expect(verdict).toMatchObject({ gate: 'capacity', verdict: 'block' });
  });

  it.each([
    [1, 'gateOneCallElsewhere'],
    [3, 'gateCallLimitElsewhere'],
  ])('of %i that a call on another device takes up says so', (most, key) => {
    const change = { line: { ...visit.line, limit: limit(most, 'immediate') }, running: most, elsewhere: 1 };
    expect(capacityGate({ ...visit, ...change }, policy, NOON)?.reason.key).toBe(key);
  });

  it('is named in the sentence', () => {
    const verdict = capacityGate(
      { ...visit, line: { ...visit.line, limit: limit(3, 'immediate') }, running: 3 },
      policy,
      NOON,
    );
    expect(verdict?.reason.args).toEqual([{ count: 3 }, 'P']);
  });
});
