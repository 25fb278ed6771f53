// Which language dates, numbers and names of countries are written in.

/**
 * The browser's own language where the catalogue is in it (so that `en-GB` writes its dates its way), else the
 * catalogue's: a sentence must not mix two.
 */
export function localeOf(browserLanguage: string, catalogueLanguage: string): string {
  return browserLanguage.startsWith(catalogueLanguage) ? browserLanguage : catalogueLanguage;
}
