// A table in, the same table with decisions out.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  type Decided,
  type NumberTable,
  readLines,
  readTable,
  type TableProblem,
} from '../../../lib/simulation/number-table';

const decided = (change: Partial<Decided>): Decided => ({
  to: '+12125550123',
  place: '',
  outcome: 'call',
  callerId: null,
  rung: null,
  blockedBy: null,
  reason: 'Because, "so".',
  callback: null,
  warnings: [],
  ...change,
});
const good = (read: NumberTable | TableProblem): NumberTable => {
  if ('problem' in read) throw new Error(read.problem);
  return read;
};
const table = (text: string): NumberTable => good(readTable(text));

describe('a table', () => {
  it.each([
    ['named by its heading', 'Name,Phone\nMaria,212-555-0123\n', ['212-555-0123']],
    ['quoted, with a comma inside', 'Phone,Name\n212-555-0123,"Alvarez, Maria"\n', ['212-555-0123']],
    ['without a heading', '212-555-0123,Maria\n415-555-0123,Sam\n', ['212-555-0123', '415-555-0123']],
    ['with a byte order mark and Windows line ends', '\uFEFF電話番号\r\n212-555-0123\r\n', ['212-555-0123']],
    ['with blank rows', 'phone\n\n212-555-0123\n\n', ['212-555-0123']],
    ['with semicolons', 'Name;Telefon\nMaria;212-555-0123\n', ['212-555-0123']],
    ['with a row that is too short', 'Name,Phone\nMaria\nSam,212-555-0123\n', ['', '212-555-0123']],
  ])('%s gives its numbers', (_, text, wanted) => {
    expect(table(text).destinations).toEqual(wanted);
  });

  it('is written back with the decisions beside every row, quoted where needed', () => {
    const written = table('Name,to\n"Alvarez, Maria",212-555-0123\n').write([
      decided({ rung: 'default', place: 'New York, NY' }),
    ]);
    expect(written).toBe(
      'Name,to,neardial.to,place,outcome,callerId,rung,reason,callback,warnings\r\n' +
        '"Alvarez, Maria",212-555-0123,+12125550123,"New York, NY",call,,default,"Because, ""so"".",,\r\n',
    );
  });

  it.each([
    ['is empty', '', { problem: 'empty' }],
    ['has only a heading', 'Phone\n', { problem: 'empty' }],
    ['has a quote that never ends', 'Phone\n"212-555-0123\n', { problem: 'broken', row: expect.any(Number) }],
  ])('that %s is a problem', (_, text, wanted) => {
    expect(readTable(text)).toEqual(wanted);
  });
});

describe('lines', () => {
  it('are numbers as they stand, a comma too', () => {
    expect(good(readLines(' 646-555-0123, ext 4\r\n\n+81 3-5555-0123 \n')).destinations).toEqual([
      '646-555-0123, ext 4',
      '+81 3-5555-0123',
    ]);
  });
  it('of nothing are a problem', () => expect(readLines(' \n\n')).toEqual({ problem: 'empty' }));
});

describe('what a spreadsheet opens', () => {
  const cellsOf = (csv: string): string[] => Papa.parse<string[]>(csv).data.flat();

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '+1-212-555-0123', ' =1', '＝1', '\u200b=1'])(
    'gets an apostrophe before %j, in our cells and in those of the table that was read',
    (text) => {
      const foreign = Papa.unparse([
        ['Note', 'Phone'],
        [text, '212-555-0123'],
      ]);
      const cells = cellsOf(table(foreign).write([decided({ to: text })]));
      expect(cells.filter((cell) => cell === `'${text}`)).toHaveLength(2);
    },
  );

  it('keeps E.164 as it is', () => {
    expect(good(readLines('x')).write([decided({ to: '+12125550123' })])).toContain(',+12125550123,');
  });
});
