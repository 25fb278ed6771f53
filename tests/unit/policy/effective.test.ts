import { describe, expect, it } from 'vitest';
import { effectiveValues } from '../../../lib/policy/effective';
import { PolicySchema, type SetPolicy } from '../../../lib/policy/schema';
import { readSettings } from '../../../lib/settings/settings';

const of = (key: string, set: SetPolicy, settings: unknown = {}) =>
  effectiveValues(set, readSettings(settings)).find((value) => value.key === key);

describe('what rules, and who said so', () => {
  it.each<[string, string, SetPolicy, unknown, unknown, string]>([
    ['nobody said anything', 'dialing', {}, {}, 'on', 'default'],
    ['the administrator', 'dialing', { dialing: 'off' }, {}, 'off', 'policy'],
    ['the administrator said the default', 'dialing', { dialing: 'on' }, {}, 'on', 'policy'],
    [
      'the agent',
      'gatewayUrl',
      {},
      { gatewayUrl: 'https://mine.example' },
      'https://mine.example',
      'setting',
    ],
    [
      'the administrator over the agent',
      'gatewayUrl',
      { gatewayUrl: 'https://ours.example' },
      { gatewayUrl: 'https://mine.example' },
      'https://ours.example',
      'policy',
    ],
    ['a shorter log', 'logRetentionDays', {}, { logRetentionDays: 30 }, 30, 'setting'],
    ['a log longer than allowed', 'logRetentionDays', {}, { logRetentionDays: 400 }, 90, 'setting'],
    ['no default', 'countries', {}, {}, undefined, 'default'],
    ['an empty list is a list', 'countries', { countries: [] }, {}, [], 'policy'],
    ['an empty text is a text', 'dialingMessage', { dialingMessage: '' }, {}, '', 'policy'],
  ])('%s: %s', (_, key, set, settings, value, source) => {
    expect(of(key, set, settings)).toEqual({ key, value, source });
  });

  it('lists every key once', () => {
    expect(effectiveValues({}, readSettings({})).map(({ key }) => key)).toEqual(
      Object.keys(PolicySchema.shape),
    );
  });
});
