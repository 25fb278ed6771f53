import { describe, expect, it } from 'vitest';
import type { LocalFacts } from '../../../lib/dial/decision';
import { decideHandOff, handOffAgent } from '../../../lib/dial/hand-off';
import { NO_HISTORY } from '../../../lib/dial/simulate';
import { parseDestination } from '../../../lib/phone/parse';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { atlas, NOON } from '../../support/unit-directory';

const decide = (
  text: string,
  set: SetPolicy = {},
  facts: Partial<LocalFacts> = {},
  now = NOON,
  home = 'US',
) =>
  decideHandOff(
    {
      destination: parseDestination(text, home, atlas),
      lineId: 'phone-app',
      toggle: undefined,
      contact: null,
    },
    { ...NO_HISTORY, ...facts, agent: handOffAgent(home) },
    withDefaults(set),
    now,
  );

describe('a call for the phone app', () => {
  it('may go out, with a caller ID that is not ours to choose', () => {
    expect(decide('212-555-0123')).toMatchObject({
      outcome: 'call',
      callerId: null,
      rung: null,
      trace: [],
      reason: { key: 'whyPhoneApp' },
    });
  });

  it.each<[string, string, SetPolicy, string]>([
    ['emergency', '911', {}, 'gateEmergency'],
    ['emergency with an outside line', '9-911', {}, 'gateEmergency'],
    ['no number', 'call me', {}, 'gateNotANumber'],
    ['premium', '900-555-0123', {}, 'gatePremium'],
    ['the emergency stop', '212-555-0123', { dialing: 'off' }, 'gateDialingOff'],
    ['a country that is not on the list', '+81 3 5555 0123', { countries: ['US'] }, 'gateCountry'],
    ['Jamaica, which looks domestic', '876-555-0123', {}, 'gateLooksDomestic'],
  ])('is refused: %s', (_, text, set, key) => {
    expect(decide(text, set)).toMatchObject({ outcome: 'block', reason: { key } });
  });

  it('abroad is asked about once a country', () => {
    const set: SetPolicy = { callingHours: 'off' };
    expect(decide('+81 3 5555 0123', set)).toMatchObject({ outcome: 'warn' });
    expect(decide('+81 3 5555 0123', set, { confirmedCountries: ['JP'] })).toMatchObject({ outcome: 'call' });
  });

  it('outside the calling hours is warned of or refused, as the administrator says', () => {
    const night = new Date('2026-11-20T08:00:00Z');
    expect(decide('212-555-0123', {}, {}, night).outcome).toBe('warn');
    expect(decide('212-555-0123', { callingHours: 'block' }, {}, night).outcome).toBe('block');
  });

  it('reads national numbers as those of the home country', () => {
    expect(decide('03-5555-0123', { callingHours: 'off' }, {}, NOON, 'JP')).toMatchObject({
      outcome: 'call',
      destination: { to: '+81355550123' },
    });
  });
});
