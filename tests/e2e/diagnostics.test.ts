// What helps when something is wrong: the connection test, and diagnostics to copy.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID, openOptions } from '../support/extension';
import { part, textOf, waitForText } from '../support/options';
import { openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await startStage();
  page = await openOptions(stage.browser);
});
afterAll(() => stage?.close());

const test = async (): Promise<string> => {
  await page.locator(part('test-connection')).click();
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.getAttribute('aria-disabled') !== 'true',
    { polling: 25, timeout: 20_000 },
    part('test-connection'),
  );
  return textOf(page, 'checks');
};

describe('the connection test', () => {
  it('says what was tried and what came back', async () => {
    const text = await test();
    expect(text).toMatch(/Address OK\s+The browser allows access to http:\/\/127\.0\.0\.1:\d+\./);
    expect(text).toMatch(/Sign-in OK\s+Signed in as Aiko Mori\./);
    expect(text).toMatch(/Directory OK\s+Read: Example Co, lines: 6, numbers: \d+, from/);
    expect(text).toMatch(/Call events OK\s+The service reports what becomes of calls\./);
    expect(stage.gateway.dialRequests()).toEqual([]);
  });

  it('stops at what does not work, with what to do', async () => {
    stage.gateway.failNext('/v1/me', { status: 401 });
    const text = await test();
    expect(text).toMatch(/Sign-in Problem\s+.*does not accept.*401/);
    expect(text).toMatch(/Directory Not tried/);
    expect(text).toMatch(/Call events Not tried/);
  });

  it('says that a gateway without events is asked instead', async () => {
    stage.gateway.failNext('/v1/events/tickets', { status: 404 });
    expect(await test()).toMatch(/Call events OK\s+The service sends no events/);
  });
});

describe('diagnostics', () => {
  it('have what support asks for, and no secret, number or name', async () => {
    // An error whose sentence holds what a service said: a number.
    const error = { code: 'busy', message: 'Number +1 646-555-0177 is barred for Aiko Mori, test-token.' };
    stage.gateway.failNext('/v1/dial', { status: 422, body: JSON.stringify({ error }) });
    const crm = await stage.pageWith(['646-555-0177']);
    const card = await openCard(crm, '#n0', '646-555-0177');
    await card.call();
    await card.waitForText('message', /barred/);
    await crm.close();
    await page.reload();
    await waitForText(page, 'last-errors', /The telephony service refused|Not called/);

    await stage.browser
      .defaultBrowserContext()
      .overridePermissions(`chrome-extension://${EXTENSION_ID}`, ['clipboard-read', 'clipboard-write']);
    await page.bringToFront();
    await page.locator(part('copy-diagnostics')).click();
    await waitForText(page, 'copy-note', /Copied\./);
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
    for (const wanted of [
      /^Neardial \d+\.\d+\.\d+\n/,
      /Browser: Chrome \d+/,
      /Service: gateway http:\/\/127\.0\.0\.1:\d+, connected/,
      /Access: http:\/\/127\.0\.0\.1:\d+ granted/,
      /Directory: of 20\d\d-.*, 6 lines, \d+ numbers, \d+ records/,
      /Last refresh: worked/,
      /20\d\d-\d\d-\d\dT[\d:.]+Z errorRefused/,
    ])
      expect(copied).toMatch(wanted);
    const shown = await textOf(page, 'last-errors');
    for (const text of [copied, shown]) {
      expect(text).not.toMatch(/test-token|Bearer|Aiko|Mori|Example Co/);
      // Times and ports aside, no run of digits is long enough for a number.
      expect(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '')).not.toMatch(
        /\d[\d ().-]{6,}\d(?!\.\d)(?<!\d\.\d\.\d\.\d)/,
      );
    }
  });

  it('name a host that the browser does not let us into', async () => {
    await page.evaluate(`chrome.permissions.remove({ origins: ['http://localhost/*'] })`);
    await page.reload();
    await waitForText(page, 'host-access', /http:\/\/localhost:\d+ \(site\): Not allowed\s+Allow/);
  });
});
