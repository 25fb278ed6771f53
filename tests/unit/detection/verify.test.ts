import { beforeEach, describe, expect, it, vi } from 'vitest';
import { verify } from '../../../lib/detection/verify';
import { parseDestination } from '../../../lib/phone/parse';
import { atlas } from '../../support/unit-directory';

// Spied on only: it does what it does.
vi.mock('../../../lib/phone/parse', { spy: true });
beforeEach(() => {
  vi.mocked(parseDestination).mockClear();
});
const numbers = (text: string, region = 'US') => verify(text, region, atlas).map(({ e164 }) => e164);

describe('what a candidate really holds', () => {
  it.each([
    ['3-3-4', '212 555 0142'],
    ['3-7', '212 5550142'],
    ['6-4', '212555 0142'],
    ['ten in a row', '2125550142'],
    ['eleven in a row', '12125550142'],
    ['1 and 3-3-4', '1 212 555 0142'],
    ['any grouping after a plus', '+1 21 25 55 01 42'],
  ])('North American digits grouped %s are a number', (_, text) => {
    expect(numbers(text)).toEqual(['+12125550142']);
  });

  it.each([
    ['2-2-2-2-2, as the French do', '21 25 55 01 42'],
    ['4-4-2', '2125 5501 42'],
    ['5-5', '21255 50142'],
  ])('grouped %s they are none', (_, text) => {
    expect(numbers(text)).toEqual([]);
  });

  it('the longest number wins, and what is left over is read on', () => {
    expect(verify('2019 212-555-0142 7 646-555-0143 99', 'US', atlas)).toEqual([
      { start: 5, end: 17, e164: '+12125550142' },
      { start: 20, end: 32, e164: '+16465550143' },
    ]);
  });

  it('a plus and an opening bracket belong to the number', () => {
    expect(verify('+1 (212) 555-0142', 'US', atlas)).toMatchObject([{ start: 0, end: 17 }]);
    expect(verify('(212) 555-0142', 'US', atlas)).toMatchObject([{ start: 0, end: 14 }]);
  });

  it('an extension belongs to the last number', () => {
    expect(verify('212-555-0142 646-555-0143 x45', 'US', atlas)).toEqual([
      { start: 0, end: 12, e164: '+12125550142' },
      { start: 13, end: 29, e164: '+16465550143', ext: '45' },
    ]);
  });

  it.each([
    ['the newest area codes', '357-555-0142', 'US', ['+13575550142']],
    ['Japan at home', '03-5555-0100', 'JP', ['+81355550100']],
    ['Japan in the US', '03-5555-0100', 'US', []],
    ['no region: international only', '212-555-0142', '', []],
    ['no region, with a plus', '+1 212-555-0142', '', ['+12125550142']],
    ['emergency', '911', 'US', []],
    ['no digits', 'abc', 'US', []],
    ['nothing', '', 'US', []],
  ])('%s', (_, text, region, expected) => {
    expect(numbers(text, region)).toEqual(expected);
  });
});

describe('digits that are no number, however they are grouped', () => {
  const tried = () => vi.mocked(parseDestination).mock.calls.map(([text]) => text.replace(/\D/g, '').length);

  it('are not even parsed: fewer than 7, more than 18', () => {
    expect(numbers('1 2 3 4 5 6 7 8 9 0 1 2 3')).toEqual([]);
    expect(numbers('9400 1118 9922 3344 5566 77')).toEqual([]);
    expect(numbers('9'.repeat(45))).toEqual([]);
    expect(tried().length).toBeGreaterThan(0);
    expect(Math.min(...tried())).toBeGreaterThanOrEqual(7);
    expect(Math.max(...tried())).toBeLessThanOrEqual(18);
  });

  it('six digits are none, even where national numbers have six', () => {
    expect(parseDestination('201234', 'FO', atlas)).toMatchObject({ to: '+298201234' });
    expect(numbers('201234', 'FO')).toEqual([]);
    expect(numbers('+298 201234', 'FO')).toEqual(['+298201234']);
  });

  it('digits of an extension do not count', () => {
    expect(verify('011 81 3 5555 0100 x1234567', 'US', atlas)).toMatchObject([
      { e164: '+81355550100', ext: '1234567' },
    ]);
  });
});
