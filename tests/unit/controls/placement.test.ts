import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Placement, placementOf, type View } from '../../../entrypoints/controls/placement';

const WIDTH = 340;
const box = (left: number, top: number, width = 100, height = 20): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
/** Where the part is at its highest. */
function highest({ side, left, edge, maxHeight }: Placement): Box {
  const top = side === 'above' ? edge - maxHeight : edge;
  return { left, top, right: left + WIDTH, bottom: top + maxHeight };
}
const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

describe('a part beside a number', () => {
  it.each<[string, View, Box, Placement['side']]>([
    ['at the top', { width: 1200, height: 820 }, box(20, 20), 'below'],
    ['at the bottom', { width: 1200, height: 820 }, box(20, 780), 'above'],
    ['in the middle of a low window', { width: 1200, height: 500 }, box(20, 240), 'right'],
    ['there, at its right edge', { width: 1200, height: 500 }, box(1090, 240), 'left'],
    ['there, in a narrow one', { width: 360, height: 320 }, box(20, 120), 'below'],
    ['there, lower down', { width: 360, height: 320 }, box(20, 180), 'above'],
    ['in a window too small for all', { width: 360, height: 200 }, box(20, 90), 'over'],
  ])('%s', (_, view, number, side) => {
    expect(placementOf(number, view, WIDTH, null).side).toBe(side);
  });

  it('keeps its side while it fits there', () => {
    const view = { width: 1200, height: 900 };
    expect(placementOf(box(20, 300), view, WIDTH, null).side).toBe('below');
    expect(placementOf(box(20, 500), view, WIDTH, 'below').side).toBe('below');
    expect(placementOf(box(20, 600), view, WIDTH, 'below').side).toBe('above');
    const low = { width: 360, height: 320 };
    for (const side of ['below', 'above'] as const)
      expect(placementOf(box(20, side === 'below' ? 160 : 140), low, WIDTH, side).side).toBe(side);
  });

  it('never covers it and never leaves the viewport, unless there is no room on any side', () => {
    const view = fc.record({
      width: fc.integer({ min: 360, max: 2000 }),
      height: fc.integer({ min: 100, max: 1500 }),
    });
    const number = fc
      .tuple(...[-300, -300, 1, 1].map((min) => fc.integer({ min, max: 2000 })))
      .map(([left = 0, top = 0, width, height]) => box(left, top, width, height));
    const side = fc.constantFrom('below', 'above', 'right', 'left', 'over', null);
    fc.assert(
      fc.property(view, number, side, (view, number, before) => {
        const placement = placementOf(number, view, WIDTH, before);
        const part = highest(placement);
        expect(part.left >= 0 && part.top >= 0).toBe(true);
        expect(part.right <= view.width && part.bottom <= view.height).toBe(true);
        const upright = Math.max(Math.min(number.top, view.height), view.height - Math.max(number.bottom, 0));
        const beside = Math.max(Math.min(number.left, view.width), view.width - Math.max(number.right, 0));
        if (placement.side !== 'over') expect(meet(part, number)).toBe(false);
        else expect(upright < 108 && beside < WIDTH + 12).toBe(true);
      }),
    );
  });
});
