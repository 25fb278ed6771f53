// Popup, side panel, card and chip for everybody: axe-core finds nothing, nothing is cut off, nothing moves.
// The settings are in options-accessibility.test.ts.
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeOnSurface,
  coloursIn,
  contrastOf,
  cutOffIn,
  emulate,
  lostInForcedColours,
  movingIn,
  spokenIn,
} from '../support/accessibility';
import { type Card, cardOn, pointOf } from '../support/card';
import { connect, EXTENSION_ID, launchWithExtension, openOptions, openPopup } from '../support/extension';
import { axeViolations } from '../support/options';
import { openCard, type Stage, startStage } from '../support/stage';

const NUMBERS = ['646-555-0123', '+44 20 7946 0123', '876-555-0123', '415-555-0177'];
const [USUAL = '', ABROAD = '', BARRED = '', UNKNOWN = ''] = NUMBERS;

/** The colours of the lines under numbers and fax numbers. */
const MARK_COLOURS = [
  ...readFileSync(new URL('../../public/marks.css', import.meta.url), 'utf8').matchAll(
    /underline[^;]*px (color-mix\(.*\));/g,
  ),
].map(([, colour]) => colour ?? '');

async function inBothSchemes(page: Page, look: () => Promise<string[]>): Promise<void> {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect(await look(), value).toEqual([]);
  }
  await page.emulateMediaFeatures([]);
}
const findsNothing = (page: Page): Promise<void> => inBothSchemes(page, () => axeViolations(page));

