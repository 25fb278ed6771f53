// The same in Japanese, in a browser that speaks it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPopup } from '../support/extension';
import { openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ language: 'ja' });
});
afterAll(() => stage?.close());

it('card and popup are in Japanese; a Japanese destination gets the main number, with the reason', async () => {
  const page = await stage.pageWith(['646-555-0123', '+81 3-5555-0123']);
  const card = await openCard(page, '#n0', '646-555-0123');
  await card.waitForText('reason', '646は212（New York）と同じ地域の市外局番です。');
  expect(await card.text('kind')).toBe('ローカルプレゼンス');
  await page.keyboard.press('Escape');
  await openCard(page, '#n1', '+81 3-5555-0123');
  await card.waitForText('reason', '日本ではローカルプレゼンスを利用できません。');
  await card.waitForText('call', /それでも発信する/);
  await card.waitForText('warning', /日本への国際電話です。/);
  await page.keyboard.press('Escape');
  const popup = await openPopup(stage.browser, page);
  await popup.waitForSelector('[data-t="numbers"] li');
  expect(await popup.$eval('main', (element) => element.innerText)).toMatch(/このページの番号/);
  expect(await popup.evaluate(() => document.documentElement.lang)).toMatch(/^ja/);
});
