// Pages of CRMs for the unit tests: a document that believes to be at an address.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CrmRecord, Page } from '../../lib/crm/profile';
import { profileFor } from '../../lib/crm/profiles';
import { recordOf } from '../../lib/crm/record';

type HappyWindow = typeof window & { happyDOM: { setURL(url: string): void } };

/** @param html of the whole document or of its body */
export function pageAt(url: string, html: string, title = ''): Page {
  (window as HappyWindow).happyDOM.setURL(url);
  document.documentElement.removeAttribute('lang');
  document.head.innerHTML = /<head>(.*)<\/head>/s.exec(html)?.[1] ?? '';
  document.body.innerHTML = /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? html;
  document.title = title;
  return { url: new URL(url), document };
}

export function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
}

/** The record of the element that `selector` finds, by the profile that knows the page. */
export function recordIn(page: Page, selector = '[data-number]'): CrmRecord | null {
  return recordOf(profileFor(page), element(selector), page);
}

/** A page of the labelled set beside the repository; null, with a printed reason, where there is none. */
export function labelledPage(name: string): string | null {
  const path = resolve(`../shared/data/detect/pages/${name}.html`);
  if (existsSync(path)) return readFileSync(path, 'utf8').replace(/<script>.*?<\/script>/gs, '');
  console.log(`skipped: no labelled pages beside the repository (${path})`);
  return null;
}
