// The built extension in a real Firefox, driven by WebDriver BiDi.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer';

export const FIREFOX_BUILD = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
const ADDON_ID = 'neardial@neardial.example';
const UUID = '5d0f7c1e-6f0a-4d5b-9a53-2f6d1f2d9b11';

export async function launchFirefox(executablePath: string, options: LaunchOptions = {}): Promise<Browser> {
  if (!existsSync(`${FIREFOX_BUILD}/manifest.json`)) throw new Error('Not built: npm run build:firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    ...options,
    // Firefox lets a driver into extension pages only with this.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
      // The press on our page is real; Firefox's own question about it cannot be answered by a program.
      'extensions.webextOptionalPermissionPrompts': false,
      'intl.locale.requested': 'en-US',
    },
  });
  await browser.installExtension(FIREFOX_BUILD);
  return browser;
}

type Bidi = { connection: { send(method: string, params: object): Promise<{ result: unknown }> } };

/** Runs a script in Firefox itself. */
async function inBrowser(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as Bidi;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree.result as { contexts: { context: string }[] };
  const target = { context: contexts[0]?.context };
  const { result } = await connection.send('script.evaluate', { expression, awaitPromise: true, target });
  const { type, result: value } = result as { type: string; result: { value?: unknown } };
  if (type !== 'success') throw new Error(`Firefox: ${JSON.stringify(result)}`);
  return value.value;
}

/** Stops our event page now, as Firefox does with one that was idle. */
export const terminateBackground = (browser: Browser): Promise<unknown> =>
  inBrowser(
    browser,
    `WebExtensionPolicy.getByID('${ADDON_ID}').extension.terminateBackground({
      ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
  );

/** From now on Firefox stops our event page when nothing happened for so long. */
export const stopWhenIdle = (browser: Browser, ms: number): Promise<unknown> =>
  inBrowser(browser, `Services.prefs.setIntPref('extensions.background.idle.timeout', ${ms})`);

/** `running`, `stopped`, or on its way there. */
export const backgroundState = (browser: Browser): Promise<unknown> =>
  inBrowser(browser, `WebExtensionPolicy.getByID('${ADDON_ID}').extension.backgroundState`);

/** Opens one of our pages. `goto` never resolves for them, so the navigation is sent and the page waited for. */
export async function openExtensionPage(browser: Browser, name: string, ready: string): Promise<Page> {
  const page = await browser.newPage();
  const context = (page.mainFrame() as unknown as { _id: string })._id;
  await (browser as unknown as Bidi).connection.send('browsingContext.navigate', {
    context,
    url: `moz-extension://${UUID}/${name}`,
    wait: 'none',
  });
  // Firefox draws a page behind others after 1, 2, 4, 8 … seconds, and a click waits for that.
  await page.bringToFront();
  await page.waitForSelector(ready);
  return page;
}

/** Gives the extension hosts: Firefox wants a press on one of our pages for that. */
export async function grantHosts(page: Page, origins: readonly string[]): Promise<void> {
  await page.evaluate((origins) => {
    const { browser } = globalThis as unknown as {
      browser: { permissions: { request(asked: object): Promise<boolean> } };
    };
    const button = document.body.appendChild(document.createElement('button'));
    button.id = 'grant';
    button.style.cssText = 'position: fixed; inset: 0; z-index: 9';
    button.onclick = async () => {
      await browser.permissions.request({ origins });
      button.remove();
    };
  }, origins);
  await page.click('#grant');
  await page.waitForFunction(() => !document.querySelector('#grant'));
}
