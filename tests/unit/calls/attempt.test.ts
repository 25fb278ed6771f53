import { describe, expect, it } from 'vitest';
import { type AttemptState, isRunning, moved } from '../../../lib/calls/attempt';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';

const STATES: [state: AttemptState, open: boolean, running: boolean][] = [
  ['intent', true, true],
  ['sending', true, true],
  ['accepted', true, true],
  ['live', true, true],
  // It may have rung, but nobody knows: it must not stop the agent from working.
  ['unknown', true, false],
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
    expect(isRunning(next)).toBe(running);
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
});
