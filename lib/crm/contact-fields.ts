// Where the contact of a record is, as its labelled fields say. With the same caution as everything that a page says.
import { closest, oneLine, textOf } from './dom';
import type { Page, SiteProfile } from './profile';
import { orNull, recordAround } from './record';

/** The texts of the fields, at most 64 characters each. What two fields say differently, nobody says. */
export type ContactFields = { timeZone?: string; region?: string; country?: string };
type Field = keyof ContactFields;

const WHOSE = '(?:(?:mailing|billing|shipping|primary|home|work|business|contact|address|other)[ _-]?)*';
const NAMED: readonly [Field, RegExp][] = [
  ['timeZone', /^(?:time[ _-]?zone|タイムゾーン)$/i],
  [
    'region',
    RegExp(`^(?:${WHOSE}(?:state|province)(?:[ _-]?(?:/|or)[ _-]?province)?(?:[ _-]?(?:id|code))?|州)$`, 'i'),
  ],
  ['region', /^addressRegion$/],
  ['country', RegExp(`^(?:${WHOSE}country(?:/region| or region)?(?:[ _-]?(?:id|code))?|国|国名)$`, 'i')],
];
const LABELS = 'dt, th, label';
/** Attributes that say what an element holds, and those that hold it themselves. */
const NAMING = ['name', 'data-name', 'data-field', 'itemprop'] as const;
const HOLDING: readonly [string, Field][] = [
  ['data-time-zone', 'timeZone'],
  ['data-timezone', 'timeZone'],
];
const MOST = 400;
const LONGEST = 64;

/** Null where the record that an element is in says nothing of it. Never throws. */
export function contactFieldsOf(profile: SiteProfile, element: Element, page: Page): ContactFields | null {
  return orNull(() => {
    const around = recordAround(profile, element, page);
    return around && read(around.row ?? page.document, around.row);
  });
}

function read(within: Document | Element, row: Element | null): ContactFields | null {
  const said = new Map<Field, Set<string>>();
  const note = (field: Field | null, value: string | null): void => {
    if (field && value && value.length <= LONGEST) said.set(field, (said.get(field) ?? new Set()).add(value));
  };
  for (const [attribute, field] of HOLDING)
    for (const at of all(within, `[${attribute}]`, row)) note(field, oneLine(at.getAttribute(attribute)));
  for (const attribute of NAMING)
    for (const at of all(within, `[${attribute}]`, row))
      note(fieldOf(at.getAttribute(attribute)), heldBy(at));
  for (const label of all(within, LABELS, null)) note(fieldOf(textOf(label)), labelled(label));
  const cells = row?.matches('tr') ? [...(row as HTMLTableRowElement).cells] : [];
  const head = row && closest(row, 'table')?.querySelector('thead tr');
  for (const [i, header] of [...((head as HTMLTableRowElement | null)?.cells ?? [])].entries())
    if (cells[i]) note(fieldOf(textOf(header)), heldBy(cells[i]));
  const only = [...said].flatMap(([field, values]) => (values.size === 1 ? [[field, [...values][0]]] : []));
  return only.length > 0 ? (Object.fromEntries(only) as ContactFields) : null;
}

const all = (within: Document | Element, selector: string, itself: Element | null): Element[] => [
  ...(itself?.matches(selector) ? [itself] : []),
  ...[...within.querySelectorAll(selector)].slice(0, MOST),
];

function fieldOf(text: string | null): Field | null {
  const name = (text ?? '').replace(/[\s:：*]+$/, '').trim();
  return NAMED.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** What stands at a label: its field, the definition of a term, the cell beside a row's header. */
function labelled(label: Element): string | null {
  const { control } = label as Partial<HTMLLabelElement>;
  if (control instanceof Element) return heldBy(control);
  const next = label.nextElementSibling;
  return next && !next.matches(LABELS) ? heldBy(next) : null;
}

/** What a field holds, or an element shows; of a choice, what is chosen. */
function heldBy(element: Element): string | null {
  if (element.matches('[type=hidden]')) return null;
  if (element instanceof HTMLSelectElement) return oneLine(element.selectedOptions[0]?.textContent);
  const inner = element.querySelector('input, select');
  return inner ? heldBy(inner) : textOf(element);
}
