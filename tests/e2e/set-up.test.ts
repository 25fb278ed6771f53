// From an installation to the first call: the settings open by themselves, three steps, and the CRM.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCrm } from '../crm/server';
import { type Gateway, startGateway } from '../gateway/server';
import { tabTo, waitForFocus } from '../support/accessibility';
import { waitForMarks } from '../support/card';
import { approveHost, EXTENSION_ID, launchWithExtension } from '../support/extension';
import { part, textOf, waitForText } from '../support/options';
import { canWritePolicy, setPolicy } from '../support/policy';
import { DIRECTORY } from '../support/stage';

const SET_UP = `chrome-extension://${EXTENSION_ID}/options.html#set-up`;
const opened = async (browser: Browser): Promise<Page> => {
  const target = await browser.waitForTarget((one) => one.url() === SET_UP, { timeout: 20_000 });
  const page = await target.asPage();
  await page.waitForSelector(part('set-up'));
  return page;
};

describe('a new installation', () => {
  let gateway: Gateway;
  let crm: Awaited<ReturnType<typeof startCrm>>;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'neardial-'));
    const tokens = { 'test-token': 'aiko' };
    gateway = await startGateway({ directory: DIRECTORY, tokens, logFile: join(folder, 'log.jsonl') });
    crm = await startCrm();
    browser = await launchWithExtension({ setUp: true });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([gateway?.close(), crm?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens the first step by itself, and leads to the first call by keyboard alone', async () => {
    const page = await opened(browser);
    expect(await page.$$eval('[data-done="true"]', (steps) => steps.length)).toBe(0);
    await approveHost(browser, gateway.url);
    await approveHost(browser, crm.url);
    await page.bringToFront();

    // Else it scrolls smoothly, and what has the focus comes into view a little later.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const type = async (field: string, text: string): Promise<void> => {
      await tabTo(page, field);
      await page.keyboard.type(text);
    };
    const press = async (what: string, key: 'Enter' | 'Space'): Promise<void> => {
      await tabTo(page, what);
      await page.keyboard.press(key);
    };
    await type('url', gateway.url);
    await type('token', 'test-token');
    await press('connect', 'Enter');
    await waitForText(page, 'connection', /Connected as Aiko Mori/);
    await waitForFocus(page, 'connect');
    await press('set-up-next', 'Space');
    await waitForFocus(page, 'step-sites');

    // Left here and taken up again, the set-up is where it was.
    await press('set-up-leave', 'Enter');
    await page.waitForSelector(part('set-up-reminder'));
    expect(await textOf(page, 'set-up-reminder')).toContain('Steps done: 1 of 3');
    await press('set-up-resume', 'Enter');
    await page.waitForSelector('input[name="site"]');
    await type('site', crm.url);
    await page.keyboard.press('Enter');
    await waitForText(page, 'site-note', /now runs on/);
    await press('set-up-next', 'Enter');
    await waitForFocus(page, 'step-check');

    await type('check', '6465550123');
    expect(await page.$eval('#check-number', (field) => (field as HTMLInputElement).value)).toBe(
      '(646) 555-0123',
    );
    await page.keyboard.press('Enter');
    await waitForText(page, 'check-shown', /^\(212\) 555-014[23]$/);
    expect(await textOf(page, 'check-result')).toMatch(
      /646 shares its area with 212[\s\S]*No call was placed\./,
    );
    expect(await textOf(page, 'check-callback')).toContain('Sales West');
    expect(gateway.dialRequests()).toEqual([]);
    await waitForText(page, 'set-up-done', /All set/);
    await press('set-up-finish', 'Space');
    await page.waitForSelector(part('nav'));
    expect(await page.$(part('set-up-reminder'))).toBeNull();

    crm.add(
      '/first',
      '<!doctype html><html lang="en"><body><p><a href="tel:+16465550123">646-555-0123</a></p><p>207-555-0123</p>',
    );
    const first = await browser.newPage();
    await first.goto(`${crm.url}/first`);
    await waitForMarks(first);
    await first.keyboard.press('Tab');
    await first.keyboard.press('Enter');
    await waitForFocus(first, 'call');
    // Longer than a card has to be still before it takes a press.
    await new Promise((resolve) => setTimeout(resolve, 450));
    await first.keyboard.press('Enter');
    await waitForFocus(first, 'hang-up');
    expect(gateway.placed().map(({ body }) => body)).toMatchObject([{ to: '+16465550123' }]);
  });
});

describe.skipIf(!canWritePolicy())('an installation for which the administrator set everything', () => {
  it('opens nothing; where a token is still needed, it says who chose the service', async () => {
    setPolicy({ service: 'uri', uriScheme: 'tel' });
    let browser = await launchWithExtension({ setUp: true });
    try {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
      await waitForText(page, 'policy', /service\s+Phone app of this computer\s+Set by your administrator/);
      // The worker decides once the policy has come; by then it would have opened.
      await page.waitForFunction(
        `chrome.storage.session.get('setUpLooked').then(({ setUpLooked }) => setUpLooked === true)`,
        { polling: 50, timeout: 20_000 },
      );
      expect(browser.targets().filter((target) => target.url() === SET_UP)).toEqual([]);
      await browser.close();

      setPolicy({ gatewayUrl: 'https://gateway.example.com' });
      browser = await launchWithExtension({ setUp: true });
      const set = await opened(browser);
      await waitForText(set, 'service', /Set by your administrator/);
      expect(await set.$eval('input[name="url"]', (field) => (field as HTMLInputElement).disabled)).toBe(
        true,
      );
    } finally {
      setPolicy(null);
      await browser.close();
    }
  });
});
