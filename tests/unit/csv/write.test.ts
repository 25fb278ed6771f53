import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { forSpreadsheets, writeCsv } from '../../../lib/csv/write';

const read = (csv: string) =>
  Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n', skipEmptyLines: true });
const cellOf = (cell: string): string => read(writeCsv(['note'], [[cell]])).data[1]?.[0] ?? '';

/** What spreadsheets and CSV trip over. */
const text = fc.string({
  unit: fc.constantFrom(...'=+-@＝＋－＠ \t\r\n",\';1aé田\u200b\ufeff'),
  maxLength: 12,
});

describe('a cell', () => {
  it.each([
    '=1+1',
    '+1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1+1',
    '＠x',
    '\u200b=1',
    '\ufeff=1',
    '+12125550123 ',
    '+1-212-555-0123',
    '+1234',
    '+0123456789',
  ])('%j gets an apostrophe, because a spreadsheet may take it for a formula', (cell) => {
    expect(cellOf(cell)).toBe(`'${cell}`);
  });

  it.each(['', 'Maria', '212-555-0123', '+12125550123', '+81355550123', '1-2', "'=1"])('%j stays', (cell) => {
    expect(cellOf(cell)).toBe(cell);
  });

  it('never begins a formula, and else reads back as it was', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const names = cells.map((_, i) => `column${i}`);
        const { data, errors } = read(writeCsv(names, [cells]));
        expect(errors).toEqual([]);
        const back = data[1] ?? [''];
        expect(back.map((cell) => cell.replace(/^'/, ''))).toEqual(
          cells.map((cell) => cell.replace(/^'/, '')),
        );
        for (const cell of back) expect(cell).not.toMatch(/^\s*(?:[=@＝＠\t\r－-]|[+＋](?!\d{7,15}$))/);
      }),
    );
  });
});

it('lines end as RFC 4180 has it, the last one too; nothing is an empty cell', () => {
  expect(
    writeCsv(
      ['a', 'b'],
      [
        ['1', null],
        [2, 'x,"y"'],
      ],
    ),
  ).toBe('a,b\r\n1,\r\n2,"x,""y"""\r\n');
});

it('headings are guarded, too', () => {
  expect(writeCsv(['=1'], [])).toBe('"\'=1"\r\n');
});

it('a file says that it is UTF-8, once', () => {
  expect(forSpreadsheets('a\r\n')).toBe('\ufeffa\r\n');
});
