import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snippet } from '../../../lib/detection/scan';
import { verify } from '../../../lib/detection/verify';
import { parseDestination } from '../../../lib/phone/parse';
import { atlas } from '../../support/unit-directory';

// Spied on only: it does what it does.
vi.mock('../../../lib/phone/parse', { spy: true });
beforeEach(() => {
  vi.mocked(parseDestination).mockClear();
});
const at = (text: string): Snippet => ({ before: '', text, after: '', label: '' });
const found = (text: string, region = 'US') => verify(at(text), region, atlas);
const numbers = (text: string, region = 'US') => found(text, region).map(({ e164 }) => e164);

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
    expect(found('2019 212-555-0142 7 646-555-0143 99')).toEqual([
      { start: 5, end: 17, e164: '+12125550142' },
      { start: 20, end: 32, e164: '+16465550143' },
    ]);
  });

  it('a plus and an opening bracket belong to the number', () => {
    expect(found('+1 (212) 555-0142')).toMatchObject([{ start: 0, end: 17 }]);
    expect(found('(212) 555-0142')).toMatchObject([{ start: 0, end: 14 }]);
  });

  it('an extension belongs to the last number', () => {
    expect(found('212-555-0142 646-555-0143 x45')).toEqual([
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

  it('are not even parsed: fewer than 6, more than 18', () => {
    expect(numbers('1 2 3 4 5 6 7 8 9 0 1 2 3', 'DE')).toEqual([]);
    expect(numbers('9400 1118 9922 3344 5566 77', 'DE')).toEqual([]);
    expect(numbers('9'.repeat(45), 'DE')).toEqual([]);
    expect(tried().length).toBeGreaterThan(0);
    expect(Math.min(...tried())).toBeGreaterThanOrEqual(6);
    expect(Math.max(...tried())).toBeLessThanOrEqual(18);
  });

  it('are not even parsed where North Americans would never group them so', () => {
    expect(numbers('1 2 3 4 5 6 7 8 9 0 1 2 3')).toEqual([]);
    expect(tried()).toEqual([]);
  });

  it('hostile ones are parsed a few dozen times at most', () => {
    verify(at('0 30 2 3 1 2 '.repeat(16)), 'DE', atlas);
    expect(tried().length).toBeLessThanOrEqual(40);
  });

  it('six digits are a number where the country has such, five are none', () => {
    expect(numbers('201 234', 'FO')).toEqual(['+298201234']);
    expect(numbers('13 12 12', 'AU')).toEqual(['+61131212']);
    expect(numbers('13 12 1', 'AU')).toEqual([]);
  });

  it('digits of an extension do not count', () => {
    expect(found('011 81 3 5555 0100 x1234567')).toMatchObject([{ e164: '+81355550100', ext: '1234567' }]);
  });
});

describe('how a country writes its numbers', () => {
  it.each([
    ['the 0 is written', '030 23125014', 'DE', ['+493023125014']],
    ['the 0 is not written', '30 23125014', 'DE', []],
    ['mobiles in China have none', '138 0013 8000', 'CN', ['+8613800138000']],
    ['in India many leave it out', '98765 43210', 'IN', ['+919876543210']],
    ['two numbers, each with its 0', '030 23125014 030 23125015', 'DE', ['+493023125014', '+493023125015']],
    ['a slash after a whole number begins another', '030 23125014/15', 'DE', ['+493023125014']],
    ['a date before a number', '03.04.2025 089 12345678', 'DE', ['+498912345678']],
    ['toll-free, the 1 run on', '(1800) 7493.524', 'US', ['+18007493524']],
    ['letters', '1-800-FLOWERS', 'US', ['+18003569377']],
    ['letters with an extension', '1-800-FLOWERS x45', 'US', ['+18003569377']],
    ['a list marker', '1) 617-555-0139', 'US', ['+16175550139']],
    ['a decimal', '415.5550132', 'US', []],
    ['invisible characters', '21\u200b2-\u00ad555-0142', 'US', ['+12125550142']],
  ])('%s: %s in %s', (_, text, region, expected) => {
    expect(numbers(text, region)).toEqual(expected);
  });

  it('a phone label helps ambiguous digits, the label of an order forbids them', () => {
    const labelled = (label: string) => verify({ ...at('30 23125014'), label }, 'DE', atlas).length;
    expect(labelled('Telefon')).toBe(1);
    expect(labelled('Auftragsnummer')).toBe(0);
    expect(labelled('')).toBe(0);
  });

  it('a fax is found by its label, before it or over its field, and says so', () => {
    const fax = { e164: '+12125550142', kind: 'fax' };
    expect(verify({ ...at('212-555-0142'), before: 'Fax: ' }, 'US', atlas)).toMatchObject([fax]);
    expect(verify({ ...at('212-555-0142'), label: 'Fax' }, 'US', atlas)).toMatchObject([fax]);
    expect(found('212-555-0142')[0]?.kind).toBeUndefined();
  });

  it('digits next to a colon are of a time', () => {
    const clock = { before: '10:', text: '45 030 23125014 00', after: ':03:12', label: '' };
    expect(verify(clock, 'DE', atlas)).toMatchObject([{ start: 3, end: 15 }]);
  });

  it('a control that turns text makes a number none, inside it, next to it or left open before it', () => {
    expect(numbers('212\u202e-555-0142')).toEqual([]);
    expect(verify({ ...at('212-555-0142'), before: '\u202e' }, 'US', atlas)).toEqual([]);
    expect(verify({ ...at('212-555-0142'), before: '\u202ecall ' }, 'US', atlas)).toEqual([]);
    expect(verify({ ...at('212-555-0142'), before: '\u202eabc\u202c ' }, 'US', atlas)).toHaveLength(1);
  });
});

describe('whatever the text', () => {
  it.each([
    ['1234  '.repeat(40)],
    ['1234 and '.repeat(30)],
    ['('.repeat(64)],
    ['a.b.'.repeat(16)],
    ['order no. '.repeat(6)],
    ['/a'.repeat(32)],
  ])('hostile text around a number is soon read: %s', (around) => {
    for (const region of ['US', 'DE'])
      for (const text of ['2125550142', '030 23125014', '1 '.repeat(100), '0 0 '.repeat(50)])
        verify({ before: `${around}x `, text, after: `x${around}`, label: around }, region, atlas);
  });

  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[0-9 ().+~\-/xA-Z#,\u200b０-９]{0,40}$/),
  );

  it('never throws, and its matches are in order, disjoint and inside the text', () => {
    fc.assert(
      fc.property(
        part,
        part,
        part,
        fc.constantFrom('US', 'JP', 'DE', 'FR', ''),
        (before, text, after, region) => {
          let last = 0;
          for (const { start, end } of verify({ before, text, after, label: before }, region, atlas)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a number in E.164 is found, and what is marked is what is dialed', () => {
    const written = fc.constantFrom(
      ['+12125550142', 'US'],
      ['+81362345678', 'JP'],
      ['+493023125014', 'DE'],
      ['+442079460958', ''],
      ['+33170189900', 'FR'],
      ['+5511912345678', 'BR'],
    );
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('', 'Call ', '電話', '\n', '- '),
        ([number = '', region = ''], before) => {
          const [match] = verify({ before, text: number, after: ' now', label: '' }, region, atlas);
          expect(match).toEqual({ start: 0, end: number.length, e164: number });
          expect(parseDestination(number, region, atlas)).toMatchObject({ to: match?.e164, postDial: null });
        },
      ),
    );
  });
});
