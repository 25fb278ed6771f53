// One look at the page: what is visible and one screen around it becomes a list of marks.
import { type Band, bandOf } from './band';
import { candidatesIn, marksOf, type PageCandidate } from './candidates';
import { rootElementOf } from './dom';
import type { Judged } from './judged';
import type { Mark } from './mark';
import { elementAt, parentOf } from './shadow-roots';
import { newSeen, type Seen, walk } from './walk';

export type Look = { marks: Mark[]; seen: Seen };

/** No script task of ours is longer than this on purpose; twice it is the limit. */
const SLICE_MS = 6;
/** Points of the viewport, in parts of it, that are looked at again: what lies there that rectangles do not foretell. */
const POINTS = [
  [0.5, 0.5],
  [0.9, 0.9],
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
] as const;
/** Asking what is at a point takes the browser longer the longer a list is: too long beyond this. */
const LONGEST_LIST = 3_000;

/** Null when the look was broken off: the signal was aborted, or the worker gave no answer. */
export async function look(
  document: Document,
  judged: Judged,
  leaveAlone: string,
  signal: AbortSignal,
): Promise<Look | null> {
  const seen = newSeen();
  const candidates: PageCandidate[] = [];
  const headers = new Map<string, string>();
  const slice = makeSlices();
  for (const found of visible(document, bandOf(window), seen)) {
    if (found && 'pieces' in found) candidates.push(...candidatesIn(found, leaveAlone, headers));
    if (slice.isOver()) await slice.pause();
    if (signal.aborted) return null;
  }
  if (!(await judged.learn(candidates.map(({ snippet }) => snippet))) || signal.aborted) return null;
  const marks = candidates.flatMap((candidate) => marksOf(candidate, judged.of(candidate.snippet) ?? []));
  return { marks, seen };
}

/** The page by rectangles, then what is drawn over it from elsewhere: fixed and absolute parts. */
function* visible(document: Document, band: Band, seen: Seen): ReturnType<typeof walk> {
  const root = rootElementOf(document);
  if (!root) return;
  yield* walk(root, band, seen);
  for (const [x, y] of POINTS) {
    if (seen.longest > LONGEST_LIST) return;
    yield null;
    const missed = elementAt(document, innerWidth * x, innerHeight * y);
    if (missed && !seen.elements.has(missed)) yield* walk(outermost(missed, seen), band, seen);
  }
}

/** The outermost element around one that the walk did not come by. */
function outermost(element: Element, seen: Seen): Element {
  let missed = element;
  for (let up = parentOf(missed); up && !seen.elements.has(up); up = parentOf(up)) missed = up;
  return missed;
}

/** Work in slices: between two of them the page does its own. */
export function makeSlices(rest: () => Promise<unknown> = nextTask) {
  let end = performance.now() + SLICE_MS;
  return {
    isOver: (): boolean => performance.now() > end,
    async pause(): Promise<void> {
      await rest();
      end = performance.now() + SLICE_MS;
    },
  };
}

const nextTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
