// Keeps marks true while the page changes: scans in slices, asks the worker in batches, paints once a batch.
import type { Asked } from '../messages/ask';
import type { Marks } from './mark';
import { type Candidate, scan } from './scan';
import { textNodes } from './text-nodes';

type Found = { node: Text; data: string; candidates: Candidate[] };
export type Verify = (texts: string[]) => Promise<Asked<'numbers.verify'>>;

const SLICE_MS = 8;
const SETTLE_MS = 80;
const BATCH = 400;

/** Watches a document until the signal aborts. */
export function watch(document: Document, marks: Marks, verify: Verify, signal: AbortSignal): void {
  const pending = new Set<Node>([document.body ?? document.documentElement]);
  const known = new Map<string, { start: number; end: number }[]>();
  let working = false;

  async function work(): Promise<void> {
    if (working || signal.aborted || document.hidden) return;
    working = true;
    marks.prune();
    while (pending.size > 0 && !signal.aborted) {
      const roots = [...pending].filter((node) => node.isConnected);
      pending.clear();
      let found: Found[] = [];
      let sliceEnd = performance.now() + SLICE_MS;
      for (const root of roots)
        for (const node of textNodes(root)) {
          found.push({ node, data: node.data, candidates: scan(node.data) });
          if (found.length >= BATCH) {
            await paint(found);
            found = [];
          }
          if (performance.now() > sliceEnd) {
            await pause();
            sliceEnd = performance.now() + SLICE_MS;
          }
        }
      await paint(found);
    }
    working = false;
  }

  async function paint(found: readonly Found[]): Promise<void> {
    const texts = new Set(found.flatMap(({ candidates }) => candidates.map(({ text }) => text)));
    const unknown = [...texts].filter((text) => !known.has(text));
    for (let first = 0; first < unknown.length; first += BATCH) {
      const batch = unknown.slice(first, first + BATCH);
      const asked = await verify(batch);
      if (!asked.ok) return;
      for (const [i, text] of batch.entries()) known.set(text, asked.value[i] ?? []);
    }
    for (const { node, data, candidates } of found) {
      // Changed meanwhile: the observer has queued it again.
      if (node.data !== data) continue;
      marks.set(
        node,
        candidates.flatMap(({ start, text }) =>
          (known.get(text) ?? []).map((match) => ({ start: start + match.start, end: start + match.end })),
        ),
      );
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), SETTLE_MS);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') {
        marks.set(target as Text, []);
        pending.add(target);
      }
      for (const node of addedNodes) pending.add(node);
    }
    soon();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  document.addEventListener('visibilitychange', soon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    marks.clear();
  });
  void work();
}

/** Lets the page do its own work first. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
