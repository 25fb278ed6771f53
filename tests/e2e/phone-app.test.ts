// No service configured: a press hands the call to the phone app of the computer, once, and the card claims no more.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForMarks } from '../support/card';
import { EXTENSION_ID, openOptions, openPopup } from '../support/extension';
import { type CrmBrowser, openCard, startCrmBrowser } from '../support/stage';

let place: CrmBrowser;
let browser: Browser;
let pages = 0;
beforeAll(async () => {
  place = await startCrmBrowser();
  ({ browser } = place);
});
afterAll(async () => {
  await place?.close();
});

/** A CRM page that would lose unsaved work, and says so when it is left. */
async function pageWith(number: string): Promise<Page> {
  const path = `/phone-app/${++pages}`;
  place.crm.add(
    path,
    `<!doctype html><html lang="en"><body style="padding-bottom:900px"><p id="n0">${number}</p><input id="note">
     <script>addEventListener('beforeunload', (event) => { window.asked = true; event.preventDefault(); })</script>`,
  );
  const page = await browser.newPage();
  await page.goto(place.crm.url + path);
  await page.type('#note', 'not saved');
  await waitForMarks(page, 1);
  return page;
}

const isHandOver = (url: string): boolean =>
  url.startsWith(`chrome-extension://${EXTENSION_ID}/hand-over.html`);

/** The tab that opens the link: what it opened, and the requests for it that the browser began. */
async function handedOver(press: () => Promise<void>): Promise<{ tab: Page; link: string; began: string[] }> {
  const began: string[] = [];
  const opened = browser.waitForTarget((target) => isHandOver(target.url()));
  await press();
  const tab = await (await opened).asPage();
  const session = await tab.createCDPSession();
  session.on('Page.frameStartedNavigating', ({ url }) => void began.push(url));
  await session.send('Page.enable');
  await tab.waitForSelector('[data-t="link"]');
  const link = await tab.$eval('[data-t="link"]', (element) => element.textContent ?? '');
  return { tab, link, began };
}

const recent = async (): Promise<{ state: string; display: string }[]> => {
  const page = await openOptions(browser);
  const answer = (await page.evaluate(`chrome.runtime.sendMessage({ name: 'calls.recent', input: {} })`)) as {
    value: { state: string; display: string }[];
  };
  await page.close();
  return answer.value;
};

describe('without a telephony service', () => {
  it('the card says who chooses the caller ID, and Call hands the number over, extension included', async () => {
    const page = await pageWith('212-555-0123 x45');
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('shown', 'Your phone app chooses');
    expect(await card.text('reason')).toMatch(/which chooses the number they see/);
    expect(await card.read('line')).toBeNull();
    const { tab, link, began } = await handedOver(() => card.call());
    expect(link).toBe('tel:+12125550123;ext=45');
    // The debugger may come too late to see it begin, but nothing else is opened, and nothing twice.
    expect([[link], []]).toContainEqual(began);
    await tab.close();
    await page.bringToFront();
    await card.waitForText('state', 'Handed to the phone app');
    await card.waitForText('message', /What becomes of the call is not known here/);
    // The CRM was not left, and was not asked whether it may be.
    expect(await page.evaluate('[window.asked ?? false, document.querySelector("#note").value]')).toEqual([
      false,
      'not saved',
    ]);
    expect((await recent())[0]).toMatchObject({ state: 'dispatched', display: '+1 212-555-0123 ext. 45' });
    await page.close();
  });

  it('a tab that is brought back opens nothing: the link is given once', async () => {
    const page = await pageWith('646-555-0123');
    const card = await openCard(page, '#n0', '646-555-0123');
    await card.waitFor('call');
    const { tab } = await handedOver(() => card.call());
    await tab.reload();
    await tab.waitForFunction(() => document.querySelector('[data-t="link"]')?.textContent === '');
    await tab.close();
    await page.close();
  });

  it('the popup lists the calls with who chose the number, and with no line, because there is none', async () => {
    const page = await browser.newPage();
    const popup = await openPopup(browser, page);
    await popup.waitForSelector('[data-t="attempts"]');
    const shown = await popup.$$eval('[data-t="attempts"] .entry > .small', (rows) =>
      rows.map((row) => (row as HTMLElement).innerText),
    );
    expect(new Set(shown)).toEqual(new Set(['Your phone app chooses']));
    await popup.close();
    await page.close();
  });

  it('what needs no directory still holds: an emergency number and a call abroad', async () => {
    const page = await pageWith('876-555-0123');
    const card = await openCard(page, '#n0', '876-555-0123');
    await card.waitForText('blocked', /Jamaica/);
    await page.close();
    const tab = await browser.newPage();
    await tab.goto(`${place.crm.url}/phone-app/1`);
    const popup = await openPopup(browser, tab);
    await popup.locator('input[name="number"]').fill('9-911');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-t="blocked"]');
    expect(await popup.$('[data-t="call"]')).toBeNull();
    await popup.close();
    await tab.close();
  });

  it('another kind of link is chosen in the settings; what it cannot carry, the card says', async () => {
    const options = await openOptions(browser);
    await options.select('[data-t="service-choice"]', 'uri');
    await options.select('[data-t="uri-scheme"]', 'zoom');
    await options.click('[data-t="use-phone-app"]');
    await options.waitForFunction(() =>
      /uriScheme\s+zoom\s+You/.test((document.querySelector('[data-t="policy"]') as HTMLElement).innerText),
    );
    await options.close();
    const page = await pageWith('415-555-0123 x7');
    const card = await openCard(page, '#n0', '415-555-0123');
    await card.waitForText('hint', 'Dial extension 7 yourself once the call is up.');
    const { tab, link } = await handedOver(() => card.call());
    expect(link).toBe('zoomphonecall://+14155550123');
    await tab.close();
    await page.close();
  });
});
