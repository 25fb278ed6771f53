// One look at the page: what is visible and one screen around it becomes a list of marks.
import { bandOf } from './band';
import { candidatesIn, marksOf, type PageCandidate } from './candidates';
import { rootElementOf } from './dom';
import type { Reader } from './judged';
import type { Mark } from './mark';
import { newSeen, type Seen, walk } from './walk';

type Look = { marks: Mark[]; seen: Seen };

/** No script task of ours is longer than this on purpose; twice it is the limit. */
const SLICE_MS = 6;

/** Null when the look was broken off: the signal was aborted, or the worker gave no answer. */
export async function look(document: Document, reader: Reader, signal: AbortSignal): Promise<Look | null> {
  const seen = newSeen();
  const candidates: PageCandidate[] = [];
  const headers = new Map<string, string>();
  const slice = makeSlices();
  const root = rootElementOf(document);
  for (const found of root ? walk(root, bandOf(window), seen) : []) {
    if (found && 'pieces' in found) candidates.push(...candidatesIn(found, reader, headers));
    if (slice.isOver()) await slice.pause();
    if (signal.aborted) return null;
  }
  if (!(await reader.judged.learn(candidates.map(({ snippet }) => snippet))) || signal.aborted) return null;
  const marks = candidates.flatMap((candidate) =>
    marksOf(candidate, reader.judged.of(candidate.snippet) ?? []),
  );
  return { marks, seen };
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

type WithScheduler = typeof globalThis & { scheduler?: { yield?(): Promise<void> } };
const { scheduler } = globalThis as WithScheduler;
/** Timers that follow each other wait four milliseconds; the scheduler does not. */
const nextTask = (): Promise<unknown> =>
  scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
