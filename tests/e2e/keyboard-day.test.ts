// A day without a mouse: everything an agent does, by keyboard only. What has the focus is always to be seen, and it is
// never lost to nowhere.
import type { KeyInput, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { focusedIn, tabTo, waitForFocus } from '../support/accessibility';
import { type Card, cardOn, waitForMarks } from '../support/card';
import { approveHost, EXTENSION_ID, openOptions, openPopup } from '../support/extension';
import { part, waitForText } from '../support/options';
import { endCalls, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

/** Longer than a card has to be still before it takes a press. */
const STILL_MS = 450;
const press = async (page: Page, ...keys: KeyInput[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Enter on Call, which has the focus. */
async function call(page: Page): Promise<void> {
  await waitForFocus(page, 'call');
  await new Promise((resolve) => setTimeout(resolve, STILL_MS));
  await press(page, 'Enter');
  await waitForFocus(page, 'hang-up');
}
const lastCall = () => stage.gateway.placed().at(-1)?.body;

/** The command as the browser gives it: in headless mode its keys do nothing. */
async function stepTo(page: Page, number: string): Promise<void> {
  await page.bringToFront();
  const target = await stage.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID),
  );
  const worker = await target.worker();
  await worker?.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.commands.onCommand.dispatch('next-number', tab))`);
  await waitForFocus(page, 'chip', number);
}

let pages = 0;
async function openCrm(numbers: string): Promise<{ page: Page; card: Card }> {
  const path = `/keyboard/${++pages}`;
  stage.crm.add(path, `<!doctype html><html lang="en"><body><a id="start" href="#start">Start</a>${numbers}`);
  const page = await stage.browser.newPage();
  await page.goto(stage.crm.url + path);
  await waitForMarks(page, 1);
  await press(page, 'Tab');
  expect((await focusedIn(page)).what).toBe('start');
  return { page, card: cardOn(page) };
}
async function escapeTo(page: Page, what: string): Promise<void> {
  await press(page, 'Escape');
  await waitForFocus(page, what);
}

describe('on a page', () => {
  it('a number is stepped to, its call prepared, made, ended and wrapped up', async () => {
    const { page, card } = await openCrm('<p>505-555-0123</p>');
    await stepTo(page, '505-555-0123');
    await press(page, 'Enter');
    await waitForFocus(page, 'call');
    await card.waitForText('shown', '(505) 555-0142');
    // Another line, and one of its numbers.
    await tabTo(page, 'line', 'Shift+Tab');
    await page.keyboard.type('Supp');
    await card.waitForText('shown', '(312) 555-0100');
    await tabTo(page, 'number');
    await press(page, 'ArrowDown');
    await card.waitForText('shown', '(800) 555-0100');
    await tabTo(page, 'line', 'Shift+Tab');
    await page.keyboard.type('Sale');
    await card.waitForText('shown', '(505) 555-0142');
    await tabTo(page, 'toggle');
    await press(page, 'Space');
    await card.waitForText('shown', '(628) 555-0100');
    await press(page, 'Space');
    await card.waitForText('shown', '(505) 555-0142');
    // Why that number.
    await tabTo(page, 'why', 'Shift+Tab');
    await press(page, 'Enter');
    await card.waitFor('trace');
    await tabTo(page, 'trace');
    await tabTo(page, 'call');
    await call(page);
    expect(lastCall()).toMatchObject({ to: '+15055550123', callerId: '+15055550142' });
    await press(page, 'Enter');
    const outcome = await waitForFocus(page, 'outcome-connected');
    expect(outcome.said).toMatch(/^radio/);
    for (let i = 0; i < 10 && (await focusedIn(page)).what !== 'outcome-voicemail'; i++)
      await press(page, 'ArrowDown');
    await tabTo(page, 'wrap-up-note');
    await page.keyboard.type('Again on Monday');
    await tabTo(page, 'save-wrap-up');
    await press(page, 'Enter');
    await card.waitForText('report', 'Saved and sent');
    await waitForFocus(page, 'save-wrap-up');
    expect([...stage.gateway.completed().values()]).toMatchObject([
      { outcome: 'voicemail', note: 'Again on Monday' },
    ]);
    await tabTo(page, 'report-spam', 'Shift+Tab');
    await press(page, 'Enter');
    await waitForFocus(page, 'take-back');
    await press(page, 'Enter');
    await waitForFocus(page, 'report-spam');
    await escapeTo(page, 'start');
    await page.close();
  });

  it('a call that is warned of is made with a reason', async () => {
    const { page, card } = await openCrm('<p>646-555-0123</p><p>+44 20 7946 0123</p>');
    await stepTo(page, '646-555-0123');
    await stepTo(page, '+44 20 7946 0123');
    await press(page, 'Enter');
    await card.waitFor('anyway-why');
    await waitForFocus(page, 'call');
    await tabTo(page, 'anyway-why', 'Shift+Tab');
    await page.keyboard.type('They asked');
    await press(page, 'Tab');
    await call(page);
    expect(await card.text('overrode')).toMatch(/They asked/);
    await press(page, 'Enter');
    await waitForFocus(page, 'outcome-connected');
    await escapeTo(page, 'start');
    await page.close();
  });

  it('a number is said to be none, and is marked no more', async () => {
    const { page, card } = await openCrm('<p>646-555-0188</p>');
    await stepTo(page, '646-555-0188');
    await press(page, 'Enter');
    await waitForFocus(page, 'call');
    await tabTo(page, 'not-a-number', 'Shift+Tab');
    await press(page, 'Enter');
    await card.until('being closed', async () => !(await card.isOpen()));
    await page.waitForFunction(`!CSS.highlights.get('neardial')?.size`, { polling: 25 });
    await page.close();
  });

  it('a call that the other side ends takes no focus from what is written meanwhile', async () => {
    const { page, card } = await openCrm('<p>646-555-0144</p><input name="notes">');
    await stepTo(page, '646-555-0144');
    await press(page, 'Enter');
    await call(page);
    await page.focus('[name="notes"]');
    stage.gateway.move(stage.gateway.placed().at(-1)?.attemptId ?? '', 'ended');
    await card.waitFor('wrap-up');
    expect((await focusedIn(page)).what).toBe('notes');
    await page.close();
  });
});

describe('the popup', () => {
  it('a number is typed and called, another one of the page is looked at, and the side panel is opened', async () => {
    const { page } = await openCrm('<p>646-555-0123</p>');
    const popup = await openPopup(stage.browser, page);
    await popup.waitForSelector(part('numbers'));
    await tabTo(popup, 'number');
    await popup.keyboard.type('2075550123');
    await press(popup, 'Enter');
    await call(popup);
    expect(lastCall()).toMatchObject({ to: '+12075550123' });
    await press(popup, 'Enter');
    await waitForFocus(popup, 'outcome-connected');
    await tabTo(popup, 'close', 'Shift+Tab');
    await press(popup, 'Enter');
    await waitForFocus(popup, 'number');
    await popup.waitForSelector(`${part('numbers')} li`);
    await tabTo(popup, 'numbers');
    await press(popup, 'Enter');
    await waitForFocus(popup, 'call');
    await tabTo(popup, 'close', 'Shift+Tab');
    await press(popup, 'Enter');
    await waitForFocus(popup, 'numbers');
    await tabTo(popup, 'open-panel');
    // The popup is closed with it.
    await press(popup, 'Enter').catch(() => undefined);
    await stage.browser.waitForTarget((one) => one.url().endsWith('/sidepanel.html'));
    await popup.close().catch(() => undefined);
    await page.close();
  });
});

describe('the side panel', () => {
  it('the log is searched, an entry opened, its number called back as before, the calls exported', async () => {
    const { page } = await openCrm('<p>415-555-0123</p>');
    await stepTo(page, '415-555-0123');
    await press(page, 'Enter');
    await call(page);
    const before = lastCall();
    const panel = await stage.browser.newPage();
    await panel.setViewport({ width: 360, height: 600 });
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    await panel.waitForSelector(part('log'));
    await panel.evaluate(`
      window.files = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { window.files.push(blob.text()); return make(blob); };
    `);
    // The call is ended here; what it was like is asked at once.
    await tabTo(panel, 'hang-up');
    await press(panel, 'Enter');
    await waitForFocus(panel, 'outcome-connected');
    await press(panel, 'Space');
    await tabTo(panel, 'save-wrap-up');
    await press(panel, 'Enter');
    await waitForText(panel, 'report', /Saved and sent/);
    await tabTo(panel, 'search', 'Shift+Tab');
    await panel.keyboard.type('(415) 555-0123');
    await waitForText(panel, 'count', /Calls: 1$/);
    await tabTo(panel, 'filters');
    await press(panel, 'Enter');
    await tabTo(panel, 'outcome');
    await tabTo(panel, 'entry');
    await press(panel, 'Enter', 'Enter');
    await tabTo(panel, 'call-back');
    await press(panel, 'Enter');
    await waitForFocus(panel, 'call');
    await escapeTo(panel, 'call-back');
    await press(panel, 'Enter');
    await call(panel);
    expect(lastCall()).toMatchObject({ to: '+14155550123', callerId: before?.callerId });
    await press(panel, 'Enter');
    await waitForFocus(panel, 'outcome-connected');
    // The call that was made is open in the log now, and not the one that it answered.
    await escapeTo(panel, 'entry');
    await tabTo(panel, 'export-csv');
    await press(panel, 'Enter');
    await panel.waitForFunction('window.files.length === 1', { polling: 25 });
    await tabTo(panel, 'tab-log');
    await press(panel, 'ArrowRight');
    await waitForFocus(panel, 'tab-callbacks');
    await panel.waitForSelector(`${part('tab-callbacks')}[aria-selected="true"]`);
    await panel.close();
    await page.close();
  });
});

it('every section of the settings is gone to by the navigation', async () => {
  const page = await openOptions(stage.browser);
  const sections = await page.$$eval(`${part('nav')} a`, (links) =>
    links.map((link) => (link.getAttribute('href') ?? '').slice(1)),
  );
  expect(sections.length).toBeGreaterThan(5);
  for (const section of sections) {
    await page.focus(`${part('nav')} a[href="#${section}"]`);
    expect((await focusedIn(page)).isShown).toBe(true);
    await press(page, 'Enter');
    await page.waitForFunction(`document.activeElement?.id === '${section}'`, { polling: 25 });
    await press(page, 'Tab');
    expect(await focusedIn(page)).toMatchObject({ isShown: true });
  }
  await page.close();
});

it('in the settings a site is added, switched off and removed, the connection tested, a list simulated', async () => {
  await approveHost(stage.browser, 'http://localhost');
  const page = await openOptions(stage.browser);
  await page.bringToFront();
  // Else it scrolls smoothly, and what has the focus comes into view a little later.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tabTo(page, 'test-connection');
  await press(page, 'Enter');
  await waitForText(page, 'checks', /Directory OK/);
  await waitForFocus(page, 'test-connection');
  await tabTo(page, 'site');
  await page.keyboard.type('http://localhost:7777');
  await tabTo(page, 'add-site');
  await press(page, 'Enter');
  await waitForText(page, 'site-note', /now runs on http:\/\/localhost:7777/);
  const of = async (what: string): Promise<void> => {
    do await tabTo(page, what);
    while (!(await page.evaluate(`document.activeElement.closest('[data-site="http://localhost:7777"]')`)));
  };
  await of('switch-site');
  await press(page, 'Space');
  await page.waitForSelector('[data-site="http://localhost:7777"] [aria-checked="false"]');
  await waitForFocus(page, 'switch-site');
  await press(page, 'Enter');
  await page.waitForSelector('[data-site="http://localhost:7777"] [aria-checked="true"]');
  await tabTo(page, 'remove-site', 'Shift+Tab');
  await press(page, 'Enter');
  await page.waitForFunction(`!document.querySelector('[data-site="http://localhost:7777"]')`, {
    polling: 25,
  });
  await waitForFocus(page, 'site');
  await tabTo(page, 'simulator-numbers');
  await page.keyboard.type('646-555-0123\n207-555-0123');
  await tabTo(page, 'simulate');
  await press(page, 'Enter');
  await waitForText(page, 'simulator-note', /Numbers simulated: 2\./);
  await waitForFocus(page, 'simulate');
  await page.close();
});
