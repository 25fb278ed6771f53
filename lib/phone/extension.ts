// Extensions: digits that are dialed once the call is up, in the ways people write them.

/** Words that introduce an extension, by language; matched without regard to case. */
const WORDS = [
  'extension|extn?|ext|xtn?|ex(?=\\.)', // English
  'local|loc(?=\\.)', // Canada, the Philippines
  '内線(?:番号)?|分机号?|分機|转|轉|내선(?:번호)?', // Japan, China, Taiwan, Korea
  'poste|anexo|ramal|interno|int', // French, Spanish, Portuguese, Italian
  'durchwahl|dw|nebenstelle|nst|apparat|app|klappe|kl(?=\\.)', // German
  'toestel|tst|wewn?|linka|dahili|доб|вн(?=\\.)', // Dutch, Polish, Czech, Turkish, Russian
].join('|');
/** After the word: a point or colon, "no.", a sign, blanks. */
const INTRODUCED = `(?:${WORDS})(?:[.:](?! ?[.:])| no\\.?:?| nr\\.?:?){0,2}[ -]{0,2}#? ?`;
/** Words and signs that introduce an extension, and its one to seven digits; for plain characters. */
const TAIL = [
  ';ext=(\\d{1,7})',
  ' ?[,;]{2,3} ?(\\d{1,7})#?',
  // A single comma is a pause only with the # that ends the digits: otherwise a list goes on.
  ', ?(\\d{1,7})#',
  ` ?\\( ?(?:${INTRODUCED}|x\\.? ?)(\\d{1,7}) ?\\)`,
  // An area code with its 0 is the next number's: "Durchwahl 040 66969-123".
  `[ ,/(-]{0,3}${INTRODUCED}(?!0\\d{1,4}[ /-]\\d)(\\d{1,7})`,
  '[ ,(-]{0,3}x[.:]? {0,2}(\\d{1,7})',
  // "… #2 253-555-0185": the next item of a list.
  ' {0,2}[#*](?!\\d{1,2} [\\d(+])(\\d{1,7})#?',
  ' ~(\\d{1,7})',
].join('|');
// Letters right after the digits make it another thing: x2b, #4th; and calls are counted: x2 attempts.
const AT_START = new RegExp(`^\\)?(?:${TAIL})(?![\\dA-Z]| (?:times|attempts|tries|calls|rings)\\b)`, 'i');
// Digits end the number, or the word of one with letters: 1-800-FLOWERS x45.
const AT_END = new RegExp(`(\\d\\)?|\\d[-. )]{0,2}[A-Z][A-Z\\d.-]{2,12})(?:${TAIL})$`, 'i');
/** No way of writing one is longer. */
const LONGEST = 40;

const digitsIn = (groups: readonly (string | undefined)[]): string | null => groups.find(Boolean) ?? null;

/** The extension that follows a number, with all that introduces it; null when none does. @param after plain text */
export function extensionAfter(after: string): { length: number; digits: string } | null {
  const found = AT_START.exec(after);
  const digits = found && digitsIn(found.slice(1));
  return found && digits ? { length: found[0].length, digits } : null;
}

/** A number and its extension apart. @param text plain characters */
export function splitExtension(text: string): { number: string; extension: string | null } {
  if (!/[^\d ().+/-]/.test(text)) return { number: text, extension: null };
  const from = Math.max(0, text.length - LONGEST);
  const found = AT_END.exec(text.slice(from));
  if (!found) return { number: text, extension: null };
  const end = from + found.index + (found[1] ?? '').length;
  return { number: text.slice(0, end), extension: digitsIn(found.slice(2)) };
}
