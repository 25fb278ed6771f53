// What is known about a CRM: where it runs, which record a number belongs to, what is never a number there.
import type { Routes } from './route';

export type Page = { url: URL; document: Document };

/** The CRM record behind a number, as the page shows it; `url` carries nothing but what names the record. */
export type CrmRecord = {
  /** In the CRM's own words, lower case: `contact`, `lead`, `account`, `deal`, `ticket`, `res.partner` … */
  type: string;
  id: string;
  name: string | null;
  url: string;
};

/** Facts only, so that a page carries no code for what is not asked yet. */
export type SiteProfile = Routes & {
  name: string;
  /** Hosts that are in the manifest; others are added by administrators. */
  hosts?: readonly string[];
  /** Hosts that serve one country: whose national numbers their pages show where nobody else says so. */
  countries?: Readonly<Record<string, string>>;
  /** Elements that only pages of this CRM have, near the top of the document, wherever it is hosted. */
  marks?: string;
  /** Rows and cards of lists: a number in one belongs to the row's record, not to the page's. */
  rows: string;
  /** Rows may also be parts of the page's record: its address table, its timeline. */
  loose?: boolean;
  /** A link leads to the row's record only if its id is an attribute of the row, too. */
  carried?: boolean;
  /** The address of the record of a row without such a link. */
  rowPath?(row: Element, url: URL): string | null;
  /** Elements that show the name of the page's record. */
  head?: string;
  /** How the document's title holds that name. */
  title?: RegExp;
  /** Elements with digits that are never a number to call. */
  skip?: string;
};
