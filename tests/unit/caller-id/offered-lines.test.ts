import { describe, expect, it } from 'vitest';
import { offeredLines } from '../../../lib/caller-id/offered-lines';
import { BLANK_LINE, type Line } from '../../../lib/caller-id/record';

const line = (id: string, kind: Line['kind'], more: Partial<Line> = {}): Line => ({
  ...BLANK_LINE,
  id,
  kind,
  name: id,
  ...more,
});
const lines = [
  line('centre', 'callCenter'),
  line('uk', 'outboundProfile', { countries: ['GB'] }),
  line('default', 'outboundProfile', { countries: ['US'], isDefault: true }),
  line('americas', 'outboundProfile', { countries: ['US', 'CA', 'MX'] }),
  line('personal', 'personal'),
];
const ids = (country: string | null, of: readonly Line[] = lines) =>
  offeredLines(of, country).map(({ id }) => id);

describe('lines for a destination', () => {
  it.each<[string, string | null, string[]]>([
    ['the profile of its country first (MX3)', 'GB', ['centre', 'uk', 'default', 'americas', 'personal']],
    [
      'two of its country, as the directory has them',
      'US',
      ['centre', 'default', 'americas', 'uk', 'personal'],
    ],
    ['one of its country before the default one', 'MX', ['centre', 'americas', 'default', 'uk', 'personal']],
    ['none of its country: the default one (MX6)', 'JP', ['centre', 'default', 'uk', 'americas', 'personal']],
    ['of no country: the default one', null, ['centre', 'default', 'uk', 'americas', 'personal']],
  ])('%s', (_, country, expected) => {
    expect(ids(country)).toEqual(expected);
  });

  it('without profiles stay as they are', () => {
    const others = lines.filter(({ kind }) => kind !== 'outboundProfile');
    expect(ids('GB', others)).toEqual(['centre', 'personal']);
    expect(ids('GB', [])).toEqual([]);
  });
});
