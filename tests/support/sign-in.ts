// Signing in as a person does: in the settings, and on the service's own page.
import type { Browser, Page } from 'puppeteer';
import { approveHost, EXTENSION_ID, openOptions } from './extension';

/** The settings, with the gateway's address typed and its offer on show. */
export async function openSignIn(browser: Browser, url: string): Promise<Page> {
  await approveHost(browser, url);
  const page = await openOptions(browser);
  if (
    (await page.$eval('[data-t="service-choice"]', (choice) => (choice as HTMLSelectElement).value)) !==
    'gateway'
  )
    await page.select('[data-t="service-choice"]', 'gateway');
  await page.locator('[data-t="service"] input[name="url"]').fill(url);
  await page.waitForSelector('[data-t="sign-in"]:not(:disabled)');
  return page;
}

/** Presses Sign in, and one agent's button where the service shows any; what the settings say then. */
export async function signIn(page: Page, agent?: string): Promise<string> {
  await page.locator('[data-t="sign-in"]').click();
  if (agent) {
    const consent = await consentOf(page.browser());
    await consent.locator(`button[value="${agent}"]`).click();
  }
  return settled(page);
}

/** The service's page, which the browser shows in a window of its own. */
export async function consentOf(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().includes('/oauth/authorize'));
  const page = await target.asPage();
  await page.waitForSelector('button');
  return page;
}

/** What the settings say, once nothing is under way. */
export async function settled(page: Page): Promise<string> {
  await page.waitForSelector('[data-t="connection"].live, [data-t="connection"].no');
  await page.waitForFunction(() => !document.querySelector('[data-t="connect"][aria-disabled="true"]'), {
    polling: 25,
  });
  return page.$eval('[data-t="connection"]', (element) => (element as HTMLElement).innerText);
}

/** Signs out in the settings. */
export async function signOut(browser: Browser): Promise<void> {
  const page = await openOptions(browser);
  await page.locator('[data-t="disconnect"]').click();
  await page.waitForSelector('[data-t="connection"].quiet');
  await page.close();
}

/** Asks the worker, as our own pages do. */
export async function askWorker<Value>(browser: Browser, name: string, input: object = {}): Promise<Value> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  const answer = await page.evaluate(
    `chrome.runtime.sendMessage({ name: '${name}', input: ${JSON.stringify(input)} })`,
  );
  await page.close();
  return (answer as { value: Value }).value;
}
