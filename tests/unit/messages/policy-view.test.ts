// Policy as the settings page tells it.
import { describe, expect, it } from 'vitest';
import { policyRows, refusedRows } from '../../../lib/messages/policy-view';
import { effectiveValues } from '../../../lib/policy/effective';
import { readPolicy } from '../../../lib/policy/schema';
import { readSettings } from '../../../lib/settings/settings';
import { readCatalogue } from '../../../scripts/catalogue';

const rowsOf = (managed: Record<string, unknown>, language: 'en' | 'ja' = 'en') => {
  const { policy, refused } = readPolicy(managed);
  const values = effectiveValues(policy, readSettings({}));
  const words = readCatalogue(language);
  return { rows: policyRows(values, words), refused: refusedRows(refused, values, words) };
};
const shown = (managed: Record<string, unknown>, key: string, language: 'en' | 'ja' = 'en') =>
  rowsOf(managed, language).rows.find((row) => row.key === key)?.shown;

describe('a value', () => {
  it.each<[string, unknown, string, string]>([
    ['localPresenceToggle', 'forceOn', 'Always on', '常にオン'],
    ['preferOwnNumbers', 'same', 'In the same area', '同じ地域のみ'],
    ['countries', ['US', 'JP'], 'United States and Japan', 'アメリカ合衆国、日本'],
    ['countries', [], 'None', 'なし'],
    ['homeCountry', 'JP', 'Japan', '日本'],
    ['closedDates', ['2026-12-25', '2027-01-01'], '2026-12-25 and 2027-01-01', '2026-12-25、2027-01-01'],
    ['siteCountries', { 'crm.example.co.jp': 'JP' }, 'crm.example.co.jp: Japan', 'crm.example.co.jp：日本'],
    ['doNotCallMaxAgeHours', 2160, '2,160', '2,160'],
    ['numberCaps', { perDay: 10_000 }, 'perDay: 10,000', 'perDay：10,000'],
    ['dialingMessage', 'Back at 9.', 'Back at 9.', 'Back at 9.'],
    [
      'callingHoursTable',
      { default: { all: '08:00-21:00' } },
      'Everywhere: every day 08:00–21:00',
      'すべての地域：毎日 08:00–21:00',
    ],
    [
      'callingHoursTable',
      { default: { all: '09:00-20:00' }, 'US-FL': { sun: 'closed' } },
      'Everywhere else: every day 09:00–20:00\nUS-FL: Sun no calls',
      'その他の地域：毎日 09:00–20:00\nUS-FL：日 発信不可',
    ],
  ])('of %s is in words: %j', (key, value, english, japanese) => {
    expect(shown({ [key]: value }, key)).toBe(english);
    expect(shown({ [key]: value }, key, 'ja')).toBe(japanese);
  });

  it('has a name for every key, and says where it came from', () => {
    const { rows } = rowsOf({ dialing: 'off' });
    for (const { key, name } of rows) expect(name, key).toBeTruthy();
    expect(rows.find(({ key }) => key === 'dialing')).toMatchObject({ source: 'policy', value: 'off' });
    expect(rows.find(({ key }) => key === 'callingHours')).toMatchObject({ source: 'default' });
  });
});

describe('what was refused', () => {
  it.each([
    ['dialing', 'of', 'Off: no call is placed (the strictest, to be safe)'],
    ['countries', 'US', 'None (the strictest, to be safe)'],
    ['preferOwnNumbers', 'sometimes', 'In the same and adjacent areas (the default)'],
    ['closedDates', ['tomorrow'], 'not set (the default)'],
  ])('%s: %j says what holds instead', (key, value, instead) => {
    expect(rowsOf({ [key]: value }).refused).toEqual([
      { key, name: expect.any(String), value: JSON.stringify(value), instead },
    ]);
  });

  it('of a key that is not there says so', () => {
    expect(rowsOf({ dailing: 'off' }).refused).toEqual([
      { key: 'dailing', name: null, value: '"off"', instead: expect.stringContaining('no such setting') },
    ]);
  });
});
