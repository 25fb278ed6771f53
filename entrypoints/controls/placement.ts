// Where a part stands beside a number: on which side, at which edge, how high it may become. All in pixels of the
// viewport. None of it depends on what the part holds just now, so that nothing moves when that changes.

/** Where a number is; a DOMRect is one. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type View = { width: number; height: number };
export type Side = 'below' | 'above' | 'right' | 'left' | 'over';
export type Placement = {
  side: Side;
  left: number;
  /** The edge that stays: the lower one of what stands above its number, else the upper one. */
  edge: number;
  /** Higher than this it would cover the number or leave the viewport: it is scrolled in itself. */
  maxHeight: number;
};

const GAP = 6;
/** As high as a call with its wrap-up: with so much room nothing is scrolled. */
const ROOMY = 540;
/** As far down as Call is on most cards. */
const LEAST = 320;
/** The head of the card, and as much again to scroll through. */
const SMALLEST = 96;

/**
 * Places a part of a width beside a number: below or above, whichever has the room; else to the right or the left, at
 * the height of the window; else squeezed between the number and the edge. It covers the number only where less than
 * 108 px are above and below it, and less than the card's 340 and 12 px to its right and its left.
 * @param before the side it has; it stays there while it fits
 */
export function placementOf(number: Box, view: View, width: number, before: Side | null): Placement {
  const box = within(number, view);
  const room: Record<Side, number> = {
    below: view.height - 2 * GAP - box.bottom,
    above: box.top - 2 * GAP,
    right: view.width - 2 * GAP - box.right,
    left: box.left - 2 * GAP,
    over: 0,
  };
  const side = before && fits(before, room, width) ? before : choose(room, width);
  const isUpright = side === 'below' || side === 'above';
  const most = view.height - 2 * GAP;
  const top = isBeside(side) ? Math.max(GAP, Math.min(box.top, view.height - GAP - ROOMY)) : GAP;
  return {
    side,
    left: Math.max(GAP, Math.min(leftOf(side, box, width), view.width - width - GAP)),
    edge: side === 'below' ? box.bottom + GAP : side === 'above' ? box.top - GAP : top,
    maxHeight: isUpright ? room[side] : most + GAP - top,
  };
}

/** What is out of view is taken to be at the edge that it is behind: there the part waits. */
function within({ left, top, right, bottom }: Box, { width, height }: View): Box {
  const across = (x: number): number => Math.max(0, Math.min(x, width));
  const down = (y: number): number => Math.max(0, Math.min(y, height));
  return { left: across(left), top: down(top), right: across(right), bottom: down(bottom) };
}

function choose(room: Record<Side, number>, width: number): Side {
  const upright = room.below >= Math.min(ROOMY, room.above) ? 'below' : 'above';
  if (room[upright] >= LEAST) return upright;
  const beside = (['right', 'left'] as const).find((side) => room[side] >= width);
  return beside ?? (room[upright] >= SMALLEST ? upright : 'over');
}

/** A squeezed part changes to the other side only for much more room, and not back and forth about the middle. */
function fits(side: Side, room: Record<Side, number>, width: number): boolean {
  if (isBeside(side)) return room[side] >= width;
  if (side === 'over') return false;
  const other = room[side === 'below' ? 'above' : 'below'];
  return room[side] >= Math.max(SMALLEST, Math.min(LEAST, other - SMALLEST));
}

const isBeside = (side: Side): boolean => side === 'right' || side === 'left';

const leftOf = (side: Side, box: Box, width: number): number =>
  side === 'right' ? box.right + GAP : side === 'left' ? box.left - GAP - width : box.left;
