// What the words right before a number, or over its field, say the digits are.
import * as words from './label-words';
import * as cjk from './label-words-cjk';

/**
 * `phone`: to be called. `fax`: a fax. `identifier`: never a phone number. `either`: what is written as a phone number
 * is one, bare digits are not. Null: nothing is said.
 */
export type LabelKind = 'phone' | 'fax' | 'identifier' | 'either' | null;

const KINDS = new Map<string, 'phone' | 'fax' | 'identifier' | 'either' | 'person'>([
  ...words.EITHER.map((word) => [word, 'either'] as const),
  ...words.PERSON.map((word) => [word, 'person'] as const),
  ...words.IDENTIFIER.map((word) => [word, 'identifier'] as const),
  ...words.FAX.map((word) => [word, 'fax'] as const),
  ...words.PHONE.map((word) => [word, 'phone'] as const),
]);
const NUMBER_WORDS = new Set(words.NUMBER_WORD);
const CODE_WORDS = new Set(words.CODE_WORD);
const WHOSE = new Set(words.WHOSE);
const FILLERS = new Set(words.FILLER);
const COPULAS = new Set(words.COPULA);

/** UTF-16 units; a label is no longer. */
const LONGEST = 48;
const PUNCTUATION = /[\s:：=＝>→"'“”„«»「」『』【】《》()（）[\]<*_–—\-~\u00a0\u3000.,、;#№`]+$/u;
const QUALIFIER = /(?<=[\p{L}.:：])[\s:：]*[（([][^()（）[\]\d]{1,24}[)）\]][\s:：.-]*$/u;
/** "Tracking number for your package: ". */
const OF_WHAT =
  /(?<=(?:number|no\.?|id|code)) (?:for|of) (?:(?:your|the|this|my|our|his|her|their) )?\p{L}+(?=[\s:]*$)/u;
/** The second phone: "Call #2:", "Tel. 1:". */
const ORDINAL = /(?<=[\p{L}.])\s{0,2}[#№]?\s?\d{1,2}\s?[:：)]\s*$/u;
const WORD = /n[°º]|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[#№]/gu;
/** A word between a number and a comma is said of that number: "212-555-0142 (office), ", "212-555-0142 work, ". */
const SAID_OF_ANOTHER = /(?:[)）\]]|\d\s\p{L}+)\s*[,;/|\n、]\s*$/u;
/** A full stop after a word that is no abbreviation ends the sentence. */
const ENDS_SENTENCE = /\p{Ll}{6,}(?<!nr|num)[.!?]["”']?\s+$|[!?;]\s*$/u;
/** A bar, a line or a comma may end the field. */
const ANOTHER_FIELD = /[|\n•·,]\s*$/;
const LAST_FIELD = /[^\t\n|•·,;:=\d]*\p{L}[^\t\n|•·,;:=\d]*[^\p{L}]*$/u;
const PHONE_AND_FAX =
  /(?:(?<!\p{L})(?:tel|phone|telefon|fon|ph|tl|tlf|t|p|telefono|telefone|telephone)|電話|电话)\W{0,3}(?:[/&+,・、]|and|und|et|e|y|en|ou|o|or)\W{0,3}(?:tele|e)?(?:fax|f|ファックス|传真)\W*$/u;

/** What is said by the text that ends where the number begins; also by a label, which ends like that. */
export function kindOfLabel(before: string): LabelKind {
  const near = plainLetters(before.slice(-LONGEST));
  if (ENDS_SENTENCE.test(near) || SAID_OF_ANOTHER.test(near)) return null;
  const label = withoutQualifiers(near);
  if (PHONE_AND_FAX.test(label)) return 'phone';
  const kind = cjk.CJK.test(label.slice(-12)) ? kindOfCjk(label) : null;
  const found = kind ?? kindOfWords(label, near);
  if (!ANOTHER_FIELD.test(near)) return found;
  return found === 'identifier' ? 'either' : found === 'fax' && near.trimEnd().endsWith(',') ? null : found;
}

/** Lower case, accents off. */
function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  return lower
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[ａ-ｚ]/g, (letter) => letter.normalize('NFKC'));
}

