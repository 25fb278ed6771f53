// The popup: the same decisions for the numbers on the tab and for a typed one, and a call from there.

import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spokenIn } from '../support/accessibility';
import { pointOf } from '../support/card';
import { EXTENSION_ID, openOptions, openPopup } from '../support/extension';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

describe('the popup', () => {
  it('lists the numbers of the tab with what each customer will see, and calls one', async () => {
    const page = await stage.pageWith(['646-555-0123', '415-555-0123', '911', 'order no. 4155550187']);
    const popup = await openPopup(stage.browser, page);
    await popup.waitForFunction(() => document.querySelectorAll('[data-t="numbers"] li').length === 2, {
      polling: 25,
    });
    const rows = await popup.$$eval('[data-t="numbers"] li', (items) => items.map((item) => item.innerText));
    expect(rows[0]).toMatch(
      /\+1 646-555-0123[\s\S]*\(212\) 555-014[23][\s\S]*646 shares its area with 212, New York/,
    );
    expect(rows[1]).toMatch(/\+1 415-555-0123[\s\S]*\(628\) 555-0100/);
    const before = stage.gateway.placed().length;
    await popup.click('[data-t="numbers"] li:nth-child(2) button');
    await popup.locator('[data-t="call"]').click();
    await popup.waitForSelector('[data-t="hang-up"]');
    expect(
      stage.gateway
        .placed()
        .slice(before)
        .map(({ body }) => body),
    ).toMatchObject([{ to: '+14155550123', callerId: '+16285550100' }]);
    await popup.close();
    await page.close();
  });

  it('takes a typed number, with its extension, and refuses an emergency number', async () => {
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    await popup.locator('input[name="number"]').fill('(207) 555-0123 ext 7');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-t="shown"]');
    expect(await popup.$eval('[data-t="destination"]', (element) => element.textContent)).toBe(
      '+1 207-555-0123 ext. 7',
    );
    expect(await popup.$eval('[data-t="shown"]', (element) => element.textContent)).toBe('(603) 555-0142');
    await popup.click('.icon-button');
    await popup.locator('input[name="number"]').fill('9-911');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-t="blocked"]');
    expect(await popup.$eval('[data-t="blocked"]', (element) => element.textContent)).toMatch(
      /emergency.*Use your phone/,
    );
    expect(await popup.$('[data-t="call"]')).toBeNull();
    await popup.close();
    await page.close();
  });
});

describe('the field of the popup', () => {
  it('groups a number while it is typed and when it is pasted, and takes what was pasted', async () => {
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    const value = (): Promise<string> => popup.$eval('input[name="number"]', (input) => input.value);
    await (await popup.waitForSelector('input[name="number"]'))?.click();
    await popup.keyboard.type('2075550');
    await expect.poll(value).toBe('(207) 555-0');
    await popup.keyboard.type('1');
    await expect.poll(value).toBe('(207) 555-01');
    await popup.keyboard.press('Backspace');
    // What is taken away does not come back; what is pasted over it is one input of as many characters.
    expect(await value()).toBe('(207) 555-0');
    await popup.keyboard.type('1');
    await expect.poll(value).toBe('(207) 555-01');
    await popup.evaluate(`document.activeElement.select()`);
    await popup.keyboard.sendCharacter('+12075550123');
    await expect.poll(value).toBe('+1 207 555 0123');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-t="shown"]');
    expect(await popup.$eval('[data-t="destination"]', (element) => element.textContent)).toBe(
      '+1 207-555-0123',
    );
    await popup.close();
    await page.close();
  });
});

