import { describe, expect, it } from 'vitest';
import { doNotCallGate } from '../../../lib/gates/do-not-call';
import type { Visit } from '../../../lib/gates/gate';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { NOON } from '../../support/unit-directory';
import { visitTo } from '../../support/unit-visit';

const gate = (doNotCall: Visit['doNotCall'], policy: SetPolicy = {}) => {
  const verdict = doNotCallGate(visitTo('+12125550199', { doNotCall }), withDefaults(policy), NOON);
  return verdict && [verdict.gate, verdict.verdict, verdict.reason.key];
};

describe('a contact who may have asked not to be called (T8)', () => {
  it.each<[Visit['doNotCall'], 'restrict' | 'warn', string, string]>([
    ['yes', 'restrict', 'block', 'gateDoNotCall'],
    ['yes', 'warn', 'warn', 'gateDoNotCall'],
    ['stale', 'restrict', 'block', 'gateDoNotCallStale'],
    ['stale', 'warn', 'warn', 'gateDoNotCallStale'],
    ['unknown', 'restrict', 'block', 'gateDoNotCallUnknown'],
    ['unknown', 'warn', 'warn', 'gateDoNotCallUnknown'],
    ['unchecked', 'restrict', 'warn', 'gateDoNotCallUnchecked'],
    ['unchecked', 'warn', 'warn', 'gateDoNotCallUnchecked'],
  ])('%s under %s: %s', (doNotCall, policy, verdict, key) => {
    expect(gate(doNotCall, { doNotCall: policy })).toEqual(['doNotCall', verdict, key]);
  });

  it('is refused where the administrator said nothing about it', () => {
    expect(gate('yes')?.[1]).toBe('block');
  });

  it('and is on no list: called', () => {
    expect(gate('no', { doNotCall: 'restrict' })).toBeNull();
  });
});
