// The popup: the same decisions for the numbers on the tab and for a typed one, and a call from there.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pointOf } from '../support/card';
import { openPopup } from '../support/extension';
import { endCalls, type Stage, startStage } from '../support/stage';

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