describe.each(['en-US', 'ja'])('in %s', (language) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ language });
  });
  afterAll(() => stage?.close());

  async function openPanel(): Promise<Page> {
    const panel = await stage.browser.newPage();
    await panel.setViewport({ width: 360, height: 760 });
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    await panel.waitForSelector('[data-t="nothing"], [data-t="log"]');
    return panel;
  }

  describe('the card in a page', () => {
    let page: Page;
    let card: Card;
    const nothing = (): Promise<void> => inBothSchemes(page, () => axeOnSurface(page));
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await card.until('closed', async () => !(await card.isOpen()));
    };
    beforeAll(async () => {
      page = await stage.pageWith(NUMBERS);
    });
    afterAll(() => page?.close());

    it('the chip beside a number', async () => {
      await page.bringToFront();
      const { x, y } = await pointOf(page, '#n0', USUAL);
      await page.mouse.move(x, y);
      await cardOn(page).waitFor('chip');
      await nothing();
    });

    it('ready, with its reasons open, locked, and with a number to pick', async () => {
      card = await openCard(page, '#n0', USUAL);
      await card.waitFor('call');
      await nothing();
      await card.click('why');
      await card.waitFor('trace');
      await nothing();
      await card.select('line', 'japan');
      await card.waitFor('lock');
      await nothing();
      await card.select('line', 'support');
      await card.waitFor('number');
      await nothing();
      await card.select('line', 'sales-west');
      await close();
    });

    it('with a warning and the field for a reason', async () => {
      card = await openCard(page, '#n1', ABROAD);
      await card.waitFor('anyway-why');
      await nothing();
      await close();
    });

    it('before a text message', async () => {
      stage.crm.add(
        '/texts',
        `<!doctype html><html lang="en"><body><p><a id="n0" href="sms:+12125550187">+12125550187</a></p><p>212-555-0188</p>`,
      );
      const texts = await stage.browser.newPage();
      await texts.goto(`${stage.crm.url}/texts`);
      await (await openCard(texts, '#n0', '+12125550187')).waitFor('text-warning');
      await inBothSchemes(texts, () => axeOnSurface(texts));
      await texts.close();
      await page.bringToFront();
    });

    it('blocked', async () => {
      card = await openCard(page, '#n2', BARRED);
      await card.waitFor('blocked');
      await nothing();
      await close();
    });

    it('not known', async () => {
      stage.gateway.failNext('/v1/dial', { status: 500 });
      card = await openCard(page, '#n3', UNKNOWN);
      await card.call();
      await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown', 20_000);
      await nothing();
      await close();
    });

    it('in a call, and wrapped up after it', async () => {
      card = await openCard(page, '#n0', USUAL);
      await card.call();
      await card.waitFor('hang-up');
      await nothing();
      await card.click('hang-up');
      await card.waitFor('wrap-up');
      await nothing();
      await card.click('outcome-voicemail');
      await nothing();
      await card.click('save-wrap-up');
      await card.waitForText('report', /./);
      await card.click('report-spam');
      await card.waitFor('take-back');
      await nothing();
      await close();
    });

    it.each([
      ['a narrow window', { width: 320, height: 640 }],
      ['200 % zoom', { width: 600, height: 410, deviceScaleFactor: 2 }],
      ['both', { width: 320, height: 256, deviceScaleFactor: 2 }],
    ])('in %s all of it can be read and reached', async (_, size) => {
      await page.setViewport(size);
      card = await openCard(page, '#n1', ABROAD);
      await card.waitFor('call');
      expect(await cutOffIn(page)).toEqual([]);
      await nothing();
      await page.keyboard.press('Tab');
      await close();
      await page.setViewport({ width: 1200, height: 820 });
    });

    it('says by itself what changes, and with Call what they will see', async () => {
      card = await openCard(page, '#n0', USUAL);
      await card.waitFor('call');
      const shown = (await card.text('shown')) ?? '';
      const said = await spokenIn(page);
      expect(said.find(({ role, focused }) => role === 'button' && focused)?.description).toContain(shown);
      expect(
        said.filter(({ role }) => ['combobox', 'switch', 'button', 'image', 'dialog'].includes(role)),
      ).toSatisfy((all: { name: string }[]) => all.length > 5 && all.every(({ name }) => name !== ''));
      // The time there, and the hours for calls, are not in the colours of the bar alone.
      expect(said.find(({ role }) => role === 'image')?.name).toMatch(/\d.*8:00.*9:00|\d.*8:00.*21:00/);
      await card.call();
      await card.waitFor('hang-up');
      const state = (await card.text('state'))?.split(' · ')[0];
      expect((await spokenIn(page)).some(({ role, text }) => role === 'status' && text === state)).toBe(true);
      await card.click('hang-up');
      await card.waitFor('wrap-up');
      await close();
    });

    it('shows with forced colours what is on, and where in the day it is', async () => {
      const cdp = await page.createCDPSession();
      await cdp.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: 'active' }],
      });
      card = await openCard(page, '#n0', USUAL);
      await card.waitFor('toggle');
      const { bar, hours, now, knob, off, on, frame } = await coloursIn(page);
      expect(new Set([bar, hours, now]).size).toBe(3);
      expect(knob).not.toBe(off);
      expect(frame).toBe(`${knob}1px`);
      expect(on).not.toBe(off);
      await cdp.send('Emulation.setEmulatedMedia', { features: [] });
      await close();
    });

    it('moves nothing where motion is to be reduced', async () => {
      card = await openCard(page, '#n0', USUAL);
      await card.waitFor('toggle');
      expect(await movingIn(page)).not.toEqual([]);
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      expect(await movingIn(page)).toEqual([]);
      await page.emulateMediaFeatures([]);
      await close();
    });
  });

  it('what marks a number stands out of light and dark pages', async () => {
    const page = await stage.browser.newPage();
    for (const [ink, paper] of [
      ['#000000', '#ffffff'],
      ['#16202c', '#f5f7f9'],
      ['#eef2f6', '#1b222b'],
    ])
      for (const line of MARK_COLOURS)
        expect(
          await contrastOf(page, line, String(ink), String(paper)),
          `${line} on ${paper}`,
        ).toBeGreaterThan(3);
    await page.close();
  });

  describe('the popup', () => {
    it('with the numbers of the page, past calls, a typed number, a card', async () => {
      const page = await stage.pageWith(NUMBERS);
      const popup = await openPopup(stage.browser, page);
      await popup.setViewport({ width: 360, height: 300, deviceScaleFactor: 2 });
      await popup.waitForSelector('[data-t="numbers"] li');
      await findsNothing(popup);
      expect(await cutOffIn(popup)).toEqual([]);
      await popup.type('input[name="number"]', '(207) 555-0123');
      await findsNothing(popup);
      await popup.keyboard.press('Enter');
      await popup.waitForSelector('[data-t="call"]');
      await findsNothing(popup);
      expect(await cutOffIn(popup)).toEqual([]);
      await popup.locator('[data-t="call"]').click();
      await popup.waitForSelector('[data-t="hang-up"]');
      await findsNothing(popup);
      await popup.locator('.icon-button').click();
      await popup.waitForSelector('[data-t="attempts"] [data-state]');
      await findsNothing(popup);
      await popup.locator('[data-t="attempts"] .entry').click();
      await popup.locator('[data-t="hang-up"]').click();
      await popup.waitForSelector('[data-t="wrap-up"]');
      await findsNothing(popup);
      expect(await cutOffIn(popup)).toEqual([]);
      await popup.close();
      await page.close();
    });

    it.each(['not connected', 'without outbound capacity'])('%s', async (what) => {
      const other = what === 'not connected' ? null : await startStage({ language, agent: 'eve' });
      const browser = other?.browser ?? (await launchWithExtension({ language }));
      try {
        if (!other) {
          await connect(browser, stage.gateway.url, 'test-token');
          const page = await openOptions(browser);
          await page.evaluate(`chrome.runtime.sendMessage({ name: 'service.disconnect', input: {} })`);
        }
        const popup = await openPopup(browser, await browser.newPage());
        await popup.waitForSelector(other ? '[data-t="barred"]' : '[data-t="not-ready"]');
        await findsNothing(popup);
      } finally {
        await (other ?? browser).close();
      }
    });
  });

  describe('the side panel', () => {
    it('with a running call, the log, an entry, the filters, callbacks', async () => {
      const page = await stage.pageWith([USUAL]);
      const card = await openCard(page, '#n0', USUAL);
      await card.call();
      await card.waitFor('hang-up');
      const panel = await openPanel();
      await panel.waitForSelector('[data-t="running"]');
      await findsNothing(panel);
      await panel.locator('[data-t="running"] [data-t="hang-up"]').click();
      await panel.waitForSelector('[data-t="wrap-up"]');
      await panel.locator('[data-t="detail"] summary').click();
      await panel.locator('[data-t="filters"]').click();
      await panel.waitForSelector('input[name="since"]');
      await findsNothing(panel);
      for (const size of [
        { width: 320, height: 500 },
        { width: 240, height: 380, deviceScaleFactor: 2 },
      ]) {
        await panel.setViewport(size);
        expect(await cutOffIn(panel)).toEqual([]);
      }
      await panel.setViewport({ width: 360, height: 760 });
      expect(
        stage.gateway.callIn('+16465550123', String(stage.gateway.placed().at(-1)?.body.callerId)),
      ).toBeTruthy();
      await panel.locator('[data-t="tab-callbacks"]').click();
      await panel.waitForFunction(`document.querySelectorAll('[data-t="entry"]').length === 1`, {
        polling: 25,
      });
      await panel.locator('[data-t="entry"] .entry').click();
      await panel.waitForSelector('[data-t="story"]');
      await findsNothing(panel);
      await panel.locator('[data-t="call-back"]').click();
      await panel.waitForSelector('[data-t="call"]');
      await findsNothing(panel);
      await panel.locator('.icon-button').click();
      await panel.type('[data-t="search"]', 'nobody');
      await panel.waitForSelector('[data-t="nothing"]');
      await findsNothing(panel);
      await panel.close();
      await page.close();
    });
  });

  it('popup, panel and settings lose nothing with forced colours, and move nothing where that is to be reduced', async () => {
    const page = await stage.pageWith(NUMBERS);
    const card = await openCard(page, '#n0', USUAL);
    await card.call();
    await card.waitFor('hang-up');
    const ours = async (path: string): Promise<Page> => {
      const one = await stage.browser.newPage();
      await one.goto(`chrome-extension://${EXTENSION_ID}/${path}`);
      return one;
    };
    // One after the other: a popup closes when something else has the focus.
    for (const [open, ready] of [
      [() => openPopup(stage.browser, page), '[data-t="numbers"] li'],
      [() => ours('sidepanel.html'), '[data-t="running"]'],
      [() => ours('options.html'), '[data-t="coverage-map"]'],
      [() => ours('options.html#set-up'), '[data-t="set-up"]'],
    ] as const) {
      const one = await open();
      await one.waitForSelector(ready);
      expect(await lostInForcedColours(one), one.url()).toEqual([]);
      await emulate(one, { 'prefers-reduced-motion': 'reduce' });
      expect(await movingIn(one), one.url()).toEqual([]);
      expect(await one.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
      await one.close();
    }
    await page.bringToFront();
    await card.click('hang-up');
    await card.waitFor('wrap-up');
    expect(await lostInForcedColours(page), 'card').toEqual([]);
    await page.close();
  });

  it('the page that hands a call over to the phone app', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`chrome-extension://${EXTENSION_ID}/hand-over.html#gone`);
    await page.waitForSelector('[data-t="link"]');
    await findsNothing(page);
    expect(await page.evaluate('document.documentElement.lang')).toBe(language);
    await page.close();
  });
});
