// A live range over a mark, for as long as it is needed.
import type { Span } from './run';

/** Null where the text has become shorter than the mark. */
export function rangeOf({ startNode, startOffset, endNode, endOffset }: Span): Range | null {
  if (startOffset > startNode.length) return null;
  const range = document.createRange();
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, Math.min(endOffset, endNode.length));
  return range;
}
