import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../../lib/dial/adapters/adapter';
import { beforeCall, type CheckAnswer, type OnList } from '../../../lib/dial/before-call';
import type { Visit } from '../../../lib/gates/gate';
import { attempt } from '../../support/unit-journal';

const ASKED_AT = 1_000;
type Yes = Extract<Checked, { checked: 'yes' }>;
const said = (change: Partial<Yes> = {}): CheckAnswer => ({
  at: ASKED_AT,
  said: { checked: 'yes', doNotCall: 'no', colleague: null, running: 0, placedToday: 0, ...change },
});
const FAILED: CheckAnswer = { at: ASKED_AT, said: { checked: 'failed' } };
const rows = (...sentAt: (number | null)[]) => sentAt.map((at, i) => attempt(`a${i}`, { sentAt: at }));
const NOBODY = { running: [], today: [] };

describe('whether the contact may be called', () => {
  it.each<[OnList, CheckAnswer | null, Visit['doNotCall']]>([
    ['none', null, 'no'],
    ['no', null, 'no'],
    ['yes', null, 'yes'],
    ['stale', null, 'stale'],
    ['unknown', null, 'unknown'],
    ['none', said(), 'no'],
    ['none', said({ doNotCall: 'yes' }), 'yes'],
    ['no', said({ doNotCall: 'yes' }), 'yes'],
    ['stale', said({ doNotCall: 'yes' }), 'yes'],
    ['yes', said(), 'yes'],
    ['stale', said(), 'stale'],
    ['none', said({ doNotCall: 'unknown' }), 'unchecked'],
    ['none', FAILED, 'unchecked'],
    ['no', FAILED, 'unchecked'],
    ['yes', FAILED, 'yes'],
    ['unknown', FAILED, 'unknown'],
  ])('list: %s, service: %j → %s', (onList, answer, expected) => {
    expect(beforeCall(onList, answer, NOBODY).doNotCall).toBe(expected);
  });
});

describe('calls of this agent, over devices', () => {
  it.each<[string, CheckAnswer | null, (number | null)[], number, number]>([
    ['no check: the journal alone', null, [500], 1, 0],
    ['a check that failed: the journal alone', FAILED, [500], 1, 0],
    ['one on another device', said({ running: 1 }), [], 1, 1],
    ['ours, which the service counted: once', said({ running: 1 }), [500], 1, 0],
    ['ours and one elsewhere', said({ running: 2 }), [500], 2, 1],
    ['ours left after the question, and one elsewhere', said({ running: 1 }), [1_500], 2, 1],
    ['ours has not left yet, and one elsewhere', said({ running: 1 }), [null], 2, 1],
    ['ours, which the service does not know of', said({ running: 0 }), [500], 1, 0],
  ])('%s', (_, answer, sent, running, elsewhere) => {
    expect(beforeCall('none', answer, { running: rows(...sent), today: [] })).toMatchObject({
      running,
      elsewhere,
    });
  });

  it.each([
    ['fewer than the service knows', 7, [100, 200], 7],
    ['more than the service knows', 1, [100, 200, 300], 3],
    ['one after the question', 7, [100, 1_500], 8],
  ])('placed today: %s', (_, placedToday, sent, today) => {
    expect(beforeCall('none', said({ placedToday }), { running: [], today: rows(...sent) }).today).toBe(
      today,
    );
  });

  it('are never counted less than the journal or the service does, nor more than both together', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.array(fc.option(fc.nat(2_000)), { maxLength: 9 }), (there, sent) => {
        const { running } = beforeCall('none', said({ running: there }), {
          running: rows(...sent),
          today: [],
        });
        expect(running).toBeGreaterThanOrEqual(Math.max(there, sent.length));
        expect(running).toBeLessThanOrEqual(there + sent.length);
      }),
    );
  });
});
