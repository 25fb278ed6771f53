// What is glued to a number: letters, signs, addresses. It makes the digits a part of something else.

/** How a number is written: with `+`, with letters, the area code in brackets, in groups with signs or blanks, bare. */
export type Shape = 'international' | 'lettered' | 'bracketed' | 'grouped' | 'spaced' | 'bare';

// Scripts that write words with blanks; in others, text runs on before and after a number.
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|[\u0300-\u036f]/u;
const LETTERS_AT_END = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u;
/** Labels that people write a number right on to: tel212…, ph212… */
const GLUED_LABEL = /(?:^|[^\p{L}])(?:tel|fax|phone|ph|fon|mobile?|cell)$/iu;
/** The label of the next field, where markup parts them on the page and nothing does in the text. */
const NEXT_LABEL =
  /^(?:Tel|Fax|Phone|Cell|Mobile|Mob|Home|Work|Office|Direct|Main|E-?[Mm]ail|Address|Website)\b/;
const GLUED_KEY = /(?:^|[^\p{L}])(?:from|to|src|dst|source|destination|caller|callee|called|number)=$/iu;
/** An address up to the number: only blanks, quotes and brackets end one. */
const ADDRESS = /(?:(?:https?|ftp|file|sip|sips|mailto|news|ssh|git|ldap):|www\.|:\/\/|\\)[^\s"'<>()]*$/i;
const PATH = /(?:^|[\s"'(=])(?:~|\.{0,2})\/[^\s"'<>]*$|[a-z0-9-]\.[a-z]{2,}(?::\d+)?\/[^\s"'<>]*$/i;
const MAIL_AFTER = /^[\w.+-]*@[\w-]/;
const FILE_AFTER =
  /^[\w-]*\.(?:pdf|docx?|xlsx?|csv|txt|log|png|jpe?g|gif|mp[34]|wav|ogg|zip|json|xml|html?|com|net|org|eml|msg|vcf)\b/i;
const CURRENCY =
  '[$€£¥₹₩₽₺₫₪฿￥＄]|(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|INR|CNY|RMB|BRL|MXN|SEK|NOK|DKK|PLN|CZK|Rs|kr|zł|Kč|Ft)\\b';
const MONEY_BEFORE =
  /(?:[$€£¥₹₩₽₺₫₪฿￥＄]|\b(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|INR|CNY|RMB|BRL|MXN|Rs\.?|R\$|kr\.?)) ?$/i;
const MONEY_AFTER = new RegExp(`^(?:[.,]\\d{1,2})? ?(?:${CURRENCY}|円|元(?!気)|원|万|億|руб)(?! ?\\d)`, 'iu');
const PERCENT_AFTER = /^\s?[%％‰]|^°/;
/** Units and counters, for bare digits only: "6175550274 units". */
const UNIT_AFTER =
  /^\s?(?:units?|pcs|pieces|bytes?|[kmgt]i?b|rows?|records?|items?|users?|views?|hits?|people|followers|points?|pts|m?s|secs?|seconds?|kg|g|lbs?|oz|k?m|cm|mm|mi|miles|px|€|個|件|枚|台|人|名|点|回|本|冊|歳|年|つ|个|条|件|명|개)(?![\p{L}])/iu;
/** What follows names the digits: "… (order number)", "… is my SKU". */
const NAME_AFTER =
  /^ ?(?:[([] ?([^()[\]]{2,22})[)\]]|(?:is|was|=) (?:(?:the|my|an?|your|our|his|her|their) )?([\p{L} #]{2,24}?)(?=$|[^\p{L} #]| (?:and|for|of|but|from|to) ))/iu;
const NAMED_AFTER_CJK =
  /^\s?[（(は]?(?:ご?注文|会員|顧客|伝票|予約|受付|订单|会员)(?:番号|号)|^号(?!码|線|线)/;

/** The words right after that may name the digits; '' when none do. */
export function nameAfter(after: string): string {
  const [, bracketed, said] = NAME_AFTER.exec(after) ?? [];
  return bracketed ?? said ?? '';
}

/** Whether what stands right before and after makes the digits something else. @param labelled by a phone's word */
export function isPartOfOther(before: string, after: string, shape: Shape, labelled: boolean): boolean {
  const isBare = shape === 'bare';
  if (ADDRESS.test(before) || PATH.test(before) || MAIL_AFTER.test(after) || FILE_AFTER.test(after))
    return true;
  if (MONEY_BEFORE.test(before) || PERCENT_AFTER.test(after) || MONEY_AFTER.test(after)) return true;
  if (isBare && !labelled && (UNIT_AFTER.test(after) || NAMED_AFTER_CJK.test(after))) return true;
  return isGluedBefore(before, shape, labelled) || isGluedAfter(after, shape);
}

function isGluedBefore(before: string, shape: Shape, labelled: boolean): boolean {
  const last = before.at(-1) ?? '';
  const rest = before.slice(0, -1);
  if (shape === 'international') return /[\d)*]/.test(last);
  if (LETTER.test(last)) return shape !== 'bracketed' && !GLUED_LABEL.test(before);
  if (last === '_') return true;
  // Service codes: *67 212 …, #31#212 …
  if (/\*\d+[*#]?\s?$|#\d+#\s?$/.test(before) || /[\\^~&]/.test(last)) return true;
  if (GLUED_KEY.test(before)) return false;
  if (/[\d)] ?= ?$/.test(before)) return shape === 'bare';
  if (/[#=@*/]/.test(last)) return (shape === 'bare' && !labelled) || (last === '@' && /\w$/.test(rest));
  // A decimal, a part of a thousand, a time.
  if (last === ',') return /(?<![\d.-])\d{1,3}(?:,\d{3})*$/.test(rest);
  if (last === ':') return /\d$/.test(rest) && shape === 'bare';
  if (last === '.') return isGluedWord(rest, shape, labelled);
  if (/[-\u2010\u2011\u2212]/.test(last))
    return /(?:^|[^\p{L}\p{N})\]])$/u.test(rest) ? shape === 'bare' : isGluedWord(rest, shape, labelled);
  return false;
}

/** "INV-212…" is a name; "My number-212-555-0142" runs on, if the word is one. */
function isGluedWord(before: string, shape: Shape, labelled: boolean): boolean {
  const [word] = LETTERS_AT_END.exec(before) ?? [''];
  if (labelled) return false;
  return /\d$/.test(before) || (word !== '' && (shape === 'bare' || word.length < 3));
}

function isGluedAfter(after: string, shape: Shape): boolean {
  const first = after[0] ?? '';
  const next = after[1] ?? '';
  if (NEXT_LABEL.test(after)) return false;
  if (LETTER.test(first) || /[_@=\\^]/.test(first)) return true;
  if (/[*+]/.test(first)) return /\d/.test(next) && !/^\+\d{8}/.test(after);
  if (/[-\u2010\u2011]/.test(first)) return isNameAfter(after.slice(1), shape);
  if (shape !== 'bare') return false;
  return /^(?:[.:/]\d|,\d{1,3}(?!\d)(?![-. ]\d)|\/[a-z])/i.test(after);
}

/** "212-555-0142-A" is a part number; "212-555-0142-ask for Ben" runs on. */
const isNameAfter = (after: string, shape: Shape): boolean =>
  LETTER.test(after[0] ?? '') && (shape === 'bare' || !/^\p{L}\p{Ll}{2,}(?!\d)/u.test(after));
