// The label of a text that stands in another element: a column's header, a term, a form's label, a field's name.
import { headersOf, knownOf, type Memory } from './column-header';
import {
  attributeOf,
  byId,
  childrenOf,
  findIn,
  isElement,
  nodeNameOf,
  parentNodeOf,
  previousElementOf,
  wordsIn,
} from './dom';
import { closest, parentOf, shadowRootOf } from './shadow-roots';

/** UTF-16 units; the worker takes no longer label. */
const LONGEST = 60;
const LEVELS = 4;
const MOST_TERMS = 50;
/** More digits than one number has with its extension. */
const MANY_DIGITS = /(?:\d\D*){19}/;
/** Attributes by which CRMs name a field. */
const NAMES =
  /^(?:data-(?:label|th|title|field(?:-?name|-label)?|name|key|col(?:umn)?|property)|col-id|itemprop|headers|name)$/;
/** By what an element is, its text is a label. */
const IS_LABEL = /label|term|field/i;
/** Its text may be a label, or the name of a record. */
const MAY_BE_LABEL = /^th |header|caption|title|key/i;
/** Capitalised words after the first are a name: "Jane Case", "First Order"; not so "Customer PO". */
const NAME = /\s\p{Lu}(?!\p{Lu}{1,2}(?!\p{L}))/u;
/** "Order Number", "Home Phone": where a name ends like that, it says nothing of numbers. */
const NUMBER_AT_END = /(?:[bm]er|n[or]\.?|id|code|phone|mobile|fax|[#№])$/i;

/** In words; empty when nothing names the text. @param memory of one look at a page */
export function labelOf(element: Element, memory: Memory): string {
  const label =
    ariaLabel(element, memory) ||
    cellLabel(element, memory) ||
    termOf(element, memory) ||
    besideOf(element, memory) ||
    nameOf(element);
  // The words next to the number say what it is.
  return label.slice(-LONGEST);
}

/** The label of a form's field. */
export function fieldLabel(field: Element, memory: Memory): string {
  const labels = (field as Partial<HTMLInputElement>).labels;
  return (
    textOf(labels?.[0], memory) ||
    ariaLabel(field, memory).slice(-LONGEST) ||
    short(attributeOf(field, 'placeholder')) ||
    labelOf(field, memory)
  );
}

function ariaLabel(element: Element, memory: Memory): string {
  let at: Element | null = element;
  for (let level = 0; at && level < 2; level++, at = parentOf(at)) {
    const by = at;
    const ids = attributeOf(by, 'aria-labelledby')?.split(/\s+/, 3) ?? [];
    const said =
      short(attributeOf(by, 'aria-label')) || ids.map((id) => textOf(byId(by, id), memory)).join(' ');
    if (said.trim()) return said.trim();
  }
  return '';
}

function cellLabel(element: Element, memory: Memory): string {
  const cell = closest(element, 'td, th, [role="gridcell"], [role="cell"]');
  return cell ? columnHeader(cell, memory) || labelIn(previousElementOf(cell), memory) : '';
}

function columnHeader(cell: Element, memory: Memory): string {
  const table = closest(cell, 'table, [role="grid"], [role="table"], [role="treegrid"]');
  if (!table) return '';
  for (const attribute of ['aria-colindex', 'col-id']) {
    const value = attributeOf(cell, attribute);
    if (value === null) continue;
    const by = `[${attribute}="${CSS.escape(value)}"]`;
    const { texts } = knownOf(table, memory);
    texts[by] ??= textOf(findIn(table, `[role="columnheader"]${by}, th${by}`), memory);
    return texts[by];
  }
  // A row of filters may stand between.
  for (const header of headersOf(cell, table, memory)) {
    const text = textOf(header, memory);
    if (text) return text;
  }
  return '';
}

/** The `dt` of a `dd`. */
function termOf(element: Element, memory: Memory): string {
  let before = closest(element, 'dd');
  for (let back = 0; before && back < MOST_TERMS; back++, before = previousElementOf(before))
    if (nodeNameOf(before) === 'DT') return textOf(before, memory);
  return '';
}

/** What stands right before, where it looks like a label. Fields of components have theirs in the shadow tree. */
function besideOf(element: Element, memory: Memory): string {
  let at: Element | null = slotIn(element, null) ?? element;
  for (let level = 0; at && level < LEVELS; level++, at = shownIn(at)) {
    const before = previousElementOf(at);
    if (before && textOf(before, memory)) return labelIn(before, memory);
  }
  return '';
}

/** The text of what stands before, if it is a label; so is the first cell of two: what it is, and what it says. */
function labelIn(before: Element | null, memory: Memory): string {
  const text = textOf(before, memory);
  if (!before || !text) return '';
  const looks = `${nodeNameOf(before)} ${attributeOf(before, 'class')} ${attributeOf(before, 'role')}`;
  const isPair = /^t[dh] |cell|rowheader/i.test(looks) && childrenOf(parentOf(before) ?? before).length === 2;
  // The header of a longer row is a record's name as often.
  if (/[:：]$/.test(text) || IS_LABEL.test(looks) || (isPair && /^TH|rowh/.test(looks))) return text;
  return (isPair || MAY_BE_LABEL.test(looks)) && (NUMBER_AT_END.test(text) || !NAME.test(text)) ? text : '';
}

/** The element around another one as it is shown: in a component, the slot. */
function shownIn(at: Element): Element | null {
  const parent = parentNodeOf(at);
  return (isElement(parent) && slotIn(parent, attributeOf(at, 'slot'))) || parentOf(at);
}

/** `assignedSlot` would not tell of closed roots, nor of text. */
const slotIn = (host: Element, name: string | null): Element | undefined =>
  [...(shadowRootOf(host)?.querySelectorAll('slot') ?? [])].find(
    (slot) => attributeOf(slot, 'name') === name,
  );

/** `billing_phone` and `billingPhone` → `billing phone`. */
function nameOf(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
    // What holds more than one value, with its label perhaps, does not name the value.
    if (level > 0 && childrenOf(at).length > 2 && !/^(?:T[DH]|DD|LI)$/.test(nodeNameOf(at))) break;
    for (const attribute of Element.prototype.getAttributeNames.call(at)) {
      const name = NAMES.test(attribute) && short(attributeOf(at, attribute));
      if (!name) continue;
      const words = wordsIn(at);
      if (words === null || MANY_DIGITS.test(words)) return '';
      return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ');
    }
  }
  return '';
}

/** Short text only, and none that is a value itself. */
function textOf(element: Element | null | undefined, memory: Memory): string {
  if (!isElement(element)) return '';
  const { texts } = knownOf(element, memory);
  texts.own ??= short(wordsIn(element));
  return texts.own;
}

function short(text: string | null): string {
  const trimmed = text?.replace(/\s+/g, ' ').trim() ?? '';
  return trimmed.length > LONGEST || /\d{4}|(?:\d.*){5}/.test(trimmed) ? '' : trimmed;
}
