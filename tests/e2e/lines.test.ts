// Which line, which of its numbers, and what agents are told of them.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Card, flip } from '../support/card';
import { EXTENSION_ID, openOptions, openPopup } from '../support/extension';
import { DIRECTORY, endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

const NUMBER = '575-555-0123';
async function open(number = NUMBER): Promise<{ page: Page; card: Card }> {
  const page = await stage.pageWith([number]);
  return { page, card: await openCard(page, '#n0', number) };
}
async function killWorker(): Promise<void> {
  const target = stage.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
  await (await target?.worker())?.close().catch(() => undefined);
}
async function ask(name: string, input: object = {}): Promise<unknown> {
  const page = await openOptions(stage.browser);
  const message = JSON.stringify({ name, input });
  const answer = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as { value: unknown };
  await page.close();
  return answer.value;
}
/** The directory, changed, as the worker has it after a refresh. */
async function changeDirectory(change: (directory: typeof DIRECTORY) => void): Promise<void> {
  const changed = structuredClone(DIRECTORY);
  change(changed);
  stage.gateway.setDirectory(changed);
  await ask('directory.refresh');
}

describe('the number shown', () => {
  it('can be picked among the line’s own where it has no local presence, and is what is dialed', async () => {
    const { page, card } = await open();
    await card.select('line', 'support');
    await card.waitForText('shown', '(312) 555-0100');
    await card.select('number', '+18005550100');
    await card.waitForText('shown', '(800) 555-0100');
    expect(await card.text('reason')).toBe('The number you picked for Support.');
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({
      callerId: '+18005550100',
      lineId: 'support',
      context: { rung: 'line-number' },
    });
    await page.close();
  });

  it('is remembered with its line, also by another worker', async () => {
    await killWorker();
    const { page, card } = await open();
    await card.waitForText('shown', '(800) 555-0100');
    expect((await card.read('line'))?.value).toBe('support');
    await card.select('line', 'sales-west');
    await card.waitForText('shown', '(505) 555-0142');
    await page.close();
  });

  it('cannot be picked with local presence, and what was picked changes nothing then', async () => {
    const { page, card } = await open();
    await card.waitForText('shown', '(505) 555-0142');
    expect(await card.read('number')).toBeNull();
    await flip(page, card);
    await card.select('number', '+15035550101');
    await card.waitForText('shown', '(503) 555-0101');
    await flip(page, card);
    await card.waitForText('shown', '(505) 555-0142');
    await card.until('no picker', async () => (await card.read('number')) === null);
    await card.click('why');
    expect(await card.text('trace')).toMatch(/The number you picked for this line is not used while/);
    await page.close();
  });

  it('a number of the pool that somebody asks for is not shown', async () => {
    const view = (await ask('call.preview', {
      text: NUMBER,
      lineId: 'support',
      pickedNumber: '+15055550142',
    })) as { shown: string; numberShown: string };
    expect(view.numberShown).toBe('+13125550100');
    // What is remembered is still what was picked on a card.
    const next = (await ask('call.preview', { text: NUMBER, lineId: 'support' })) as typeof view;
    expect(next.numberShown).toBe('+18005550100');
    await ask('call.preview', { text: NUMBER, lineId: 'sales-west' });
  });
});

describe('the switch', () => {
  it('is of its line: another line takes none of it, and a stopped worker forgets nothing', async () => {
    const { page, card } = await open();
    await flip(page, card);
    await card.waitForText('shown', '(503) 555-0101');
    await card.select('line', 'seniors');
    await card.waitForText('shown', /^\(505\)/);
    expect(await card.text('toggle-hint')).toMatch(/recognise you/);
    await killWorker();
    await card.select('line', 'sales-west');
    await card.waitForText('shown', '(503) 555-0101');
    await flip(page, card);
    await card.waitForText('shown', '(505) 555-0142');
    await page.close();
  });

  it('is locked where the line’s administrator does not let agents switch', async () => {
    const { page, card } = await open();
    await card.select('line', 'japan');
    await card.waitForText('lock', 'Always on for this line');
    await card.select('line', 'sales-west');
    await card.waitForText('shown', '(505) 555-0142');
    await page.close();
  });
});

describe('a line that is gone from the directory', () => {
  afterAll(() => changeDirectory(() => undefined));

  it('is said once, with the line that is used instead', async () => {
    const { page, card } = await open();
    await card.select('line', 'support');
    await card.waitForText('shown', '(800) 555-0100');
    await changeDirectory((directory) => (directory.callCenters as unknown[]).splice(1, 1));
    await page.keyboard.press('Escape');
    await openCard(page, '#n0', NUMBER);
    await card.waitForText(
      'hint',
      'The line you used here last is not yours any more. You are calling as Sales West.',
    );
    await card.waitForText('shown', '(505) 555-0142');
    await page.keyboard.press('Escape');
    await openCard(page, '#n0', NUMBER);
    await card.waitFor('call');
    expect(await card.text('hint')).not.toMatch(/not yours any more/);
    await page.close();
  });
});

describe('a call that was shown as spam', () => {
  it('is noted by the agent, can be taken back, and rests the number when it is too often', async () => {
    const number = '212-555-0123';
    const { page, card } = await open(number);
    const usual = await card.waitForText('shown', /^\(212\)/);
    for (let report = 1; report <= 3; report++) {
      await card.call();
      await card.waitFor('hang-up');
      expect(await card.read('report-spam')).toBeNull();
      await card.click('hang-up');
      await card.click('report-spam');
      await card.waitForText('spam-reported', new RegExp(`${usual.slice(-4)} was shown as spam`));
      if (report === 1) {
        await card.click('take-back');
        await card.click('report-spam');
        await card.waitFor('spam-reported');
      }
      await card.click('again');
      await card.waitFor('call');
    }
    await card.waitForText('shown', new RegExp(`^\\(212\\) (?!${usual.slice(6)})`));
    await card.click('why');
    expect(await card.text('trace')).toMatch(/By this computer’s own history/);
    const options = await openOptions(stage.browser);
    await options.waitForFunction(
      `document.querySelector('[data-t="number-use"]')?.innerText.includes('rests until')`,
      { polling: 25 },
    );
    expect(await options.$eval('[data-t="number-use"] tbody tr', (row) => row.textContent)).toMatch(
      new RegExp(`${usual.slice(-8)}33 · rests until`),
    );
    await options.close();
    await page.close();
  });
});

describe('a link for text messages', () => {
  async function textPage(number: string): Promise<Page> {
    const page = await stage.browser.newPage();
    stage.crm.add(
      '/texts',
      `<!doctype html><html lang="en"><body style="padding-bottom:900px">
       <p><a id="n0" href="sms:${number}?body=Hello">Write to ${number}</a></p><p>212-555-0100</p></body></html>`,
    );
    await page.goto(`${stage.crm.url}/texts`);
    return page;
  }
  const isHandOver = (url: string): boolean =>
    url.startsWith(`chrome-extension://${EXTENSION_ID}/hand-over.html`);

  it('opens the card with the warning, and Text hands the number to the messaging app', async () => {
    const page = await textPage('+12125550187');
    const before = stage.gateway.dialRequests().length;
    const card = await openCard(page, '#n0', '+12125550187');
    await card.waitForText('text-warning', /\(212\) 555-014\d.*do not arrive\.$/);
    expect(await card.text('text-give')).toBe('For replies, give (628) 555-0100.');
    await new Promise((resolve) => setTimeout(resolve, 450));
    const opened = stage.browser.waitForTarget((target) => isHandOver(target.url()));
    await card.click('text');
    const tab = await (await opened).asPage();
    await tab.waitForSelector('[data-t="link"]');
    expect(await tab.$eval('[data-t="link"]', (element) => element.textContent)).toBe('sms:+12125550187');
    await tab.close();
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });

  it('is one in the popup’s list too', async () => {
    const page = await textPage('+12125550187');
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="numbers"] li:first-child button').click();
    await popup.waitForSelector('[data-t="text-warning"]');
    expect(await popup.$eval('[data-t="text-warning"]', (element) => element.textContent)).toMatch(
      /\(212\) 555-014\d.*do not arrive\.$/,
    );
    await popup.click('.icon-button');
    await popup.locator('[data-t="numbers"] li:last-child button').click();
    await popup.waitForSelector('[data-t="call"]');
    expect(await popup.$('[data-t="texting"]')).toBeNull();
    await popup.close();
    await page.close();
  });

  it('warns of nothing where the customer sees a number of the line’s own', async () => {
    const page = await textPage('+15035550187');
    const card = await openCard(page, '#n0', '+15035550187');
    await card.waitFor('text');
    expect(await card.read('text-warning')).toBeNull();
    await page.close();
  });

  it('hands nothing over by a press that nobody made', async () => {
    const page = await textPage('+12125550187');
    const card = await openCard(page, '#n0', '+12125550187');
    await card.waitFor('text');
    await new Promise((resolve) => setTimeout(resolve, 450));
    await card.forgePress('text');
    await card.waitForText('notice', /^Not opened/);
    expect(stage.browser.targets().filter((target) => isHandOver(target.url()))).toEqual([]);
    await page.close();
  });

  it('offers no message to a number that may not be called', async () => {
    const page = await textPage('+18765550187');
    const card = await openCard(page, '#n0', '+18765550187');
    await card.waitForText('blocked', /Jamaica/);
    expect(await card.read('text')).toBeNull();
    await page.close();
  });
});

describe('the popup', () => {
  it('names what is wrong with the directory, and what to do about a number without a plan', async () => {
    await changeDirectory((directory) => {
      const [first] = directory.callCenters as { numbers: string[] }[];
      first?.numbers.push('+14255550100');
    });
    const page = await stage.pageWith([NUMBER]);
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="problems"] summary').click();
    const text = await popup.$eval('[data-t="problems"]', (element) => element.textContent);
    expect(text).toMatch(/This number has no calling plan that makes calls; it is not offered\./);
    expect(text).toContain('+14255550100');
    await popup.close();
    await page.close();
  });
});
