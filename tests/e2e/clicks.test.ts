// Which clicks open the card, and which belong to the page. A click on a number never dials.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn, pointOf, waitForMarks } from '../support/card';
import { type Stage, startStage } from '../support/stage';

const BODY = `
<p id="plain">Call 212-555-0123 at any time of the day</p>
<p><button id="button" onclick="document.title = 'page'">Ring 646-555-0123</button></p>
<p><a id="link" href="tel:+12075550123;ext=9">the office</a></p>
<p><a id="service" href="tel:*21*2125550199%23">forward</a></p>
<input id="field" value="575-555-0123">
<dialog id="modal"><p id="inside">218-555-0123</p></dialog>`;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await startStage();
  stage.crm.add(
    '/clicks',
    `<!doctype html><html lang="en"><title>start</title><body style="padding:40px">${BODY}</body></html>`,
  );
  page = await stage.browser.newPage();
  await page.goto(`${stage.crm.url}/clicks`);
  await waitForMarks(page, 2);
});
afterAll(async () => {
  expect(stage?.gateway.dialRequests()).toEqual([]);
  await stage?.close();
});

const card = () => cardOn(page);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));
async function close(): Promise<void> {
  await page.keyboard.press('Escape');
  await card().until('closed', async () => !(await card().isOpen()));
}

describe('a click', () => {
  it('on a number opens the card, which takes the focus; Escape gives it back', async () => {
    await page.focus('#field');
    const { x, y } = await pointOf(page, '#plain', '212-555-0123');
    await page.mouse.click(x, y);
    await card().waitFor('call');
    await card().until('focus on Call', async () => (await card().read('call'))?.focused);
    await close();
  });

  it.each(['Control', 'Shift', 'Alt', 'Meta'] as const)('with %s held is the page’s own', async (key) => {
    const { x, y } = await pointOf(page, '#plain', '212-555-0123');
    await page.keyboard.down(key);
    await page.mouse.click(x, y);
    await page.keyboard.up(key);
    await settle();
    expect(await card().isOpen()).toBe(false);
  });

  it('that ends a selection of the number is the page’s own', async () => {
    const { x, y } = await pointOf(page, '#plain', '212-555-0123');
    await page.mouse.move(x - 30, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 5 });
    await page.mouse.up();
    await settle();
    expect(await card().isOpen()).toBe(false);
    expect(await page.evaluate(() => String(getSelection()))).not.toBe('');
    await page.evaluate(() => getSelection()?.removeAllRanges());
  });

  it('of a double click leaves the word selected and no card', async () => {
    const { x, y } = await pointOf(page, '#plain', '212-555-0123');
    await page.mouse.click(x, y, { count: 2 });
    await settle();
    expect(await card().isOpen()).toBe(false);
    await page.evaluate(() => getSelection()?.removeAllRanges());
  });

  it('beside a number does nothing', async () => {
    const { x, y } = await pointOf(page, '#plain', 'the day');
    await page.mouse.click(x, y);
    await settle();
    expect(await card().isOpen()).toBe(false);
  });

  it('inside a button goes through to the page; the chip opens the card', async () => {
    const { x, y } = await pointOf(page, '#button', '646-555-0123');
    await page.mouse.click(x, y);
    expect(await page.title()).toBe('page');
    await settle();
    expect(await card().isOpen()).toBe(false);
    await page.mouse.move(x + 1, y);
    await settle();
    const right = await page.$eval('#button', (button) => button.getBoundingClientRect().right);
    await page.mouse.click(right + 8, y);
    await card().waitForText('destination', '+1 646-555-0123');
    await close();
  });

  it('on a tel: link opens the card instead of the phone app, by mouse and by keyboard', async () => {
    const prevented = page.evaluate(
      () =>
        new Promise((seen) =>
          window.addEventListener('click', (event) => seen(event.defaultPrevented), { once: true }),
        ),
    );
    await page.click('#link');
    expect(await prevented).toBe(true);
    await card().waitForText('destination', '+1 207-555-0123 ext. 9');
    await close();
    await page.focus('#link');
    await page.keyboard.press('Enter');
    await card().waitForText('destination', '+1 207-555-0123 ext. 9');
    await close();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('link');
  });

  it('inside the page’s own modal dialog works too', async () => {
    await page.evaluate(() => (document.getElementById('modal') as HTMLDialogElement).showModal());
    const { x, y } = await pointOf(page, '#inside', '218-555-0123');
    await page.mouse.click(x, y);
    await card().waitFor('call');
    await card().click('why');
    await card().waitFor('trace');
    await close();
    await page.evaluate(() => (document.getElementById('modal') as HTMLDialogElement).close());
  });

  it('after the number changed in place shows the new one', async () => {
    await page.$eval('#plain', (element) => {
      (element.firstChild as Text).data = 'Call 503-555-0188 today';
    });
    const { x, y } = await pointOf(page, '#plain', '503-555-0188');
    await card().until('marked again', async () => {
      await page.mouse.click(x, y);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return card().isOpen();
    });
    await card().waitForText('destination', '+1 503-555-0188');
    await close();
  });
});
