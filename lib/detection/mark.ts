// Marks: text ranges painted by CSS Custom Highlights, in the document and in every shadow root. The DOM is not changed.
import type { Span } from './run';
import { parentOf } from './shadow-roots';

const NAMES = { phone: 'neardial', fax: 'neardial-fax' } as const;

/** A number that stands in the page. The text is read again before anything is done with it. */
export type Mark = Span & {
  /** E.164, with `;ext=` where it has an extension. */
  number: string;
  kind: 'phone' | 'fax';
  /** The text as it was judged. */
  text: string;
};
type Hit = { highlight: Highlight; ranges: AbstractRange[] };
type Registry = HighlightRegistry & {
  highlightsFromPoint?(x: number, y: number, options?: { shadowRoots: ShadowRoot[] }): Hit[];
};
const KINDS = ['phone', 'fax'] as const;
export type Marks = ReturnType<typeof makeMarks>;

export function makeMarks(document: Document) {
  const registry = CSS.highlights as Registry;
  const highlights = { phone: new Highlight(), fax: new Highlight() };
  // The registry is the page's too: it may clear our marks, so this map is the memory.
  let marks = new Map<AbstractRange, Mark>();
  let byStart = new Map<Text, AbstractRange[]>();
  let elements = new Set<Element | null>();

  function rangeOf(mark: Mark): AbstractRange | undefined {
    return byStart.get(mark.startNode)?.find((range) => {
      const known = marks.get(range);
      return known && isSamePlace(known, mark);
    });
  }

  /** Replaces all marks in one go; what stays where it is, is not painted again. */
  function set(next: readonly Mark[]): void {
    const kept = new Map<AbstractRange, Mark>();
    const added: [AbstractRange, Mark][] = [];
    for (const mark of next) {
      const range = rangeOf(mark);
      if (range) kept.set(range, mark);
      else added.push([staticRange(mark), mark]);
    }
    for (const [range, { kind }] of marks) if (!kept.has(range)) highlights[kind].delete(range);
    for (const [range, { kind }] of added) highlights[kind].add(range);
    marks = new Map([...kept, ...added]);
    byStart = Map.groupBy(marks.keys(), (range) => range.startContainer as Text);
    elements = new Set(next.flatMap(elementsOf));
    for (const kind of KINDS)
      if (registry.get(NAMES[kind]) !== highlights[kind]) registry.set(NAMES[kind], highlights[kind]);
  }

  /** Whether a mark may be where an element is: asking for it at a point costs time on a long page. */
  const touches = (element: Element): boolean => elements.has(element) || elements.has(parentOf(element));

  return {
    set,
    touches,
    /**
     * The mark under a point of the viewport.
     * @param element what is there
     * @param shadowRoots those that may hold marks
     */
    at(x: number, y: number, element: Element, shadowRoots: Iterable<ShadowRoot>): Mark | null {
      if (!touches(element)) return null;
      const roots = [...shadowRoots];
      for (const { ranges } of registry.highlightsFromPoint?.(x, y, { shadowRoots: roots }) ?? [])
        for (const range of ranges) {
          const mark = marks.get(range);
          if (mark) return mark;
        }
      if (registry.highlightsFromPoint) return null;
      const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots: roots });
      for (const mark of marks.values()) if (caret && holds(mark, caret)) return mark;
      return null;
    },
    clear(): void {
      set([]);
      for (const kind of KINDS)
        if (registry.get(NAMES[kind]) === highlights[kind]) registry.delete(NAMES[kind]);
    },
    /** Every mark, in the order of the page. */
    all: (): Mark[] => [...marks.values()].filter(({ startNode }) => startNode.isConnected),
  };
}

const staticRange = ({ startNode, startOffset, endNode, endOffset }: Mark): AbstractRange =>
  new StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });

/** What a person may point at when pointing at a mark: the elements of its ends, and what holds them together. */
function elementsOf({ startNode, endNode }: Mark): (Element | null)[] {
  const start = parentOf(startNode);
  const end = parentOf(endNode);
  return start === end ? [start] : [start, end, start && parentOf(start), end && parentOf(end)];
}

const isSamePlace = (a: Mark, b: Mark): boolean =>
  a.kind === b.kind &&
  a.startOffset === b.startOffset &&
  a.endNode === b.endNode &&
  a.endOffset === b.endOffset;

function holds(
  { startNode, startOffset, endNode, endOffset }: Mark,
  { offsetNode, offset }: CaretPosition,
): boolean {
  if (offsetNode === startNode)
    return offset >= startOffset && (endNode !== startNode || offset <= endOffset);
  return offsetNode === endNode && offset <= endOffset;
}
