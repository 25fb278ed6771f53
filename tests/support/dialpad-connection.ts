// Connecting Dialpad by the settings page.
import type { Browser } from 'puppeteer';
import { approveHost, openOptions } from './extension';

/** Connects a fake Dialpad with a key; resolves to what the page says then. */
export async function connectDialpad(browser: Browser, url: string, key: string): Promise<string> {
  await approveHost(browser, url);
  const page = await openOptions(browser);
  // The page offers Dialpad's own addresses only; another one stays where it was set before.
  await page.evaluate(
    `chrome.storage.local.get('settings').then(({ settings }) =>
      chrome.storage.local.set({ settings: { ...settings, dialpadUrl: '${url}' } }))`,
  );
  await page.reload();
  await page.waitForSelector('[data-t="service-choice"]');
  await page.select('[data-t="service-choice"]', 'dialpad');
  await page.waitForSelector('select[name="url"]');
  await page.locator('input[name="token"]').fill(key);
  await page.locator('[data-t="connect"]').click();
  await page.waitForSelector('[data-t="connection"].live, [data-t="connection"].no');
  await page.waitForFunction(() => !document.querySelector('[data-t="connect"][aria-disabled="true"]'), {
    polling: 25,
  });
  const said = await page.$eval('[data-t="connection"]', (element) => (element as HTMLElement).innerText);
  await page.close();
  return said;
}
