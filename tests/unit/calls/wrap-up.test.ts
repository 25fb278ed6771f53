import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, isDue, isOver, type Reported, reported, wrappedUp } from '../../../lib/calls/wrap-up';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';

const ended = () => {
  const { open: _, ...row } = attempt('a', { state: 'ended' });
  return row;
};
const FAILED: Reported = { sent: false, note: reason('reportUnreachable'), isFinal: false };
const REFUSED: Reported = { sent: false, note: reason('reportForbidden'), isFinal: true };
const said = { outcome: 'voicemail', note: 'later', at: 5 } as const;

describe('a wrap-up', () => {
  it.each([
    ['ended', true],
    ['dispatched', true],
    ['live', false],
    ['unknown', false],
    ['rejected', false],
    ['sending', false],
  ] as const)('of a call that is %s can be made: %s', (state, can) => {
    expect(isOver({ state })).toBe(can);
  });

  it('waits to be told where the service takes it, and stays where it does not', () => {
    expect(wrappedUp(ended(), said, true)).toMatchObject({
      wrapUp: said,
      report: { state: 'waiting' },
      unsent: 1,
    });
    const kept = wrappedUp({ ...ended(), unsent: 1 }, said, false);
    expect(kept.report?.state).toBe('kept');
    expect(kept).not.toHaveProperty('unsent');
  });

  it('that was told is not told again', () => {
    const sent = reported(wrappedUp(ended(), said, true), said, { sent: true }, 10);
    expect(sent.report).toMatchObject({ state: 'sent', note: null });
    expect(sent).not.toHaveProperty('unsent');
    expect(isDue(sent, 1e12)).toBe(false);
  });

  it('that was changed meanwhile is still to be told, whatever came of the first', () => {
    const changed = wrappedUp(ended(), { ...said, at: 6 }, true);
    for (const answer of [{ sent: true } as const, FAILED, REFUSED])
      expect(reported(changed, said, answer, 10)).toBe(changed);
  });

  it('that was refused for good is not tried again by itself', () => {
    const row = reported(wrappedUp(ended(), said, true), said, REFUSED, 10);
    expect(row).toMatchObject({ report: { state: 'refused' }, unsent: 1 });
    expect(isDue(row, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it('that failed is tried again, later each time, but within hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 1e12 }), (times, now) => {
        let row = wrappedUp(ended(), said, true);
        let wait = 0;
        for (let i = 0; i < times; i++) {
          row = reported(row, said, FAILED, now);
          const next = (row.report?.nextAt ?? 0) - now;
          expect(next).toBeGreaterThanOrEqual(wait);
          wait = next;
        }
        expect(wait).toBeLessThanOrEqual(6 * 3600_000);
        expect([isDue(row, now), isDue(row, now + wait)]).toEqual([false, true]);
        // A clock that is set back by years.
        expect(isDue(row, now - 1e11)).toBe(true);
      }),
    );
  });
});

it.each([
  [1_000, 223_400, 222],
  [null, 5_000, null],
  [1_000, undefined, null],
  [9_000, 1_000, 0],
])('a call from %s to %s lasted %s', (connectedAt, endedAt, seconds) => {
  expect(durationOf({ connectedAt, ...(endedAt === undefined ? {} : { endedAt }) })).toBe(seconds);
});
