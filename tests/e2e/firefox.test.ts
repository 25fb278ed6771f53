// The Firefox build in Firefox: nothing assumes a service worker.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTime } from '../../lib/gates/local-time';
import { findFirefox } from '../../scripts/browser';
import { startCrm } from '../crm/server';
import { type Gateway, startGateway } from '../gateway/server';
import { pointOf } from '../support/card';
import { launchFirefox, openExtensionPage } from '../support/firefox';
import { DIRECTORY } from '../support/stage';

const firefox = findFirefox();
if (!firefox) console.log('Skipped: there is no Firefox here, and none could be installed.');

describe.skipIf(!firefox)('in Firefox', () => {
  let browser: Browser;
  let gateway: Gateway;
  let crm: Awaited<ReturnType<typeof startCrm>>;
  const folder = mkdtempSync(join(tmpdir(), 'neardial-firefox-'));
  beforeAll(async () => {
    gateway = await startGateway({
      directory: DIRECTORY,
      tokens: { token: 'aiko' },
      logFile: join(folder, 'log.jsonl'),
    });
    crm = await startCrm();
    browser = await launchFirefox(firefox ?? '');
    const options = await openExtensionPage(browser, 'options.html', '[data-t="service"]');
    await fill(options, 'input[name="url"]', gateway.url);
    await fill(options, 'input[name="token"]', 'token');
    await options.click('[data-t="connect"]');
    await options.waitForSelector('[data-t="connection"].live');
    await fill(options, 'input[name="site"]', crm.url);
    await options.click('[data-t="add-site"]');
    await options.waitForSelector('[data-t="site-note"].live');
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([gateway?.close(), crm?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const fill = async (page: Page, selector: string, text: string): Promise<void> => {
    await page.click(selector);
    await page.keyboard.type(text);
  };

  /** Opens the card and waits until its Call may be pressed. */
  const openCard = async (page: Page, selector: string, number: string): Promise<void> => {
    await page.waitForFunction(() => (CSS.highlights.get('neardial')?.size ?? 0) > 0, { polling: 50 });
    const { x, y } = await pointOf(page, selector, number);
    await page.mouse.click(x, y);
    await page.waitForSelector('neardial-surface');
    // The closed root cannot be read here. The card takes the focus, so the keyboard reaches its Call button.
    await page.waitForFunction(() => document.activeElement?.localName === 'neardial-surface', {
      polling: 50,
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
  };

  it('Enter on a card that is covered from a closed shadow root is no call', async () => {
    crm.add('/covered', '<!doctype html><p id="number">212-555-0177</p>');
    const page = await browser.newPage();
    await page.goto(`${crm.url}/covered`);
    await openCard(page, '#number', '212-555-0177');
    const isCovered = await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement('x-cover'));
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; pointer-events: none';
      host.attachShadow({ mode: 'closed' }).append(cover);
      cover.showPopover();
      return cover.matches(':popover-open');
    });
    expect(isCovered).toBe(true);
    await page.keyboard.press('Enter');
    // A request takes a tenth of that; and the next test would find a call more, or the agent on the phone.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(gateway.placed()).toEqual([]);
    await page.close();
  });

  it('a click on a number opens the card, and Enter on it is one call with the number shown', async () => {
    const page = await browser.newPage();
    await page.goto(`${crm.url}/en/contacts/sam-reed`);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.waitForFunction(() => (CSS.highlights.get('neardial')?.size ?? 0) > 0, { polling: 50 });
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    await openCard(page, '#phone', '(303) 555-0123');
    await page.keyboard.press('Enter');
    for (let tries = 0; tries < 100 && gateway.placed().length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(gateway.placed().map(({ body }) => body)).toMatchObject([
      {
        to: '+13035550123',
        callerId: '+13035550142',
        lineId: 'sales-west',
        context: { rung: 'pool-same-area' },
      },
    ]);
    await page.screenshot({ path: join(folder, 'card.png') });
  });

  it('numbers abroad have calling hours, without the browser’s word on time zones', async () => {
    // Wherever the sun is, one of them is asleep.
    const abroad = {
      '+442079460123': 'Europe/London',
      '+81355550123': 'Asia/Tokyo',
      '+6493001234': 'Pacific/Auckland',
    };
    const options = await openExtensionPage(browser, 'options.html', '[data-t="service"]');
    const answer = await options.evaluate((numbers) => {
      const { browser } = globalThis as unknown as {
        browser: { runtime: { sendMessage(message: object): Promise<unknown> } };
      };
      return browser.runtime.sendMessage({ name: 'simulation.run', input: { numbers } });
    }, Object.keys(abroad));
    const { value } = answer as { value: { warnings: string[] }[] };
    const closed = value.map(({ warnings }) => warnings.some((text) => text.includes('Calling hours')));
    await options.close();
    const hours = Object.values(abroad).map((zone) => localTime(zone, new Date())?.minutes ?? 0);
    expect(closed).toEqual(hours.map((minutes) => minutes < 480 || minutes >= 1260));
    expect(closed).toContain(true);
  });

  it('the popup lists the numbers of the tab, each with its record', async () => {
    const popup = await openExtensionPage(browser, 'popup.html', 'main');
    const page = await browser.newPage();
    await page.goto(`${crm.url}/en/contacts/sam-reed`);
    await page.bringToFront();
    // It begins again over the page, as it does at the toolbar button.
    await popup.evaluate('location.reload()');
    await popup.waitForFunction(() => document.querySelectorAll('[data-t="numbers"] .name').length === 2, {
      polling: 50,
    });
    const rows = await popup.$$eval('[data-t="numbers"] li', (items) =>
      items.map((item) => item.textContent),
    );
    expect(rows[0]).toMatch(/^Sam Reed.*\+1 303-555-0123/);
    await Promise.all([popup, page].map((one) => one.close()));
  });

  it('numbers in open and closed shadow roots are marked and painted, the tree left as it is', async () => {
    crm.add(
      '/roots',
      `<!doctype html><x-open></x-open><x-closed></x-closed><script>
        window.closedRoot = document.querySelector('x-closed').attachShadow({ mode: 'closed' });
        closedRoot.innerHTML = '<p>212-555-0102</p>';
        document.querySelector('x-open').attachShadow({ mode: 'open' }).innerHTML = '<p>212-555-0101</p>';
      </script>`,
    );
    const page = await browser.newPage();
    await page.goto(`${crm.url}/roots`);
    await page.waitForFunction(() => CSS.highlights.get('neardial')?.size === 2, { polling: 50 });
    const painted = await page.evaluate(() => {
      const roots = [
        document.querySelector('x-open')?.shadowRoot,
        (window as { closedRoot?: unknown }).closedRoot as ShadowRoot,
      ];
      return roots.map((root) => [root?.adoptedStyleSheets.length, root?.innerHTML]);
    });
    expect(painted).toEqual([
      [1, '<p>212-555-0101</p>'],
      [1, '<p>212-555-0102</p>'],
    ]);
    await page.close();
  });
});
