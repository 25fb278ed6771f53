// The part of a very long text that lies in a band, found by halving.
import type { Band } from './band';
import { LONGEST_NODE } from './run';

/** Offsets of at most LONGEST_NODE characters. */
export function visiblePart(node: Text, band: Band | null): { from: number; to: number } {
  let low = 0;
  let high = Math.max(0, node.length - LONGEST_NODE);
  if (band) {
    const range = document.createRange();
    while (high - low > LONGEST_NODE / 4) {
      const middle = (low + high) >> 1;
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      if (range.getBoundingClientRect().bottom < band.top) low = middle;
      else high = middle;
    }
  }
  const from = low;
  return { from, to: Math.min(node.length, from + LONGEST_NODE) };
}
