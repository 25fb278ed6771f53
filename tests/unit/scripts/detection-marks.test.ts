// Frames in which marks changed, around a scroll.
import { describe, expect, it } from 'vitest';
import { scrollMarks } from '../../../scripts/bench/detection-marks';

const frame = (at: number) => ({ at, marks: 1, all: true });

describe('changes of marks around a scroll', () => {
  it('are during it, or after it, or neither', () => {
    const frames = [50, 150, 340, 500].map(frame);
    expect(scrollMarks({ frames, scrolls: [100, 200, 320] })).toEqual({
      during: 1,
      after: 2,
      settledAfter: 180,
      longestPause: 120,
    });
  });

  it('may not be at all', () => {
    expect(scrollMarks({ frames: [frame(50)], scrolls: [100, 110] })).toEqual({
      during: 0,
      after: 0,
      settledAfter: Number.NaN,
      longestPause: 10,
    });
  });
});
