// The settings for everybody: axe-core finds nothing, the keyboard reaches everything, nothing is cut off.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID, launchWithExtension, openOptions } from '../support/extension';
import { axeViolations, part, waitForText } from '../support/options';
import { canWritePolicy, setPolicy } from '../support/policy';
import { type Stage, startStage } from '../support/stage';

describe.each(['en-US', 'ja'])('the settings in %s', (language) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage({ language });
    page = await openOptions(stage.browser);
    // Every part in its fullest state.
    await page.waitForSelector(part('coverage-map'));
    await page.locator(part('test-connection')).click();
    await page.waitForSelector(part('checks'));
    await page.type('#check-number', '6465550123');
    await page.keyboard.press('Enter');
    await page.waitForSelector(part('check-shown'));
    await page.locator(part('simulator-numbers')).fill('646-555-0123\n+81 3-5555-0123\nhello');
    await page.locator(part('simulate')).click();
    await page.waitForSelector(part('simulator-table'));
    await page.locator(part('coverage-search')).fill('new');
    await page.$$eval('details', (all) => {
      for (const one of all) one.open = true;
    });
  });
  afterAll(() => stage?.close());

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ])('%s, %i px wide: axe finds nothing, and nothing scrolls sideways', async (scheme, width) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('at 200 % zoom nothing scrolls sideways', async () => {
    // Twice as large is half as many CSS pixels.
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
  });

  it('the first set-up too', async () => {
    const set = await stage.browser.newPage();
    await set.goto(`chrome-extension://${EXTENSION_ID}/options.html#set-up`);
    await set.waitForSelector(part('set-up'));
    for (const scheme of ['light', 'dark'])
      for (const step of ['step-service', 'step-sites', 'step-check']) {
        await set.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await set.locator(part(step)).click();
        expect(await axeViolations(set), `${scheme} ${step}`).toEqual([]);
      }
    await set.setViewport({ width: 320, height: 700 });
    expect(await set.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await set.close();
  });
});

describe.skipIf(!canWritePolicy())('a policy that cannot be read in full', () => {
  it('is shown with what holds instead, for everybody, offline too', async () => {
    // Chromium checks the shape; that a window ends before it begins, only we see.
    setPolicy({ callingHoursTable: { default: { all: '21:00-08:00' } }, dialing: 'off' });
    const browser = await launchWithExtension();
    try {
      const page = await openOptions(browser);
      await waitForText(
        page,
        'refused',
        /Calling hours\s+callingHoursTable[\s\S]*08:00–21:00 \(the default\)/,
      );
      await waitForText(page, 'policy', /dialing\s+Off: no call is placed\s+Set by your administrator/);
      await page.setOfflineMode(true);
      await page.waitForSelector(part('offline'));
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        expect(await axeViolations(page), value).toEqual([]);
      }
    } finally {
      setPolicy(null);
      await browser.close();
    }
  });
});

describe('the keyboard', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  it('skips to the sections, and goes to each of them by the navigation', async () => {
    const page = await openOptions(stage.browser);
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('#settings');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement?.id === 'settings'`, { polling: 25 });
    const links = await page.$$eval(`${part('nav')} a`, (all) =>
      all.map((one) => one.getAttribute('href') ?? ''),
    );
    expect(links).toEqual(
      [
        'service',
        'sites',
        'check',
        'simulator',
        'coverage',
        'policy',
        'log-kept',
        'not-numbers',
        'number-use',
        'problems',
        'diagnostics',
      ].map((id) => `#${id}`),
    );
    await page.focus(`${part('nav')} a[href="#check"]`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement?.id === 'check'`, { polling: 25 });
    // The next stop is the first field of that section.
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('check-number');
    await page.keyboard.type('2185550123');
    await page.keyboard.press('Enter');
    await waitForText(page, 'check-shown', /\(628\) 555-0100/);
    await page.close();
  });
});
