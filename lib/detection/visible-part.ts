// The part of a very long text that lies in a band, found by halving.
import type { Band } from './band';
import { LONGEST_NODE } from './run';

/** Offsets of a few times LONGEST_NODE characters. */
export function visiblePart(node: Text, band: Band | null): { from: number; to: number } {
  let low = 0;
  let high = Math.max(0, node.length - LONGEST_NODE);
  if (band) {
    const range = document.createRange();
    while (high - low > LONGEST_NODE / 4) {
      const middle = (low + high) >> 1;
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      if (range.getBoundingClientRect().bottom < 0) low = middle;
      else high = middle;
    }
  }
  // What is seen, which may be much on a large screen, and a little before it.
  const from = Math.max(0, low - LONGEST_NODE / 2);
  return { from, to: Math.min(node.length, low + 2 * LONGEST_NODE) };
}
