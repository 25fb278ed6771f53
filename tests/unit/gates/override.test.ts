import { describe, expect, it } from 'vitest';
import type { GateName, Verdict } from '../../../lib/gates/gate';
import { overrideOf } from '../../../lib/gates/override';
import { withDefaults } from '../../../lib/policy/schema';
import { reason } from '../../../lib/words/reason';

const verdict = (gate: GateName, kind: Verdict['verdict'] = 'warn'): Verdict => ({
  gate,
  verdict: kind,
  reason: reason('gateDoNotCallStale'),
});
const policy = withDefaults({});

describe('what a call would set aside', () => {
  it('is every rule that warns', () => {
    expect(overrideOf([verdict('hours'), verdict('frequency')], policy)).toEqual({
      gates: ['hours', 'frequency'],
      why: 'optional',
    });
  });

  it('is no question: a first call to a country, a number of one’s own', () => {
    expect(overrideOf([verdict('country'), verdict('ownNumber')], policy)).toBeNull();
    expect(overrideOf([verdict('country'), verdict('hours')], policy)?.gates).toEqual(['hours']);
  });

  it('is nothing where a gate blocks, or none speaks', () => {
    expect(overrideOf([verdict('hours'), verdict('premium', 'block')], policy)).toBeNull();
    expect(overrideOf([], policy)).toBeNull();
  });

  it('needs a word where policy says so', () => {
    const strict = withDefaults({ overrideReason: 'required' });
    expect(overrideOf([verdict('hours')], strict)?.why).toBe('required');
  });
});
