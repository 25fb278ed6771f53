// What the text around a number, and the name of its field, say about it.
import { kindOfLabel, type LabelKind } from './labels';
import { isPartOfOther, nameAfter, type Shape } from './surroundings';

/** `no`: not to be called. `labelled`: a word says that it is a phone. `open`: nothing is said. */
type Verdict = 'no' | 'labelled' | 'open' | 'fax';

/** Right after a number: "(fax)", "fax" where no other number follows that it would belong to. */
const FAX_AFTER =
  /^\s{0,2}(?:[([]\s?(?:tele)?(?:fax|f)\s?[)\]]|[-–—/,]?\s?(?:tele)?fax\b(?!\s?(?:[:.#]|no|num|nr|n°|番号|号|[+(\d])))/i;
/** The items of a list before this one: "Orders 123, 456 and 789" are all orders. */
const LIST_BEFORE = /(?:[#№]?\d[\d.-]{3,18}(?: {0,2}(?:[,;/&、]|and|und|et|y|e|en) {0,2}| {1,3})){1,12}$/i;
/** Groups of a number of something else, before digits that would fit: "SIRET 732 829 320 00074". */
const SAME_RUN_BEFORE = /(?:\d(?:[\d.-]{0,13}\d)? ){1,12}$/;
const OVERRIDE = /[\u202d\u202e][^\u202c]*$/;

/** The word that names a number: the one right before it, else the name of its field. */
export function labelOf(before: string, field: string): LabelKind {
  return kindOfLabel(before) ?? (field ? kindOfLabel(`${field}: `) : null);
}

/**
 * The verdict on one number.
 * @param before @param after what stands around it, in plain widths @param label what `labelOf` says
 */
export function judge(before: string, after: string, label: LabelKind, shape: Shape): Verdict {
  if (OVERRIDE.test(before)) return 'no';
  if (isPartOfOther(before, after, shape, label === 'phone' || label === 'fax')) return 'no';
  if (shape !== 'international' && forbids(label ?? listLabel(before, shape), shape)) return 'no';
  if (label !== 'phone' && shape !== 'international' && kindOfLabel(nameAfter(after)) === 'identifier')
    return 'no';
  if (label === 'fax' || (label !== 'phone' && FAX_AFTER.test(after))) return 'fax';
  return label === 'phone' ? 'labelled' : 'open';
}

const forbids = (label: LabelKind, shape: Shape): boolean =>
  label === 'identifier' || (label === 'either' && shape === 'bare');

/** What names the list, or the row of digits, that this is a part of; a phone's signs say that it is none. */
function listLabel(before: string, shape: Shape): LabelKind {
  if (shape !== 'bare' && shape !== 'spaced') return null;
  const head = before.replace(shape === 'bare' ? LIST_BEFORE : SAME_RUN_BEFORE, '');
  // A line that begins with digits is a row of a table: what stands above is no label of it.
  return head === before || /\n\s*$/.test(head) ? null : kindOfLabel(head);
}
