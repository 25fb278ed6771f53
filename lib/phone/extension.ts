// Extensions: digits that are dialed once the call is up, in the ways people write them.

/** Words and signs that introduce an extension, and its one to seven digits; for plain characters. */
const TAIL =
  /(?:;ext=|[,;]{2,3} ?|[ ,;/(-]{0,3}(?:extension|extn?|ext|x|内線|poste|ramal|anexo|доб|int)\.?:? {0,2}| {0,2}[#*])(\d{1,7})[#)]?/;
const AT_START = new RegExp(`^\\)?${TAIL.source}(?!\\d)`, 'i');
const AT_END = new RegExp(`(\\d\\)?)${TAIL.source}$`, 'i');

/** The extension that follows a number, with all that introduces it; null when none does. @param after plain text */
export function extensionAfter(after: string): { length: number; digits: string } | null {
  const found = AT_START.exec(after);
  return found?.[1] ? { length: found[0].length, digits: found[1] } : null;
}

/** A number and its extension apart. @param text plain characters */
export function splitExtension(text: string): { number: string; extension: string | null } {
  const found = AT_END.exec(text);
  if (!found) return { number: text, extension: null };
  return { number: text.slice(0, found.index + (found[1] ?? '').length), extension: found[2] ?? null };
}
