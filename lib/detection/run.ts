// Runs: text that reads as one line, though the page keeps it in several text nodes.

/** `text[at…]` of the run is `node.data[from…]`. */
type Piece = { at: number; node: Text; from: number };
export type Run = { text: string; pieces: Piece[] };
/** A stretch of text in the page. */
export type Span = { startNode: Text; startOffset: number; endNode: Text; endOffset: number };

const BLANKS = /[ \t\n\r\f]+/g;
/** Where lines are kept as they are written. */
const BLANKS_IN_LINE = /[ \t\r\f]+/g;
const TWO_LINES = /\S\s*\n\s*\S/;
/** UTF-16 units; a longer node is read around what is visible of it only. */
export const LONGEST_NODE = 20_000;

export const emptyRun = (): Run => ({ text: '', pieces: [] });

/** Adds a text node, its white space collapsed as the browser shows it. */
export function append(run: Run, node: Text, from = 0, to = node.length): void {
  const data = node.data;
  let copied = from;
  const copy = (end: number): void => {
    if (end > copied) {
      run.pieces.push({ at: run.text.length, node, from: copied });
      run.text += data.slice(copied, end);
    }
  };
  const blanks = TWO_LINES.test(data) && keepsLines(node) ? BLANKS_IN_LINE : BLANKS;
  blanks.lastIndex = from;
  for (let blank = blanks.exec(data); blank && blank.index < to; blank = blanks.exec(data)) {
    const end = blank.index + blank[0].length;
    if (blank[0] === ' ') continue;
    copy(blank.index);
    run.pieces.push({ at: run.text.length, node, from: end - 1 });
    run.text += ' ';
    copied = end;
  }
  copy(to);
}

const keepsLines = ({ parentElement }: Text): boolean =>
  parentElement !== null && /^(pre|break)/.test(getComputedStyle(parentElement).whiteSpace);

/** Where a stretch of a run stands in the page. */
export function spanOf({ pieces }: Run, start: number, end: number): Span | null {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  if (!first || !last) return null;
  return {
    startNode: first.node,
    startOffset: first.from + start - first.at,
    endNode: last.node,
    endOffset: last.from + end - last.at,
  };
}

/** Where a place in the page stands in a run; -1 if it is not in it. */
export function offsetIn({ pieces }: Run, node: Text, offset: number): number {
  const piece = pieces.findLast((piece) => piece.node === node && piece.from <= offset);
  return piece ? piece.at + offset - piece.from : -1;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
