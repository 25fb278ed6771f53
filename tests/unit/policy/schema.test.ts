import { describe, expect, it } from 'vitest';
import { POLICY_DEFAULTS, PolicySchema, readPolicy, withDefaults } from '../../../lib/policy/schema';

/** Every key with a good value. */
const GOOD: Record<string, unknown> = {
  service: 'gateway',
  dialpadUrl: 'https://sandbox.dialpad.com',
  oauthClientId: 'neardial',
  uriScheme: 'sip',
  sipDomain: 'sip.example.com',
  homeCountry: 'JP',
  gatewayUrl: 'https://gateway.example.com',
  directoryUrl: 'https://files.example.com/directory.json',
  agentId: 'aiko',
  localPresenceToggle: 'forceOn',
  preferOwnNumbers: 'same',
  numberCaps: { perHour: 20, perDay: 100 },
  spamReports: { reports: 2, withinDays: 14, restDays: 30 },
  callingHours: 'block',
  callingHoursTable: { default: { all: '09:00-17:00', sun: 'closed' }, 'US-FL': { mon: '08:00-24:00' } },
  closedDates: ['2026-12-25', '2028-02-29', '12-25', '02-29'],
  contactFrequencyGate: 'block',
  contactFrequency: { default: { maxCalls: 5, hours: 24 }, 'US-FL': { maxCalls: 3, hours: 24 } },
  overrideReason: 'required',
  countries: ['US', 'CA'],
  doNotCallUrl: 'https://files.example.com/do-not-call.list',
  doNotCall: 'warn',
  doNotCallMaxAgeHours: 24,
  colleagueCalling: 'off',
  siteCountries: { 'crm.example.co.jp': 'JP', '*.example.de': 'DE' },
  logRetentionDays: 30,
  dialing: 'off',
  dialingMessage: 'Maintenance',
};

/** What a key becomes that cannot be read: what was meant to forbid must not end up allowing. */
const STRICTEST: Record<string, unknown> = {
  service: 'gateway',
  dialing: 'off',
  countries: [],
  callingHours: 'block',
  doNotCallUrl: '',
  doNotCall: 'restrict',
  doNotCallMaxAgeHours: 1,
  colleagueCalling: 'block',
  contactFrequencyGate: 'block',
  overrideReason: 'required',
};
const strictest = (key: string) => (Object.hasOwn(STRICTEST, key) ? { [key]: STRICTEST[key] } : {});

describe('what an administrator set', () => {
  it('the table above has every key there is', () => {
    expect(Object.keys(GOOD).sort()).toEqual(Object.keys(PolicySchema.shape).sort());
  });

  it('is read whole when it is good', () => {
    expect(readPolicy(GOOD)).toEqual({ policy: GOOD, refused: [] });
  });

  it.each(Object.keys(GOOD))(
    '%s is read on its own, and nonsense in its place takes no other key along',
    (key) => {
      const nonsense = typeof GOOD[key] === 'number' ? 0.5 : 42;
      expect(readPolicy({ [key]: GOOD[key] })).toEqual({ policy: { [key]: GOOD[key] }, refused: [] });
      const { [key]: _, ...others } = GOOD;
      expect(readPolicy({ ...GOOD, [key]: nonsense })).toEqual({
        policy: { ...others, ...strictest(key) },
        refused: [{ key, value: nonsense }],
      });
    },
  );

  it.each<[string, string, unknown]>([
    ['a service we do not have', 'service', 'pigeon'],
    ['a word that is none', 'localPresenceToggle', 'always'],
    ['an hour that is none', 'callingHoursTable', { default: { all: '25:00-26:00' } }],
    ['an hour without its zero', 'callingHoursTable', { default: { all: '9:00-17:00' } }],
    ['a window over midnight', 'callingHoursTable', { default: { all: '21:00-08:00' } }],
    ['an empty window', 'callingHoursTable', { US: { mon: '08:00-08:00' } }],
    ['a mistyped stop', 'dialing', 'Off'],
    ['hours as a switch', 'callingHours', true],
    ['a date that is none', 'closedDates', ['2026-02-30']],
    ['a date of every year that is none', 'closedDates', ['02-30']],
    ['a limit of no calls', 'contactFrequency', { US: { maxCalls: 0, hours: 24 } }],
    ['a limit without its hours', 'contactFrequency', { US: { maxCalls: 3 } }],
    ['a country name', 'countries', ['Japan']],
    ['a country code in lower case', 'countries', ['jp']],
    ['an age in words', 'doNotCallMaxAgeHours', '744'],
    ['an age of nothing', 'doNotCallMaxAgeHours', 0],
    ['null', 'dialing', null],
    ['a switch as a boolean', 'dialing', false],
    ['a message too long to show', 'dialingMessage', 'x'.repeat(501)],
    ['a key we do not know', 'dialling', 'off'],
    ['an inherited name', 'toString', 'off'],
    ['a name of the prototype', 'constructor', {}],
  ])('%s is refused and named', (_, key, value) => {
    expect(readPolicy({ preferOwnNumbers: 'off', [key]: value })).toEqual({
      policy: { preferOwnNumbers: 'off', ...strictest(key) },
      refused: [{ key, value }],
    });
  });

  it('that comes with __proto__ changes nothing else', () => {
    const { policy, refused } = readPolicy(JSON.parse('{"__proto__":{"dialing":"off"},"countries":["JP"]}'));
    expect(policy.dialing).toBeUndefined();
    expect(policy.countries).toEqual(['JP']);
    expect(refused).toHaveLength(1);
  });
});

describe('defaults', () => {
  it('hold where nothing is set, and are valid policy themselves', () => {
    expect(withDefaults({})).toEqual(POLICY_DEFAULTS);
    expect(readPolicy(POLICY_DEFAULTS).refused).toEqual([]);
  });

  it('yield to what is set, key by key', () => {
    expect(withDefaults({ dialing: 'off', countries: ['JP'] })).toEqual({
      ...POLICY_DEFAULTS,
      dialing: 'off',
      countries: ['JP'],
    });
  });

  it('are fresh each time, so that nobody changes them for others', () => {
    withDefaults({}).closedDates.push('2026-12-25');
    expect(withDefaults({}).closedDates).toEqual([]);
  });
});
