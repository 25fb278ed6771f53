// The extension is updated or removed while a tab is open: the old script falls silent, and says what to do when asked.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardOn, pointOf, waitForMarks } from '../support/card';
import { EXTENSION_ID } from '../support/extension';
import { paintedMarks } from '../support/found';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage?.close());

it.each([
  ['was never pointed at loses its marks', false],
  ['had its card open says “reload the page”', true],
])('a page that %s, without an error', async (_, wasUsed) => {
  const page = await stage.pageWith(['212-555-0123', '212-555-0124']);
  await waitForMarks(page, 2);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const card = cardOn(page);
  const { x, y } = await pointOf(page, '#n0', '212-555-0123');
  if (wasUsed) {
    await page.mouse.click(x, y);
    await card.waitFor('call');
    await page.keyboard.press('Escape');
  }
  const worker = stage.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
  await (await worker?.worker())?.evaluate('chrome.runtime.reload()').catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await page.evaluate(() => document.body.append('212-555-0125'));
  await page.mouse.move(x + 1, y);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.mouse.click(x, y);
  if (wasUsed) await card.waitForText('note', /reload/i);
  else expect(await paintedMarks(page)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(errors.filter((error) => !/404/.test(error))).toEqual([]);
  expect(stage.gateway.dialRequests()).toEqual([]);
  await page.close();
});
