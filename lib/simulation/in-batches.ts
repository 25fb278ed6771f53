// Long work in pieces, so that neither a page nor the worker stands still, and it can be stopped between two of them.

/**
 * Results in the order of the items; null when it was stopped, or a piece failed.
 * @param work one piece; null where it failed, which ends the whole
 * @param progress told after every piece how many items are done
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (piece: Item[]) => Promise<Result[] | null>,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<Result[] | null> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += size) {
    const done = await work(items.slice(at, at + size));
    if (!done || signal.aborted) return null;
    results.push(...done);
    progress(results.length);
  }
  return results;
}
