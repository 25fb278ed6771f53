// At the click, the text is read again: what stands there now is what counts.
import { candidatesIn, numberText } from './candidates';
import { narrowed } from './dismissal';
import type { Reader } from './judged';
import type { Mark } from './mark';
import { rangeOf } from './range';
import { offsetIn, type Run } from './run';
import type { Snippet } from './scan';
import { parentOf } from './shadow-roots';
import { isInline, newSeen, walk } from './walk';

export type PageNumber = {
  kind: 'phone' | 'fax';
  /** It stands in a link for text messages. */
  isText?: boolean;
  /** E.164 with `;ext=`, or the text of a link, which the worker reads. */
  number: string;
  /** The text and what stands around it; null for a link. */
  snippet: Snippet | null;
};

/** The number that stands where a mark is; null where none does any more. */
export async function readAgain(mark: Mark, reader: Reader): Promise<PageNumber | null> {
  const run = runAround(mark);
  if (!run) return null;
  const at = offsetIn(run, mark.startNode, mark.startOffset);
  const candidates = candidatesIn(run, reader, new Map());
  if (!(await reader.judged.learn(candidates.map(({ snippet }) => snippet)))) return null;
  const numbers = candidates.flatMap(({ start, snippet }) =>
    (reader.judged.of(snippet) ?? []).map((match) => ({
      start: start + match.start,
      end: start + match.end,
      number: numberText(match),
      kind: match.kind ?? ('phone' as const),
      snippet: narrowed(snippet, match),
    })),
  );
  // Text before it may have changed too: the only number of the line is still the one that was meant.
  return (
    numbers.find(({ start, end }) => start <= at && at < end) ??
    (numbers.length === 1 ? numbers[0] : null) ??
    null
  );
}

/** The run that a mark is in, as it reads now. */
function runAround(mark: Mark): Run | null {
  let block = parentOf(mark.startNode);
  while (block && isInline(block)) block = parentOf(block);
  const rect = rangeOf(mark)?.getBoundingClientRect();
  if (!block || !rect || !mark.startNode.isConnected) return null;
  for (const found of walk(block, rect, newSeen()))
    if (found && 'pieces' in found && found.pieces.some(({ node }) => node === mark.startNode)) return found;
  return null;
}
