import { describe, expect, it } from 'vitest';
import { type AttemptState, isRunning, isSameDestination, moved } from '../../../lib/calls/attempt';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';

const STATES: [state: AttemptState, open: boolean, running: boolean][] = [
  ['intent', true, true],
  ['sending', true, true],
  ['accepted', true, true],
  ['live', true, true],
  ['unknown', true, true],
  ['dispatched', false, false],
  ['rejected', false, false],
  ['ended', false, false],
];

describe('an attempt', () => {
  it.each(STATES)('that is %s: open %s, running %s', (state, open, running) => {
    const next = moved(attempt('a'), { state }, 2000);
    expect(next.open).toBe(open ? 1 : undefined);
    // The index of open rows holds every row that has the key at all.
    expect('open' in next).toBe(open);
    expect(isRunning(next, 2000)).toBe(running);
  });

  it('that moves takes the change and the time, keeps the rest, and leaves the old row alone', () => {
    const before = attempt('a', { postDial: '45' });
    const after = moved(before, { state: 'rejected', note: reason('errorOffline') }, 2000);
    const { open: _, ...rest } = before;
    expect(after).toEqual({
      ...rest,
      state: 'rejected',
      note: { key: 'errorOffline', args: [] },
      updatedAt: 2000,
    });
    expect(before).toEqual(attempt('a', { postDial: '45' }));
  });

  // It may have rung, but nobody knows: it must not stop the agent from working for long.
  it.each([
    ['just now', 0, 'errorTimeout', true],
    ['a moment less than a minute ago', 59_999, 'errorTimeout', true],
    ['a minute ago', 60_000, 'errorTimeout', false],
    ['just now, though the service knows of no call', 0, 'errorNotRecorded', false],
  ] as const)('that is not known, called %s', (_, age, key, running) => {
    const row = attempt('a', { state: 'unknown', createdAt: 1_000_000, note: reason(key) });
    expect(isRunning(row, 1_000_000 + age)).toBe(running);
  });
});

describe('a destination', () => {
  it.each([
    ['the same number', '+12125550199', null, null, true],
    ['the same number and extension', '+12125550199', '45', '45', true],
    ['another number', '+12125550198', null, null, false],
    ['an extension where there was none', '+12125550199', null, '45', false],
    ['another extension', '+12125550199', '45', '46', false],
  ])('%s', (_, to, before, postDial, same) => {
    expect(isSameDestination(attempt('a', { postDial: before }), { to, postDial })).toBe(same);
  });
});
