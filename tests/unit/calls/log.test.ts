import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import type { InboundCall } from '../../../lib/calls/inbound';
import { entriesOf, type LogFilter, searchLog } from '../../../lib/calls/log';
import { e164 } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const ALL: LogFilter = {
  text: '',
  direction: null,
  lineId: null,
  outcome: null,
  since: null,
  until: null,
};
const record = (name: string) => ({ type: 'contact', id: '1', name, url: 'https://crm.example.com/1' });
const ATTEMPTS: Attempt[] = [
  attempt('maria', { createdAt: 10, record: record('Maria Álvarez') }),
  attempt('tokyo', { createdAt: 30, to: '+81355550123', lineId: 'japan', lineName: '日本デスク' }),
  attempt('noted', {
    createdAt: 20,
    to: '+13035550100',
    state: 'ended',
    record: record('田中 美咲'),
    wrapUp: { outcome: 'voicemail', note: 'Wants the OFFER by Friday', at: 21 },
    report: { state: 'failed', note: null, tries: 1, nextAt: 99 },
    unsent: 1,
  }),
  attempt('other agent', { createdAt: 40, agentId: 'ben' }),
];
const inbound = (id: string, change: Partial<InboundCall>): InboundCall => ({
  id,
  agentId: 'aiko',
  from: e164('+12125550199'),
  to: e164('+12125550142'),
  at: 50,
  isDynamicCaller: true,
  shown: null,
  ...change,
});
const INBOUND = [
  inbound('back', {
    shown: {
      attemptId: 'maria',
      lineId: 'sales-west',
      lineName: 'Sales West',
      record: record('Maria Álvarez'),
      at: 10,
    },
  }),
  inbound('withheld', { from: null, at: 60, isDynamicCaller: false }),
];
const entries = entriesOf(ATTEMPTS, INBOUND, 'aiko');
const ids = (change: Partial<LogFilter>) =>
  searchLog(entries, { ...ALL, ...change }).map(({ call }) => call.id);

describe('the log', () => {
  it('has the calls of the agent, both ways, newest first', () => {
    expect(ids({})).toEqual(['withheld', 'back', 'tokyo', 'noted', 'maria']);
  });

  it.each<[string, string[]]>([
    ['alvarez', []],
    ['álvarez maria', ['back', 'maria']],
    ['MARIA', ['back', 'maria']],
    ['美咲', ['noted']],
    ['sales', ['back', 'noted', 'maria']],
    ['offer friday', ['noted']],
    ['offer monday', []],
    ['+1 212-555-0199', ['back', 'maria']],
    ['(212) 555-0199', ['back', 'maria']],
    ['2125550199', ['back', 'maria']],
    ['２１２-５５５-０１９９', ['back', 'maria']],
    ['555-0142', ['withheld', 'back', 'tokyo', 'noted', 'maria']],
    ['03-5555-0123', ['tokyo']],
    ['+81 3 5555 0123', ['tokyo']],
    ['+3 5555', []],
    ['日本', ['tokyo']],
    ['  ', ['withheld', 'back', 'tokyo', 'noted', 'maria']],
  ])('searched for “%s”', (text, found) => {
    expect(ids({ text })).toEqual(found);
  });

  it.each<[string, Partial<LogFilter>, string[]]>([
    ['what went out', { direction: 'out' }, ['tokyo', 'noted', 'maria']],
    ['what came in', { direction: 'in' }, ['withheld', 'back']],
    ['who called back', { direction: 'callback' }, ['back']],
    ['a line', { lineId: 'sales-west' }, ['back', 'noted', 'maria']],
    ['an outcome', { outcome: 'voicemail' }, ['noted']],
    ['no outcome yet', { outcome: 'none' }, ['tokyo', 'maria']],
    ['what was not sent', { outcome: 'unsent' }, ['noted']],
    ['a time', { since: 20, until: 30 }, ['noted']],
    ['all at once', { direction: 'out', lineId: 'sales-west', outcome: 'none', text: 'maria' }, ['maria']],
  ])('filtered by %s', (_, filter, found) => {
    expect(ids(filter)).toEqual(found);
  });

  it('can be searched for anything: what is found is there, in its order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0129+-() .[*\\maé美\u0000\u202e'), maxLength: 12 }),
        (text) => {
          const found = searchLog(entries, { ...ALL, text });
          expect(entries.filter((entry) => found.includes(entry))).toEqual(found);
        },
      ),
    );
  });

  it('finds a number by any part of it that is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 3, max: 11 }), (from, length) => {
        const part = '12125550199'.slice(from, from + length);
        fc.pre(part.length >= 3 && !part.startsWith('0'));
        expect(ids({ text: part })).toContain('maria');
      }),
    );
  });
});

it('is empty where nobody is connected: what agents of before did is nobody’s', () => {
  expect(entriesOf(ATTEMPTS, INBOUND, null)).toEqual([]);
  expect(entriesOf(ATTEMPTS, INBOUND, 'somebody else')).toEqual([]);
});