function withoutQualifiers(near: string): string {
  const label = near.replace(ORDINAL, ' ').replace(QUALIFIER, ' ').replace(OF_WHAT, '');
  return label
    .replace(/\bp\.? ?o\.(?= |$|:|#)/g, 'po')
    .replace(/\ba\/c\b/g, 'ac')
    .replace(/\b([sp])\/n\b/g, '$1n')
    .replace(/\bi\.d\./g, 'id');
}

function kindOfCjk(label: string): LabelKind {
  const name = label.replace(PUNCTUATION, '').replace(cjk.CJK_COPULA, '').replace(PUNCTUATION, '');
  if (cjk.CJK_PHONE.test(name)) return 'phone';
  if (cjk.CJK_FAX.test(name)) return 'fax';
  if (cjk.CJK_IDENTIFIER.test(name)) return 'identifier';
  if (cjk.CJK_NUMBER_ALONE.test(name)) return null;
  if (cjk.CJK_NUMBERED.test(name)) return 'identifier';
  return cjk.CJK_EITHER.test(name) ? 'either' : null;
}

function kindOfWords(phrase: string, near: string): LabelKind {
  // What stands in the field or on the line before is of something else.
  const label = LAST_FIELD.exec(phrase)?.[0] ?? phrase;
  const all = [...label.matchAll(WORD)];
  const lastMatch = all.at(-1);
  // Other text than punctuation between the last word and the number: it is no label.
  if (!lastMatch || !isJoined(label.slice((lastMatch.index ?? 0) + lastMatch[0].length))) return null;
  const said = all.flatMap(([word]) => (KINDS.has(word) ? [word] : word.split('-')));
  while (said.length > 1 && COPULAS.has(said.at(-1) ?? '')) said.pop();
  if (KINDS.get(said.slice(-2).join('-')) === 'phone') return 'phone';
  let number: string | null = null;
  while (NUMBER_WORDS.has(said.at(-1) ?? '')) number = chosen(number, said.pop());
  const word = said.at(-1) ?? '';
  number ??= numberWordBefore(said);
  const isSaid = word.length > 1 || isAlone(label, near);
  return judged(isSaid ? kindOfWord(word, said.at(-2) ?? '') : undefined, number, word);
}

/** "No." and "#" are said of phones only after a phone's word; these of a phone alone, too. */
const NUMBER_OF_PHONES = /^(?:numbers?|numeros?|nummern?|numer|numara|номер|नंबर|شماره|رقم|n)$/;

/** A code word says more than a number word, and a number word more than a sign. */
const chosen = (known: string | null, word: string | undefined): string | null =>
  known && CODE_WORDS.has(known) ? known : (word ?? known);

const isJoined = (between: string): boolean => between.replace(PUNCTUATION, '') === '';

/** "numéro de client", "nº cliente", "ref. client": the number word stands before. */
function numberWordBefore(said: readonly string[]): string | null {
  const back = said.slice(0, -1);
  while (back.length > 0 && FILLERS.has(back.at(-1) ?? '')) back.pop();
  const word = back.at(-1) ?? '';
  return (NUMBER_WORDS.has(word) && word !== '#') || /^ref(?:erence)?$/.test(word) ? word : null;
}

/** One letter is a label with a colon or point after it, or at the start of its line: "F: 212 …", "T 050 …". */
const isAlone = (label: string, near: string): boolean =>
  /\p{L}\s?[:：.;)]\s*\(?$/u.test(near) || /(?:^|[\n|•·,;/(])\s*\p{L}\s*\(?$/u.test(label);

function kindOfWord(word: string, before: string) {
  const known = KINDS.get(word) ?? KINDS.get(`${before}-${word}`);
  // "To order 1-800 …": a verb.
  if (known === 'identifier' && before === 'to') return 'either';
  if (known) return known;
  // Plurals name departments: "Orders: 800 …". The same s joins German compounds: Rechnungs-Nr.
  const singular = KINDS.get(word.replace(/(?<=.{4})s$/, ''));
  if (singular) return singular === 'identifier' ? 'either' : singular;
  const [, stem] = /^(\p{L}{2,}?)-?(?:nummer|nummern|numer|nr)$/u.exec(word) ?? [];
  if (!stem) return word.endsWith('fax') ? 'fax' : undefined;
  if (/fax/.test(stem)) return 'fax';
  return words.PHONE_STEM.test(stem) ? 'phone' : 'identifier';
}

function judged(kind: ReturnType<typeof kindOfWord>, number: string | null, word: string): LabelKind {
  if (kind === 'person') return number ? 'identifier' : null;
  if (kind === 'either') return number ? 'identifier' : 'either';
  if (kind === 'phone') return number && CODE_WORDS.has(number) ? 'identifier' : 'phone';
  if (kind) return kind;
  // "Badge no. 123": of something unknown. Phones have numbers too.
  if (!number) return null;
  if (CODE_WORDS.has(number)) return 'identifier';
  return NUMBER_OF_PHONES.test(number) && (word === '' || WHOSE.has(word) || !/[a-z]/.test(word))
    ? null
    : 'either';
}
