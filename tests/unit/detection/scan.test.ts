import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldNumbers, scan, snippetOf } from '../../../lib/detection/scan';

const written = (text: string) => scan(text).map(({ start, end }) => text.slice(start, end));

describe('the cheap scan', () => {
  it('gives candidates in order, not overlapping, inside the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '212-555-0142',
        '(646) 555-0143 x45',
        '+81 3-5555-0100',
        '03（5555）0100',
        'Order 2125550142',
        '1-800-FLOWERS',
        '内線45',
        '(0xx11) 2345-6789',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.stringMatching(/^[0-9 ().+~\u200b-]{0,12}$/),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('', ' ', '\n', ', '),
        (pieces, between) => {
          const text = pieces.join(between);
          let last = 0;
          for (const { start, end } of scan(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['six digits with a sign', '123-456', true],
    ['six bare digits', '123456', false],
    ['six bare digits from 0', '012234', true],
    ['five digits', '123-45', false],
    ['digits far apart', '12     34     56', false],
    ['a letter between', '12-55-a0142', false],
    ['a date', '2026-11-20', false],
    ['twenty digits', '12345678901234567890', false],
    ['a tab between: two fields', '212\t555\t0142', false],
  ])('%s', (_, text, hit) => {
    expect(scan(text).length > 0).toBe(hit);
  });

  it('keeps offsets true after full-width characters', () => {
    expect(scan('ＴＥＬ　２１２－５５５－０１４２')).toEqual([{ start: 4, end: 16 }]);
  });

  it.each([
    ['212-555-0142 ext. 45'],
    ['03-5555-0100 内線45'],
    ['212-555-0142 (ext 45)'],
    ['+7 495 123-45-67 доб. 321'],
    ['1-800-FLOWERS'],
    ['(800) FLOWERS'],
    ['0~01-650-333-6000'],
    ['( 19 ) 38294427'],
    ['(0xx11) 2345-6789'],
    ['21\u200b2-\u00ad555-0142'],
  ])('takes all of %s', (text) => {
    expect(written(`${text} `)).toEqual([text]);
  });

  it('a plus begins another candidate; signs alone do not', () => {
    expect(written('+12125550142/+16465550143')).toEqual(['+12125550142', '+16465550143']);
    expect(written('212-555-0142 / 646-555-0143')).toEqual(['212-555-0142 / 646-555-0143']);
  });

  it('cuts a long row of digits between two of them', () => {
    const row = Array(100).fill('2125550142').join(' ');
    const pieces = written(row);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(pieces.join(' ')).toBe(row);
  });

  it('does not read beyond 100,000 characters', () => {
    expect(scan(`${'.'.repeat(99_000)} 212-555-0142`)).toHaveLength(1);
    expect(scan(`${'.'.repeat(100_000)} 212-555-0142`)).toEqual([]);
  });
});

describe('hostile text', () => {
  it.each([
    ['digits', '7'.repeat(1_000_000), 0],
    ['digits and blanks', '1 '.repeat(100_000), 500],
    ['brackets', '('.repeat(50_000), 0],
    ['country codes', '+1 ('.repeat(250_000), 0],
    ['capital letters', `1-800-${'A'.repeat(100_000)}`, 0],
    ['digits and hyphens', '1-'.repeat(100_000), 0],
  ])('of %s gives few candidates', (_, text, most) => {
    expect(scan(text).length).toBeLessThanOrEqual(most);
  });
});

describe('a snippet', () => {
  it('holds the candidate, at most 64 characters before it and 24 after it, and the label', () => {
    const text = `${'a'.repeat(100)} 212-555-0142 ${'b'.repeat(100)}`;
    const [candidate] = scan(text);
    if (!candidate) throw new Error('no candidate');
    expect(snippetOf(text, candidate, 'Phone')).toEqual({
      before: `${'a'.repeat(63)} `,
      text: '212-555-0142',
      after: ` ${'b'.repeat(23)}`,
      label: 'Phone',
    });
  });

  it('is shorter at the ends of the text', () => {
    expect(snippetOf('212-555-0142', { start: 0, end: 12 }, '')).toEqual({
      before: '',
      text: '212-555-0142',
      after: '',
      label: '',
    });
  });
});

describe('whether a text is worth it', () => {
  it.each([
    ['a number', '212-555-0142', true],
    ['spread a little', '2 / 1 / 2', true],
    ['full-width', 'ＴＥＬ ２', true],
    ['Arabic-Indic', '٢', true],
    ['Devanagari', '९', true],
    ['letters for digits', '1-800-FLOWERS', true],
    ['words', 'Call me', false],
    ['a year is enough to look', 'since 2019', true],
    ['two digits', 'page 12', false],
    ['letters between', '1a2b3c', false],
    ['nothing', '', false],
  ])('%s', (_, text, worth) => {
    expect(mayHoldNumbers(text)).toBe(worth);
  });

  it('never says no to a text with a candidate', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[０-９0-9 ().+\-xa~\u200b]{0,30}$/), (text) => {
        if (!mayHoldNumbers(text)) expect(scan(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
