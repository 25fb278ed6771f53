// The label of a text that stands in another element: a column's header, a term, a form's label, a field's name.
import { attributeOf, childrenOf, isElement, nodeNameOf, previousElementOf } from './dom';
import { closest, parentOf } from './shadow-roots';

const LONGEST = 60;
const LEVELS = 4;
/** Attributes by which CRMs name a field. */
const NAMES = [
  'data-label',
  'data-th',
  'data-title',
  'data-field-label',
  'data-field',
  'data-field-name',
  'data-fieldname',
  'data-name',
  'data-key',
  'data-column',
  'data-col',
  'data-property',
  'col-id',
  'itemprop',
  'headers',
  'name',
]; // prettier-ignore
const LOOKS_LIKE_LABEL = /label|term|header|caption|title|field-?name|key/i;

/** In words; empty when nothing names the text. @param headers remembers column headers during one look at a page */
export function labelOf(element: Element, headers: Map<string, string>): string {
  const said = ariaLabel(element);
  if (said) return said;
  const cell = closest(element, 'td, th, [role="gridcell"], [role="cell"]');
  const column = cell ? columnHeader(cell, headers) || rowHeader(cell) : '';
  return column || termOf(element) || besideOf(element) || nameOf(element);
}

/** The label of a form's field. */
export function fieldLabel(field: Element, headers: Map<string, string>): string {
  const labels = (field as Partial<HTMLInputElement>).labels;
  return (
    textOf(labels?.[0]) ||
    ariaLabel(field) ||
    short(attributeOf(field, 'placeholder')) ||
    labelOf(field, headers)
  );
}

function ariaLabel(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < 2; level++, at = parentOf(at)) {
    const ids = attributeOf(at, 'aria-labelledby')?.split(/\s+/, 3) ?? [];
    const root = at.getRootNode() as Document | ShadowRoot;
    const said =
      short(attributeOf(at, 'aria-label')) || ids.map((id) => textOf(root.getElementById?.(id))).join(' ');
    if (said.trim()) return said.trim();
  }
  return '';
}

function columnHeader(cell: Element, headers: Map<string, string>): string {
  const table = closest(cell, 'table, [role="grid"], [role="table"], [role="treegrid"]');
  if (!table) return '';
  const index = attributeOf(cell, 'aria-colindex') ?? attributeOf(cell, 'col-id') ?? String(indexOf(cell));
  const key = `${numberOf(table)} ${index}`;
  const known = headers.get(key);
  if (known !== undefined) return known;
  const header = findHeader(table, cell, index);
  const text = header && header !== cell ? textOf(header) : '';
  headers.set(key, text);
  return text;
}

function findHeader(table: Element, cell: Element, index: string): Element | null {
  for (const attribute of ['aria-colindex', 'col-id'])
    if (attributeOf(cell, attribute) !== null) {
      const by = `[${attribute}="${CSS.escape(index)}"]`;
      return table.querySelector(`[role="columnheader"]${by}, th${by}`);
    }
  const first = table.querySelector('tr, [role="row"]');
  const header = first && childrenOf(first)[Number(index)];
  return header && (nodeNameOf(header) === 'TH' || attributeOf(header, 'role') === 'columnheader')
    ? header
    : null;
}

function rowHeader(cell: Element): string {
  const row = closest(cell, 'tr, [role="row"]');
  const header = row?.querySelector('th, [role="rowheader"]') ?? pairedWith(cell, row);
  return header && header !== cell ? textOf(header) : '';
}

/** Records are often laid out in rows of two cells: what it is, and what it says. */
const pairedWith = (cell: Element, row: Element | null): Element | null =>
  row && childrenOf(row).length === 2 ? previousElementOf(cell) : null;

/** The `dt` of a `dd`, the label around a field. */
function termOf(element: Element): string {
  const description = closest(element, 'dd');
  for (let before = description && previousElementOf(description); before; before = previousElementOf(before))
    if (nodeNameOf(before) === 'DT') return textOf(before);
  return '';
}

/** What stands right before, where it looks like a label: it ends in a colon, or its element says so. */
function besideOf(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
    const before = previousElementOf(at);
    const text = before ? textOf(before) : '';
    if (!before || !text) continue;
    const looks = `${nodeNameOf(before)} ${attributeOf(before, 'class') ?? ''} ${attributeOf(before, 'role') ?? ''}`;
    return /[:：]\s*$/.test(text) || LOOKS_LIKE_LABEL.test(looks) ? text : '';
  }
  return '';
}

/** `billing_phone` and `billingPhone` → `billing phone`. */
function nameOf(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS; level++, at = parentOf(at))
    for (const name of NAMES) {
      const value = short(attributeOf(at, name));
      if (value) return value.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ');
    }
  return '';
}

/** Short text only, and none that is a value itself. */
function textOf(element: Element | null | undefined): string {
  return isElement(element) ? short(element.textContent) : '';
}

function short(text: string | null): string {
  const trimmed = text?.trim() ?? '';
  return trimmed.length > LONGEST || /\d{4}|\d.*\d.*\d.*\d.*\d/.test(trimmed)
    ? ''
    : trimmed.replace(/\s+/g, ' ');
}

function indexOf(cell: Element): number {
  let index = 0;
  for (let before = previousElementOf(cell); before; before = previousElementOf(before))
    index += Number(attributeOf(before, 'colspan') ?? 1) || 1;
  return index;
}

const numbers = new WeakMap<Element, number>();
let count = 0;
function numberOf(element: Element): number {
  const known = numbers.get(element);
  if (known !== undefined) return known;
  numbers.set(element, ++count);
  return count;
}
