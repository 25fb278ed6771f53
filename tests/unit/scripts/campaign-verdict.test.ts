// What a campaign takes for wrong.
import { describe, expect, it } from 'vitest';
import { type Evidence, judge, type Row, type Shown } from '../../../scripts/campaign/verdict';

const TO = '+12125550100';
const call = (attemptId: string | null = 'a') => ({ attemptId, to: TO });
const row = (state: Row['state'], note: Row['note'] = null, id = 'a'): Row => ({ id, state, note });
const shows = (state: string): Shown => ({ kind: 'attempt', id: 'a', state });
const page = (what: Shown): Evidence['shown'] => [{ press: 'a', what }];
const kinds = (evidence: Evidence): string[] => judge(evidence).wrong.map(({ kind }) => kind);

describe('nothing is wrong with', () => {
  it.each<[string, Evidence]>([
    ['a call and its row', { calls: [call()], rows: [row('accepted')], shown: page(shows('accepted')) }],
    ['a refusal', { calls: [], rows: [row('rejected', 'errorBusyService')], shown: page(shows('rejected')) }],
    ['what is not known, placed', { calls: [call()], rows: [row('unknown')], shown: page(shows('unknown')) }],
    ['what is not known, not placed', { calls: [], rows: [row('unknown')], shown: page(shows('unknown')) }],
    ['a press that the page says was not sent', { calls: [], rows: [], shown: page({ kind: 'notSent' }) }],
    ['nothing at all, once the page is gone', { calls: [], rows: [], shown: null }],
    ['a call by a service that tells no id', { calls: [call(null)], rows: [row('live')], shown: null }],
    [
      'a second press that shows the first',
      {
        calls: [call()],
        rows: [row('live')],
        shown: ['a', 'b'].map((press) => ({ press, what: shows('live') })),
      },
    ],
  ])('%s', (_, evidence) => {
    expect(judge(evidence).wrong).toEqual([]);
  });
});

describe('a double call is', () => {
  it.each([
    ['two of one attempt', [call(), call()], [row('accepted')]],
    ['one of each of two', [call(), call('b')], [row('accepted'), row('accepted', null, 'b')]],
  ])('%s', (_, calls, rows) => {
    expect(kinds({ calls, rows, shown: null })).toContain('double call');
  });
});

describe('a lost click is', () => {
  it.each<Shown>([{ kind: 'nothing' }, { kind: 'broken' }, shows('sending')])('no row, and %j', (what) => {
    expect(kinds({ calls: [], rows: [], shown: page(what) })).toContain('lost click');
  });
});

describe('a false claim is', () => {
  it.each<[string, Evidence]>([
    ['rejected, and there is a call', { calls: [call()], rows: [row('rejected')], shown: null }],
    ['accepted, and there is none', { calls: [], rows: [row('accepted')], shown: null }],
    ['ended, and there was none', { calls: [], rows: [row('ended')], shown: null }],
    ['a call without a row', { calls: [call()], rows: [], shown: null }],
    ['"Not called." of a call', { calls: [call()], rows: [row('unknown', 'errorRefused')], shown: null }],
    ['"not sent" of a row', { calls: [], rows: [row('unknown')], shown: page({ kind: 'notSent' }) }],
  ])('%s', (_, evidence) => {
    expect(kinds(evidence)).toContain('false claim');
  });
});

describe('not settled is', () => {
  it.each<Row['state']>(['intent', 'sending'])('a row that is still %s', (state) => {
    expect(kinds({ calls: [], rows: [row(state)], shown: null })).toEqual(['not settled']);
  });

  it('a page that shows nothing of a row', () => {
    expect(kinds({ calls: [], rows: [row('unknown')], shown: page({ kind: 'nothing' }) })).toEqual([
      'not settled',
    ]);
  });

  it('a page that shows something else than the journal says', () => {
    const evidence = { calls: [call()], rows: [row('live')], shown: page(shows('sending')) };
    expect(kinds(evidence)).toContain('not settled');
  });
});

describe('what is not known', () => {
  it('is told apart', () => {
    expect(judge({ calls: [], rows: [row('unknown')], shown: null }).isUnknown).toBe(true);
    expect(judge({ calls: [call()], rows: [row('live')], shown: null }).isUnknown).toBe(false);
  });
});
