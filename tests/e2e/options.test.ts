// The settings page: what is in force, and which places the numbers cover.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForMarks } from '../support/card';
import { openOptions } from '../support/extension';
import { forge } from '../support/forge';
import { part, waitForText } from '../support/options';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await startStage();
  page = await openOptions(stage.browser);
  await page.waitForSelector('[data-t="coverage-map"]');
});
afterAll(() => stage?.close());

const textOf = (part: string): Promise<string> =>
  page.$eval(`[data-t="${part}"]`, (element) => (element as HTMLElement).innerText);

describe('the settings', () => {
  it('say who is connected to what', async () => {
    expect(await textOf('connection')).toMatch(/Connected as Aiko Mori\. Example Co, lines: 6/);
  });

  it('show every area code of the US on a map, and shares that add up to everybody', async () => {
    expect(await page.$$eval('[data-t="coverage-map"] circle', (points) => points.length)).toBe(378);
    const shares = (await textOf('coverage-shares')).match(/[\d.]+(?=%)/g)?.map(Number) ?? [];
    expect(shares).toHaveLength(5);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 0);
    expect(await textOf('coverage')).toMatch(/No number can be assigned in 332, 934\./);
  });

  it('name the bundles that a line chooses from, and when the service said so (D3, D6)', async () => {
    const bundles = await textOf('coverage-bundles');
    expect(bundles).toMatch(/Top 100 metro areas: the hundred largest metropolitan areas, numbers: 168/);
    expect(bundles).toMatch(/Individual numbers: numbers bought one by one, numbers: 5/);
    expect(bundles).toMatch(/Directory from /);
  });

  it('say what one more number would add, and change with the line', async () => {
    const before = await textOf('coverage');
    expect(before).toMatch(/218 Duluth, MN\s+People with a near number: 1,572,486 more/);
    await page.select('[data-t="coverage"] select', 'japan');
    await page.waitForFunction(
      (text) => (document.querySelector('[data-t="coverage"]') as HTMLElement | null)?.innerText !== text,
      { polling: 25 },
      before,
    );
  });

  it('find an area by its code, its city or its state, and say what to do where no number can be had', async () => {
    const search = async (typed: string, wanted: RegExp): Promise<string> => {
      await page.locator('[data-t="coverage-search"]').fill(typed);
      return waitForText(page, 'coverage-found', wanted);
    };
    await search('406', /1 found\s+406 Billings, MT/);
    expect(await page.$$eval('[data-t="coverage-map"] .found', (points) => points.length)).toBe(1);
    await search('billings', /406 Billings, MT/);
    await search('332', /332 New York, NY[\s\S]*No number can be assigned in 332/);
    await search('atlantis', /No US area code or city like that/);
    expect(await textOf('coverage-missing')).toMatch(
      /332 New York: Ask for a number in 212, 646, 917 instead/,
    );
  });

  it('switch off where numbers are marked, in pages that are open as well', async () => {
    const crm = await stage.pageWith(['646-555-0123']);
    const badge = `chrome.tabs.query({ url: '${stage.crm.url.replace(/:\d+$/, '')}/*' })
      .then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))`;
    const until = (expression: string) => page.waitForFunction(expression, { polling: 25 });
    await page.bringToFront();
    await until(`${badge}.then((text) => text === '1')`);
    const mine = `[data-site="${stage.crm.url}"] [role="switch"]`;
    await page.locator(mine).click();
    await until(`document.querySelector('${mine}').ariaChecked === 'false'`);
    await crm.waitForFunction(`!CSS.highlights.get('neardial')?.size`, { polling: 25 });
    await until(`${badge}.then((text) => text === '')`);
    expect(await forge(crm, 'page.start', {})).toMatchObject({ value: { mayCall: false } });
    await page.locator(mine).click();
    await waitForMarks(crm, 1);
    await until(`${badge}.then((text) => text === '1')`);
    await crm.close();
  });

  it('switch off a built-in CRM on all of its hosts, and no other', async () => {
    // A page with the content script of the manifest, of an address that is never asked for.
    const start = async (host: string): Promise<unknown> => {
      const crm = await stage.browser.newPage();
      await crm.setRequestInterception(true);
      crm.on(
        'request',
        (request) => void request.respond({ contentType: 'text/html', body: '<p>646-555-0123' }),
      );
      await crm.goto(`https://${host}/`);
      await crm.waitForFunction('document.readyState === "complete"', { polling: 25 });
      const answer = await forge(crm, 'page.start', {});
      await crm.close();
      return (answer.value as { mayCall?: boolean } | undefined)?.mayCall;
    };
    const hosts = ['acme.lightning.force.com', 'acme.my.salesforce.com', 'acme.zendesk.com'];
    const salesforce = '[data-site="Salesforce"] [role="switch"]';
    const press = async (isOn: boolean): Promise<void> => {
      await page.bringToFront();
      await page.locator(salesforce).click();
      await page.waitForSelector(`[data-site="Salesforce"] [aria-checked="${isOn}"]`);
    };
    await press(false);
    for (const [i, host] of hosts.entries()) expect(await start(host), host).toBe(i === 2);
    await press(true);
    for (const host of hosts) expect(await start(host), host).toBe(true);
  });

  it('shorten the log, and never lengthen it', async () => {
    await page.bringToFront();
    const field = '#log-days';
    expect(await page.$eval(field, (one) => (one as HTMLInputElement).value)).toBe('90');
    await page.locator(field).fill('91');
    await page.locator(part('save-log-days')).click();
    expect(await page.$eval(field, (one) => (one as HTMLInputElement).validity.rangeOverflow)).toBe(true);
    await page.locator(field).fill('30');
    await page.locator(part('save-log-days')).click();
    await waitForText(page, 'log-days-note', /for this many days: 30/);
    await waitForText(page, 'policy', /logRetentionDays\s+30\s+You/);
    expect(
      await page.evaluate(`chrome.runtime.sendMessage({ name: 'log.keep', input: { days: 91 } })`),
    ).toEqual({ ok: false, refused: 'badInput' });
  });

  it('show every policy key with its source', async () => {
    const policy = await textOf('policy');
    for (const key of [
      'service',
      'localPresenceToggle',
      'preferOwnNumbers',
      'callingHours',
      'countries',
      'dialing',
    ])
      expect(policy).toContain(key);
    expect(policy).toMatch(/gatewayUrl\s+http:\/\/127\.0\.0\.1:\d+\s+You/);
  });
});
