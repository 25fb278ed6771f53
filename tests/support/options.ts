// The settings page in tests: its parts are named by `data-t`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';

export const part = (name: string): string => `[data-t="${name}"]`;

/** The text of a part as a person reads it. */
export const textOf = (page: Page, name: string): Promise<string> =>
  page.$eval(part(name), (element) => (element as HTMLElement).innerText);

/** Waits until the text of a part fits. */
export async function waitForText(page: Page, name: string, wanted: RegExp): Promise<string> {
  await page.waitForFunction(
    (selector, source) =>
      new RegExp(source).test((document.querySelector(selector) as HTMLElement | null)?.innerText ?? ''),
    { polling: 25, timeout: 20_000 },
    part(name),
    wanted.source,
  );
  return textOf(page, name);
}

export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Each rule that is broken, with the elements that break it. */
export const AXE_FINDINGS = `({ violations }) => violations.map(({ id, nodes }) =>
  id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | '))`;

/** What axe-core finds wrong with a page, each with the elements it means. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return (await page.evaluate(`axe.run(document).then(${AXE_FINDINGS})`)) as string[];
}
