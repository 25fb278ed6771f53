// A table in, the same table with decisions out.
import { describe, expect, it } from 'vitest';
import type { Simulation } from '../../../lib/dial/simulate';
import { summarize } from '../../../lib/dial/simulation-summary';
import { readTable, type SimulationTable } from '../../../scripts/simulation-table';

const simulation = (change: Partial<Simulation>): Simulation => ({
  to: '+12125550123',
  outcome: 'call',
  callerId: null,
  rung: null,
  blockedBy: null,
  reason: 'Because, "so".',
  callback: null,
  warnings: [],
  trace: [],
  ...change,
});
const table = (text: string): SimulationTable => {
  const read = readTable(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
};

describe('a table', () => {
  it.each([
    ['named by its heading', 'Name,Phone\nMaria,212-555-0123\n', ['212-555-0123']],
    ['quoted, with a comma inside', 'Phone,Name\n212-555-0123,"Alvarez, Maria"\n', ['212-555-0123']],
    ['without a heading', '212-555-0123,Maria\n415-555-0123,Sam\n', ['212-555-0123', '415-555-0123']],
    ['with a byte order mark and Windows line ends', '\uFEFF電話番号\r\n212-555-0123\r\n', ['212-555-0123']],
    ['with blank rows', 'phone\n\n212-555-0123\n\n', ['212-555-0123']],
  ])('%s gives its numbers', (_, text, wanted) => {
    expect(table(text).destinations).toEqual(wanted);
  });

  it('is written back with the decisions beside every row, quoted where needed', () => {
    const written = table('Name,to\n"Alvarez, Maria",212-555-0123\n').write([
      simulation({ rung: 'default' }),
    ]);
    expect(written).toBe(
      'Name,to,neardial.to,outcome,callerId,rung,reason,callback,warnings\n' +
        '"Alvarez, Maria",212-555-0123,+12125550123,call,,default,"Because, ""so"".",,\n',
    );
  });

  it.each([
    ['is empty', ''],
    ['has only a heading', 'Phone\n'],
    ['has a quote that never ends', 'Phone\n"212-555-0123\n'],
  ])('that %s is a problem, in words', (_, text) => {
    expect(readTable(text)).toHaveProperty('problem');
  });
});

it('a summary counts outcomes, rungs, numbers and gates, most first', () => {
  const callerId = '+12125550142' as Simulation['callerId'];
  const summary = summarize([
    simulation({ rung: 'default', callerId }),
    simulation({ rung: 'pool-overlay', callerId }),
    simulation({ rung: 'pool-overlay' }),
    simulation({ outcome: 'block', blockedBy: 'country' }),
  ]);
  expect(summary).toEqual({
    calls: 4,
    outcomes: [
      ['call', 3],
      ['block', 1],
    ],
    rungs: [
      ['pool-overlay', 2],
      ['default', 1],
    ],
    callerIds: [[callerId, 2]],
    blockedBy: [['country', 1]],
  });
});
