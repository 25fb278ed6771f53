// Firefox has an event page instead of a worker, and stops it under a request that is on its way.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/browser';
import type { DialFault } from '../../scripts/campaign/faults';
import { letHoursPass, rowsFrom } from '../../scripts/campaign/journal-script';
import { type CampaignService, NO_FAULTS } from '../../scripts/campaign/service';
import { gatewayService } from '../../scripts/campaign/service-gateway';
import type { Row } from '../../scripts/campaign/verdict';
import {
  backgroundState,
  launchFirefox,
  openExtensionPage,
  stopWhenIdle,
  terminateBackground,
} from '../support/firefox';

const firefox = findFirefox();
if (!firefox) console.log('Skipped: there is no Firefox here, and none could be installed.');

describe.skipIf(!firefox)('in Firefox, an event page that is stopped', () => {
  let service: CampaignService;
  let browser: Browser;
  let helper: Page;
  beforeAll(async () => {
    service = await gatewayService();
    browser = await launchFirefox(firefox ?? '');
    helper = await openExtensionPage(browser, 'options.html', '[data-t="service"]');
    await fill(helper, 'input[name="url"]', service.url);
    await fill(helper, 'input[name="token"]', 'campaign-token');
    await helper.click('[data-t="connect"]');
    await helper.waitForSelector('[data-t="connection"].live');
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  const fill = async (page: Page, selector: string, text: string): Promise<void> => {
    await page.click(selector);
    await page.keyboard.type(text);
  };
  const rows = async (to: string): Promise<Row[]> => (await helper.evaluate(rowsFrom(to))) as Row[];
  const text = (page: Page, selector: string): Promise<string> =>
    page.$eval(selector, (element) => (element as HTMLElement).innerText);

  /** Presses Call for a number in a page of ours, and stops the event page once the service has read the dial. */
  async function pressed(number: string, first: DialFault, stop: () => Promise<unknown>): Promise<Page> {
    const page = await openExtensionPage(browser, 'popup.html', 'input[name="number"]');
    await fill(page, 'input[name="number"]', number);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-t="call"]');
    const arrived = new Promise<void>((resolve) => {
      service.arm({ ...NO_FAULTS, service: { first, again: null }, arrived: resolve });
    });
    await page.click('[data-t="call"]');
    await arrived;
    await stop();
    await page.waitForSelector('[data-t="attempt"]');
    return page;
  }
  const settled = (page: Page, states: string[]): Promise<unknown> =>
    page.waitForFunction(
      (wanted) =>
        wanted.includes(document.querySelector<HTMLElement>('[data-t="attempt"]')?.dataset.state ?? ''),
      { polling: 50, timeout: 20_000 },
      states,
    );
  const calls = (to: string): number => service.placed().filter((call) => call.to === to).length;

  it.each([
    [
      'that placed the call: it is found again',
      '212-555-0131',
      { kind: 'late', ms: 3_000 },
      ['accepted', 'live'],
      1,
    ],
    ['that placed none: it is not known', '212-555-0132', { kind: 'silent', placed: false }, ['unknown'], 0],
  ] as const)('during a request %s, and nothing is sent again', async (_, number, fault, states, placed) => {
    const to = `+1${number.replaceAll('-', '')}`;
    const before = service.dialRequests();
    const page = await pressed(number, fault, () => terminateBackground(browser));
    await settled(page, [...states]);
    expect(await text(page, 'body')).not.toMatch(/Something in Neardial broke|Not called/);
    expect(await rows(to)).toMatchObject([{ state: expect.stringMatching(states.join('|')) }]);
    expect(calls(to)).toBe(placed);
    expect(service.dialRequests() - before).toBe(1);
    service.endCalls();
    await helper.evaluate(letHoursPass);
    await page.close();
  });

  it('because it was idle for a second, under an answer that takes four: one call, and the truth', async () => {
    const before = service.dialRequests();
    // Counts from when the page starts the next time.
    await stopWhenIdle(browser, 1_000);
    await terminateBackground(browser);
    const stopped = async (): Promise<void> => {
      while ((await backgroundState(browser)) === 'running')
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(service.isBusy(), 'the answer is still to come').toBe(true);
    };
    const page = await pressed('212-555-0133', { kind: 'late', ms: 4_000 }, stopped);
    await settled(page, ['accepted', 'live', 'unknown']);
    expect(await text(page, 'body')).not.toMatch(/Something in Neardial broke|Not called/);
    while (service.isBusy()) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await rows('+12125550133')).toMatchObject([
      { state: expect.stringMatching('accepted|live|unknown') },
    ]);
    expect(calls('+12125550133')).toBe(1);
    expect(service.dialRequests() - before).toBe(1);
    await page.close();
  });
});
