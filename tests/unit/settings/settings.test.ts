import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../../../lib/settings/settings';

const NONE: Settings = {
  sites: [],
  sitesOff: [],
  lines: {},
  toggles: {},
  numbers: {},
  devices: {},
  notNumbers: [],
  confirmedCountries: [],
  setUp: [],
};
const FULL: Settings = {
  service: 'dialpad',
  gatewayUrl: 'https://gateway.example.com',
  dialpadUrl: 'https://sandbox.dialpad.com',
  uriScheme: 'sip',
  sipDomain: 'sip.example.com',
  devices: { aiko: 'app' },
  sites: ['https://crm.example.com'],
  sitesOff: ['Salesforce'],
  logRetentionDays: 30,
  lines: { 'https://crm.example.com': 'sales-west' },
  toggles: { 'sales-west': false },
  numbers: { 'sales-west': '+15035550101' },
  notNumbers: [{ site: 'https://crm.example.com', by: 'field', value: 'legacy id' }],
  confirmedCountries: ['CA'],
  setUp: ['sites', 'check'],
};

describe('settings as stored', () => {
  it.each([[undefined], [null], ['text'], [7], [[]], [{}]])('%j reads as none', (stored) => {
    expect(readSettings(stored)).toEqual(NONE);
  });

  it('good ones come back whole', () => {
    expect(readSettings(FULL)).toEqual(FULL);
  });

  it.each<[keyof Settings, unknown]>([
    ['gatewayUrl', 7],
    ['gatewayUrl', 'x'.repeat(2001)],
    ['sites', 'https://crm.example.com'],
    ['sites', [null]],
    ['lines', ['sales-west']],
    ['toggles', { 'sales-west': 'yes' }],
    ['confirmedCountries', null],
  ])('a broken %s (%j) falls back alone', (key, value) => {
    const { [key]: _, ...others } = FULL;
    expect(readSettings({ ...FULL, [key]: value })).toEqual({ ...NONE, ...others });
  });

  it('fields of a later version are dropped', () => {
    expect(readSettings({ ...FULL, theme: 'dark' })).toEqual(FULL);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'the inherited name %s is no field',
    (name) => {
      const stored = JSON.parse(
        `{"${name}": {"sites": ["https://crm.example.com"]}, "confirmedCountries": ["CA"]}`,
      );
      const settings = readSettings(stored);
      expect(settings).toEqual({ ...NONE, confirmedCountries: ['CA'] });
      expect(Object.hasOwn(settings, name)).toBe(false);
    },
  );

  it('an absent value is no broken one', () => {
    expect(readSettings({ gatewayUrl: undefined })).toEqual(NONE);
  });
});
