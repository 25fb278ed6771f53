// Marks: text ranges painted by a CSS Custom Highlight. The page's DOM is not changed.

const NAME = 'neardial';
type Hit = { highlight: Highlight; ranges: AbstractRange[] };
type Registry = HighlightRegistry & {
  highlightsFromPoint?(x: number, y: number): Hit[];
};

/** Where a number stands in a text node. The text is read again before anything is done with it. */
export type Place = { node: Text; start: number; end: number };

export type Marks = ReturnType<typeof makeMarks>;

export function makeMarks(document: Document) {
  const registry = CSS.highlights as Registry;
  const highlight = new Highlight();
  // The registry is the page's too: it may clear our marks, so this map is the memory.
  const ranges = new Map<Text, AbstractRange[]>();

  function set(node: Text, places: readonly Omit<Place, 'node'>[]): void {
    for (const range of ranges.get(node) ?? []) highlight.delete(range);
    ranges.delete(node);
    const made = places.map(
      ({ start, end }) =>
        new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
    );
    for (const range of made) highlight.add(range);
    if (made.length > 0) ranges.set(node, made);
    if (registry.get(NAME) !== highlight) registry.set(NAME, highlight);
  }

  return {
    set,
    /** Forgets nodes that left the document. */
    prune(): void {
      for (const node of ranges.keys()) if (!node.isConnected) set(node, []);
    },
    /** The marked place under a point of the viewport. */
    at(x: number, y: number): Place | null {
      const hit = registry.highlightsFromPoint?.(x, y).find((found) => found.highlight === highlight)
        ?.ranges[0];
      if (hit) return { node: hit.startContainer as Text, start: hit.startOffset, end: hit.endOffset };
      if (registry.highlightsFromPoint) return null;
      const caret = document.caretPositionFromPoint(x, y);
      const node = caret?.offsetNode as Text | undefined;
      const offset = caret?.offset ?? 0;
      const range = node && ranges.get(node)?.find((r) => r.startOffset <= offset && offset <= r.endOffset);
      return range && node ? { node, start: range.startOffset, end: range.endOffset } : null;
    },
    clear(): void {
      highlight.clear();
      ranges.clear();
      if (registry.get(NAME) === highlight) registry.delete(NAME);
    },
    /** Every marked place, in the order of the document. */
    all(): Place[] {
      return [...ranges].flatMap(([node, list]) =>
        node.isConnected
          ? list.map((range) => ({ node, start: range.startOffset, end: range.endOffset }))
          : [],
      );
    },
  };
}
