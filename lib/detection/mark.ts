// Marks: text ranges painted by CSS Custom Highlights, in the document and in every shadow root. The DOM is not changed.
import { contains, nextElementOf } from './dom';
import { rangeOf } from './range';
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
/** Elements that one number is split over, at most. */
const MOST_BETWEEN = 24;
const KINDS = ['phone', 'fax'] as const;
export type Marks = ReturnType<typeof makeMarks>;

export function makeMarks() {
  const registry = CSS.highlights;
  const highlights = { phone: new Highlight(), fax: new Highlight() };
  // The registry is the page's too: it may clear our marks, so this map is the memory.
  let marks = new Map<AbstractRange, Mark>();
  let byStart = new Map<Text, AbstractRange[]>();
  let lastPlace = '';
  let byElement = new Map<Element, Mark[]>();

  function painted(mark: Mark): AbstractRange | undefined {
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
      const range = painted(mark);
      if (range) kept.set(range, mark);
      else added.push([staticRange(mark), mark]);
    }
    for (const [range, { kind }] of marks) if (!kept.has(range)) highlights[kind].delete(range);
    for (const [range, { kind }] of added) highlights[kind].add(range);
    marks = new Map([...kept, ...added]);
    byStart = Map.groupBy(marks.keys(), (range) => range.startContainer as Text);
    byElement = groupByElement(next);
    for (const kind of KINDS)
      if (registry.get(NAMES[kind]) !== highlights[kind]) registry.set(NAMES[kind], highlights[kind]);
  }

  return {
    set,
    /** Whether a mark may be where an element is. */
    touches: (element: Element): boolean => byElement.has(element),
    /**
     * The mark at a point of the viewport. By its rectangles, not by `highlightsFromPoint`: that finds nothing on
     * screens with more than one pixel to a CSS pixel, and takes long on long pages (docs/adr/0004).
     * @param element the innermost element there
     */
    at(element: Element, x: number, y: number): Mark | null {
      return byElement.get(element)?.find((mark) => covers(mark, x, y)) ?? null;
    },
    /** Whether what is marked stands elsewhere than when this was last asked. */
    haveMoved(): boolean {
      const [mark] = marks.values();
      const rect = mark?.startNode.isConnected ? rangeOf(mark)?.getBoundingClientRect() : null;
      const place = rect ? `${Math.round(rect.left)} ${Math.round(rect.top)}` : '';
      const isElsewhere = place !== lastPlace && lastPlace !== '';
      lastPlace = place;
      return isElsewhere;
    },
    /** False once the page, or a newer script of ours, painted something else in our place. */
    arePainted: (): boolean => registry.get(NAMES.phone) === highlights.phone,
    clear(): void {
      set([]);
      for (const kind of KINDS)
        if (registry.get(NAMES[kind]) === highlights[kind]) registry.delete(NAMES[kind]);
    },
  };
}

const staticRange = ({ startNode, startOffset, endNode, endOffset }: Mark): AbstractRange =>
  new StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });

/** By what a person points at when pointing at a mark: the elements of its ends, and all in between. */
function groupByElement(marks: readonly Mark[]): Map<Element, Mark[]> {
  const groups = new Map<Element, Mark[]>();
  for (const mark of marks)
    for (const element of elementsOf(mark)) {
      const group = groups.get(element);
      if (group) group.push(mark);
      else groups.set(element, [mark]);
    }
  return groups;
}

function elementsOf({ startNode, endNode }: Mark): Iterable<Element> {
  const start = parentOf(startNode);
  const end = parentOf(endNode);
  if (!start || !end || start === end) return start ? [start] : [];
  const elements = new Set([start, end]);
  // From the child that holds the start to the one that holds the end.
  let around = parentOf(start);
  let child: Element | null = start;
  for (let up = 0; around && !contains(around, end) && up < MOST_BETWEEN; up++) {
    child = around;
    around = parentOf(around);
  }
  if (around) elements.add(around);
  for (let step = 0; child && !contains(child, end) && step < MOST_BETWEEN; step++) {
    elements.add(child);
    child = nextElementOf(child);
  }
  return elements;
}

function covers(mark: Mark, x: number, y: number): boolean {
  const rects = mark.startNode.isConnected ? (rangeOf(mark)?.getClientRects() ?? []) : [];
  return [...rects].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

const isSamePlace = (a: Mark, b: Mark): boolean =>
  a.kind === b.kind &&
  a.startOffset === b.startOffset &&
  a.endNode === b.endNode &&
  a.endOffset === b.endOffset;
