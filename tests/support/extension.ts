// The built extension in a real Chromium, set up through its own settings page with real clicks.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer';
import { findChromium } from '../../scripts/browser';

/** Follows from the key in wxt.config.ts. */
export const EXTENSION_ID = 'ghdedneabmcfjakdbjikmlicecleikni';
export const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export async function launchWithExtension(
  options: LaunchOptions & { language?: string; setUp?: boolean } = {},
): Promise<Browser> {
  if (!existsSync(`${BUILD}/manifest.json`)) throw new Error('The extension is not built: npm run build');
  const { language, setUp = false, args = [], ...rest } = options;
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    pipe: true,
    enableExtensions: [BUILD],
    protocolTimeout: 60_000,
    defaultViewport: { width: 1200, height: 820 },
    ...rest,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(language ? [`--lang=${language}`, `--accept-lang=${language}`] : []),
      ...args,
    ],
    env: { ...process.env, ...(language ? { LANGUAGE: language } : {}) },
  });
  // On a busy machine the browser is there before the extension is, and refuses its pages.
  await browser.waitForTarget((one) => one.url().startsWith(`chrome-extension://${EXTENSION_ID}/`));
  if (!setUp) await closeSetUp(browser);
  return browser;
}

/** Says that the first set-up is over, so that it does not open by itself in the middle of a test. */
async function closeSetUp(browser: Browser): Promise<void> {
  const page = await openOptions(browser);
  await page.evaluate(`chrome.runtime.sendMessage({ name: 'setUp.note', input: { note: 'closed' } })`);
  await page.close();
}

export async function openOptions(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  await page.waitForSelector('[data-t="service"]');
  return page;
}

/**
 * Says yes, ahead of time and in the browser's own settings, to the host that our page is about to ask for: in headless
 * Chromium nobody can press Allow, and `permissions.request` would wait for ever.
 */
export async function approveHost(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  const { protocol, hostname } = new URL(url);
  await page.evaluate(
    `chrome.developerPrivate.addHostPermission('${EXTENSION_ID}', '${protocol}//${hostname}/*')`,
  );
  await page.close();
}

/** Connects the gateway as an administrator's agent would: address, token, Connect, and the browser's permission. */
export async function connect(browser: Browser, url: string, token: string): Promise<void> {
  await approveHost(browser, url);
  const page = await openOptions(browser);
  await page.locator('[data-t="service"] input[name="url"]').fill(url);
  await page.locator('[data-t="service"] input[name="token"]').fill(token);
  await page.locator('[data-t="connect"]').click();
  await page.waitForSelector('[data-t="connection"].live, [data-t="connection"].no');
  await page.waitForFunction(() => !document.querySelector('[data-t="connect"][aria-disabled="true"]'), {
    polling: 25,
  });
  await page.close();
}

/** Adds a site, with the browser's permission. */
export async function addSite(browser: Browser, url: string): Promise<void> {
  await approveHost(browser, url);
  const page = await openOptions(browser);
  await page.locator('[data-t="sites"] input[name="site"]').fill(url);
  await page.locator('[data-t="add-site"]').click();
  await page.waitForSelector('[data-t="site-note"]');
  await page.close();
}

/** The popup's page in a tab; `tab` is brought to the front for it, as its active tab. */
export async function openPopup(browser: Browser, tab: Page): Promise<Page> {
  await tab.bringToFront();
  const extension = [...(await browser.extensions()).values()].find(({ id }) => id === EXTENSION_ID);
  await extension?.triggerAction(tab);
  const popup = await browser.waitForTarget(
    (one) => one.url() === `chrome-extension://${EXTENSION_ID}/popup.html`,
  );
  const page = await popup.asPage();
  await page.waitForSelector('main');
  return page;
}
