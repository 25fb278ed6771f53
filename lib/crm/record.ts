// The CRM record behind a number: of the list row that it is in, else of the page. With the same caution for all CRMs.
import { nearest, oneLine, outward, textOf } from './dom';
import type { CrmRecord, Page, SiteProfile } from './profile';
import { recordAt } from './route';

/** Null when it cannot be known. Reads only, and never throws: a page can hold, or hide, what nobody foresaw. */
export function recordOf(profile: SiteProfile, element: Element, page: Page): CrmRecord | null {
  return orNull(() => readRecord(profile, element, page));
}

export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function readRecord(profile: SiteProfile, element: Element, page: Page): CrmRecord | null {
  const around = recordAround(profile, element, page);
  if (!around || around.row) return around?.record ?? null;
  return { ...around.record, name: nameOf(profile, element, page) };
}

/** The record that an element is part of, and the list row that is all of it; no row where it is the page's. */
export function recordAround(
  profile: SiteProfile,
  element: Element,
  page: Page,
): { record: CrmRecord; row: Element | null } | null {
  let inRow = false;
  for (const at of outward(element)) {
    // A row with rows in it is a frame: old applications are laid out in tables.
    if (!at.matches(profile.rows) || at.querySelector(profile.rows)) continue;
    const record = rowRecord(profile, at, page);
    if (record) return { record, row: at };
    inRow = true;
  }
  const own = inRow && !profile.loose ? null : recordAt(profile, page.url.href, page);
  return own && { record: own, row: null };
}

function rowRecord(profile: SiteProfile, row: Element, page: Page): CrmRecord | null {
  const links = [...row.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((link) => {
    const record = orNull(() => recordAt(profile, link.href, page));
    return record ? { ...record, name: textOf(link) } : [];
  });
  const carried = links.find(({ id }) => [...row.attributes].some(({ value }) => value === id));
  const own = carried ?? (profile.carried ? null : onlyOfItsType(links));
  // An avatar often links to the record before its name does.
  if (own) return links.find(({ id, name }) => id === own.id && name) ?? own;
  const path = profile.rowPath?.(row, page.url);
  return path ? recordAt(profile, path, page) : null;
}

/** The first record, which the columns behind it are about; two of a kind are a list of their own. */
function onlyOfItsType([first, ...others]: readonly CrmRecord[]): CrmRecord | null {
  return first && others.every(({ type, id }) => type !== first.type || id === first.id) ? first : null;
}

function nameOf({ head, title }: SiteProfile, element: Element, { document }: Page): string | null {
  const shown = head && nearest(element, head);
  return (shown && textOf(shown)) || oneLine(title?.exec(oneLine(document.title) ?? '')?.[1]);
}
