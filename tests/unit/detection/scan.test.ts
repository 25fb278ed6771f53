import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldNumbers, scan } from '../../../lib/detection/scan';

describe('the cheap scan', () => {
  it('gives candidates in order, not overlapping, with the text that stands there', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '212-555-0142',
        '(646) 555-0143 x45',
        '+81 3-5555-0100',
        '03（5555）0100',
        'Order 2125550142',
        '内線45',
      ),
      fc.string({ maxLength: 6 }),
      fc.stringMatching(/^[0-9 ().+-]{0,12}$/),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('', ' ', '\n', ', '),
        (pieces, between) => {
          const text = pieces.join(between);
          let last = 0;
          for (const { start, end, text: written } of scan(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(written).toBe(text.slice(start, end));
            last = end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['six digits', '123-456', true],
    ['five digits', '123-45', false],
    ['digits far apart', '12    34    56', false],
    ['a letter between', '212-555-a0142', false],
  ])('%s', (_, text, hit) => {
    expect(scan(text).length > 0).toBe(hit);
  });

  it('keeps offsets true after full-width characters', () => {
    const [candidate] = scan('ＴＥＬ　２１２－５５５－０１４２');
    expect(candidate).toEqual({ start: 4, end: 16, text: '２１２－５５５－０１４２' });
  });

  it('takes an extension along, in Japanese too', () => {
    expect(scan('212-555-0142 ext. 45').map(({ text }) => text)).toEqual(['212-555-0142 ext. 45']);
    for (const text of ['03-5555-0100 内線45', '212-555-0142 (ext 45)', '+7 495 123-45-67 доб. 321'])
      expect(scan(`${text} `).map((candidate) => candidate.text)).toEqual([text]);
  });

  it('does not read beyond 20,000 characters', () => {
    expect(scan(`${'.'.repeat(19_000)} 212-555-0142`)).toHaveLength(1);
    expect(scan(`${'.'.repeat(20_000)} 212-555-0142`)).toEqual([]);
  });
});

describe('whether a text is worth it', () => {
  it.each([
    ['a number', '212-555-0142', true],
    ['spread a little', '2 / 1 / 2', true],
    ['full-width', 'ＴＥＬ ２', true],
    ['Arabic-Indic', '٢', true],
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
      fc.property(fc.stringMatching(/^[０-９0-9 ().+\-xa]{0,30}$/), (text) => {
        if (!mayHoldNumbers(text)) expect(scan(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
