// Numbers in form fields, editable text and attributes. They are read, never written.
import { numberText } from './candidates';
import { attributeOf, nodeNameOf } from './dom';
import type { Judged } from './judged';
import { fieldLabel } from './label';
import { EDITABLE, PHONE_ATTRIBUTES } from './pointed';
import type { PageNumber } from './read-again';
import { type Snippet, scan, snippetOf } from './scan';

const TEXT_TYPES = new Set(['text', 'tel', 'search', '']);
const LONGEST = 5_000;

/** A number in a field. @property text as it is written there */
type FieldNumber = PageNumber & { text: string };

/** What a field holds now; empty for fields that hold no text. */
function fieldText(element: Element): string {
  const name = nodeNameOf(element);
  if (name === 'TEXTAREA') return (element as HTMLTextAreaElement).value.slice(0, LONGEST);
  if (name === 'INPUT') {
    const input = element as HTMLInputElement;
    return TEXT_TYPES.has(input.type) ? input.value : '';
  }
  const attribute = PHONE_ATTRIBUTES.map((attribute) => attributeOf(element, attribute)).find(Boolean);
  // To read all text of an element costs a layout: only what is edited is read as a whole.
  if (attribute || !Element.prototype.matches.call(element, EDITABLE)) return attribute ?? '';
  // biome-ignore lint/performance/useDomNodeTextContent: paragraphs have to stay apart
  return (element as HTMLElement).innerText?.slice(0, LONGEST) ?? '';
}

/** The number in a field: the one at the cursor where there are several. */
export async function numberInField(element: Element, judged: Judged): Promise<FieldNumber | null> {
  const text = fieldText(element);
  const label = fieldLabel(element, new Map());
  const candidates = scan(text).map((candidate) => ({
    start: candidate.start,
    snippet: snippetOf(text, candidate, label),
  }));
  if (!(await judged.learn(candidates.map(({ snippet }) => snippet)))) return null;
  const found = candidates.flatMap(({ start, snippet }) => numbersIn(start, snippet, judged));
  const cursor = (element as Partial<HTMLInputElement>).selectionStart ?? 0;
  return found.find(({ start, end }) => start <= cursor && cursor <= end) ?? found[0] ?? null;
}

const numbersIn = (start: number, snippet: Snippet, judged: Judged) =>
  (judged.of(snippet) ?? []).map((match) => ({
    start: start + match.start,
    end: start + match.end,
    text: snippet.text.slice(match.start, match.end),
    number: numberText(match),
    kind: match.kind ?? ('phone' as const),
    snippet,
  }));
