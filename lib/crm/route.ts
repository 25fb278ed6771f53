// How the addresses of a site name records.
import type { CrmRecord, Page } from './profile';

/**
 * Fits the path of a URL, with its hash right behind and its query last: `/index.php#/contacts/5?token=…`. The first
 * group is the record's type, if addresses say it, the second its id. What is fitted leads to the record; where more is
 * in that than names it, the text with the second part in its place does.
 */
type Route = readonly [pattern: RegExp, replacement?: string];
export type Routes = {
  routes: readonly Route[];
  /** Types that addresses name by a code, or by the first three characters of the id. */
  types?: Record<string, string>;
};

/** The record, still without its name, that an address on the page's site leads to. Throws on what is no address. */
export function recordAt({ routes, types = {} }: Routes, href: string, page: Page): CrmRecord | null {
  const { origin, pathname, hash, search } = new URL(href, page.url);
  if (origin !== page.url.origin || !/^http/.test(origin)) return null;
  const text = (pathname + hash + search).slice(0, 4_000);
  for (const [pattern, replacement] of routes) {
    const [fitted, type, id] = pattern.exec(text) ?? [];
    if (!fitted || !id) continue;
    const url = origin + (replacement ? text.replace(pattern, replacement) : fitted);
    // Cut, they would name something else.
    if (id.length > 128 || url.length > 2_048) return null;
    const code = type ?? id.slice(0, 3);
    // A page may well have `/constructor/` in its address.
    const known = Object.hasOwn(types, code) && types[code];
    return { type: known || singular(type ?? 'record'), id, name: null, url };
  }
  return null;
}

/** `Contacts` → `contact`, `opportunities` → `opportunity`, `address` → `address`. */
function singular(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
}
