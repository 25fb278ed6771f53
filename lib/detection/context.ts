// What stands around digits and says that they are not a phone number.

/** Labels of things that are counted or named with digits, right before them. */
const OTHER_LABEL =
  /(?:^|[^\p{L}])(?:order|invoice|inv|account|acct|a\/c|ticket|case|tracking|serial|s\/n|sn|sku|po|p\.o\.|ref|reference|iban|vat|ein|ssn|isbn|imei|part|model|batch|lot|policy|claim|booking|confirmation|transaction|customer|member|employee|user|card|version|build|id|upc|ean|gtin|asin|lat|lon|latitude|longitude|zip|routing|swift|fax)(?: ?(?:no|num|number|nr|id|code|ref|card))?\.?(?: ?[:#=-]| is| was)*\s*["'“(]?$/iu;
const OTHER_LABEL_JA =
  /(?:注文|受注|請求|伝票|口座|会員|顧客|社員|管理|追跡|問い?合わ?せ|商品|製造|契約|予約|受付|証券|案件|FAX|ファックス|ファクス|郵便)(?:書|者)?(?:番号|ID|No\.?|コード)?\s*[:：#]?\s*$/i;
/** Glued to what is before: part of a longer word, path, price, hash or decimal. */
const GLUED_BEFORE = /(?:[\p{L}\p{N}_@/\\=&?%$€£¥~^]|[\p{L}\p{N}][-.:_#]|#)$/u;
const PHONE_LABEL = /(?:tel|phone|ph|mobile|cell|call|direct|dial|fon|电话|電話|携帯|TEL)\W{0,3}$/iu;
const URL_BEFORE = /(?:https?:\/\/|www\.|[\w.-]+@)[^\s<>"']*$/i;
const AFTER = /^(?:[-_/\\=@%]?[\p{L}_@]|%|°|:\d|\.\d|,\d{3}(?!\d))/u;

/** @param text plain characters; @param start @param end the digits in question */
export function saysOtherwise(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (URL_BEFORE.test(before)) return true;
  if (OTHER_LABEL.test(before) || OTHER_LABEL_JA.test(before)) return true;
  if (text[start] !== '(' && text[start] !== '+' && GLUED_BEFORE.test(before) && !PHONE_LABEL.test(before))
    return true;
  return AFTER.test(text.slice(end, end + 5));
}