describe('what the popup says of the connection', () => {
  const refresh = async (): Promise<void> => {
    const options = await openOptions(stage.browser);
    await options.evaluate(`chrome.runtime.sendMessage({ name: 'directory.refresh', input: {} })`);
    await options.close();
  };
  const connection = async (page: Page): Promise<string> => {
    const popup = await openPopup(stage.browser, page);
    const line = await popup.waitForSelector('[data-t="directory"]');
    const text = (await line?.evaluate((element) => element.textContent)) ?? '';
    await popup.close();
    return text;
  };

  it('is who is connected, and how old the directory is; popup and card say when it cannot be refreshed', async () => {
    const page = await stage.pageWith(['207-555-0123']);
    expect(await connection(page)).toMatch(/^Connected as Aiko.*\. Directory from Nov 20, 2026,.*\d [AP]M$/);
    stage.gateway.failNext('/v1/directory', { status: 503 });
    await refresh();
    expect(await connection(page)).toMatch(
      /^Connected as Aiko.*Directory from Nov 20, 2026,.*refresh failed$/,
    );
    const card = await openCard(page, '#n0', '207-555-0123');
    await card.waitForText('stale', /^Directory from Nov 20, 2026,.*refresh failed$/);
    await card.waitFor('call');
    await refresh();
    await page.keyboard.press('Escape');
    const fresh = await openCard(page, '#n0', '207-555-0123');
    await fresh.waitFor('call');
    expect(await fresh.read('stale')).toBeNull();
    await page.close();
  });
});

describe('a call', () => {
  it('is said the same on card, popup and side panel, to screen readers too, until it ends for a reason', async () => {
    const panel = await stage.browser.newPage();
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/en/contacts/maria-alvarez`);
    const card = await openCard(page, '#phone', '(646) 555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const id = stage.gateway.placed().at(-1)?.attemptId ?? '';
    const popup = await openPopup(stage.browser, page);
    await popup.waitForSelector('[data-t="attempts"]');
    const read = (at: Page, selector: string): Promise<string> =>
      at.$eval(selector, (element) => (element as HTMLElement).innerText).catch(() => '');
    /** What a live region of a surface says of the call. */
    const saidIn = async (at: Page): Promise<string> =>
      (await spokenIn(at)).find(({ role, text }) => role === 'status' && text.startsWith('Maria'))?.text ??
      '';
    for (const [state, label] of [
      ['ringingCustomer', 'Ringing'],
      ['connected', 'Connected'],
    ] as const) {
      await card.until(state, async () => {
        stage.gateway.move(id, state);
        return (await card.text('state'))?.startsWith(label) ?? false;
      });
      await expect.poll(() => read(popup, '[data-t="attempts"] .entry')).toContain(label);
      await expect.poll(() => read(panel, '[data-t="running"]')).toContain(label);
      for (const at of [popup, panel]) await expect.poll(() => saidIn(at)).toBe(`Maria Alvarez: ${label}`);
    }
    stage.gateway.move(id, 'ended', 'the line is busy');
    await card.waitForText('state', 'Call ended');
    await card.waitForText('message', 'Ended: the line is busy');
    await expect
      .poll(() => read(popup, '[data-t="attempts"] .entry'))
      .toMatch(/Call ended[\s\S]*Ended: the line is busy/);
    await expect.poll(() => saidIn(popup)).toBe('Maria Alvarez: Call ended');
    // The side panel opens the entry of the call that ended.
    await expect
      .poll(() => read(panel, `[data-id="${id}"]`))
      .toMatch(/Call ended[\s\S]*Ended: the line is busy/);
    expect(await panel.$('[data-t="running"]')).toBeNull();
    await popup.close();
    await page.close();
    await panel.close();
  });
});

describe('an agent without outbound capacity', () => {
  it('sees no call control, and why', async () => {
    const other = await startStage({ agent: 'eve' });
    const page = await other.browser.newPage();
    await page.goto(`${other.crm.url}/en/contacts/maria-alvarez`);
    const popup = await openPopup(other.browser, page);
    await popup.waitForSelector('[data-t="barred"]');
    expect(await popup.$eval('main', (element) => element.innerText)).toMatch(
      /no capacity profile for outbound calls/,
    );
    expect(await popup.$('input')).toBeNull();
    expect(await page.evaluate(() => CSS.highlights.has('neardial'))).toBe(false);
    const { x, y } = await pointOf(page, '#phone', '(646) 555-0123');
    await page.mouse.click(x, y);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await page.$('neardial-surface')).toBeNull();
    await other.close();
  });
});
