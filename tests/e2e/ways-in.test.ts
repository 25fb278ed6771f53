// The ways to a call other than a click on a number: selection, address bar, keyboard; and what is said without a surface.
import type { Page, WebWorker } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardOn } from '../support/card';
import { EXTENSION_ID, openPopup } from '../support/extension';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

async function worker(): Promise<WebWorker> {
  const target = stage.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
  return (await target?.worker()) ?? expect.unreachable('no worker');
}
/** What the browser does by itself for a person: in headless mode there are no menus and no address bar. */
const happens = async (event: string, ...given: string[]): Promise<unknown> =>
  (await worker()).evaluate(`chrome.${event}.dispatch(${given.join(', ')})`);
const command = async (name: string): Promise<unknown> =>
  (await worker()).evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.commands.onCommand.dispatch('${name}', tab))`);
const popupFor = async (number: string): Promise<Page> => {
  const url = `popup.html?number=${encodeURIComponent(number)}`;
  const target = await stage.browser.waitForTarget((one) => one.url().endsWith(url));
  const popup = await target.asPage();
  await popup.waitForSelector('[data-t="shown"]');
  return popup;
};
const read = (popup: Page, name: string): Promise<string> =>
  popup.$eval(`[data-t="${name}"]`, (element) => element.textContent ?? '');

describe('a number gets its decision, and nothing is called by itself, when it is', () => {
  it('selected, and chosen in the context menu', async () => {
    const page = await stage.pageWith([]);
    await page.bringToFront();
    await happens(
      'contextMenus.onClicked',
      `{ menuItemId: 'call-selection', selectionText: ' 646-555-0131 ' }`,
    );
    const popup = await popupFor('646-555-0131');
    expect(await read(popup, 'destination')).toBe('+1 646-555-0131');
    expect(await read(popup, 'shown')).toMatch(/^\(212\) 555-014[23]$/);
    expect(stage.gateway.placed()).toEqual([]);
    await popup.close();
    // Opened by its button, it is the popup of the page again.
    const next = await openPopup(stage.browser, page);
    expect(await next.$('[data-t="destination"]')).toBeNull();
    await next.close();
    await page.close();
  });

  it('typed in the address bar: the suggestion says what they will see', async () => {
    const page = await stage.pageWith([]);
    await page.bringToFront();
    await (await worker()).evaluate(`(() => {
      globalThis.said = [];
      const set = chrome.omnibox.setDefaultSuggestion.bind(chrome.omnibox);
      chrome.omnibox.setDefaultSuggestion = (one) => { globalThis.said.push(one.description); return set(one); };
    })()`);
    const saying = async (pattern: RegExp): Promise<void> => {
      await expect
        .poll(async () => String(await (await worker()).evaluate('globalThis.said.at(-1)')))
        .toMatch(pattern);
    };
    await happens('omnibox.onInputChanged', `'646-55'`, '() => undefined');
    await saying(/^Type a phone number/);
    await happens('omnibox.onInputChanged', `'646-555-0132'`, '() => undefined');
    await saying(/^\+1 646-555-0132: they will see \(212\) 555-014[23]\. 646 shares its area with 212/);
    await happens('omnibox.onInputChanged', `'876-555-0132'`, '() => undefined');
    await saying(/876 is Jamaica/);
    await happens('omnibox.onInputEntered', `'646-555-0132'`, `'currentTab'`);
    const popup = await popupFor('646-555-0132');
    expect(await read(popup, 'destination')).toBe('+1 646-555-0132');
    expect(stage.gateway.placed()).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('in the focused link, field or selection, by the command', async () => {
    const path = '/test/focused';
    stage.crm.add(
      path,
      `<!doctype html><html lang="en"><body style="padding-bottom:900px"><a id="link" href="tel:+16465550133">Jo</a>
       <input id="field" value="646-555-0134"><p id="text">Reach her under 646-555-0135 today</p>`,
    );
    const page = await stage.browser.newPage();
    await page.goto(stage.crm.url + path);
    await page.bringToFront();
    const card = cardOn(page);
    for (const [selector, number] of [
      ['#link', '0133'],
      ['#field', '0134'],
    ] as const) {
      await page.focus(selector);
      await command('call-focused');
      await card.waitForText('destination', `+1 646-555-${number}`);
      await page.keyboard.press('Escape');
      await card.until('closed', async () => !(await card.isOpen()));
    }
    await page.evaluate(`(() => {
      document.activeElement.blur();
      const text = document.querySelector('#text').firstChild;
      const at = text.data.indexOf('646');
      getSelection().setBaseAndExtent(text, at, text, at + 12);
    })()`);
    await command('call-focused');
    const popup = await popupFor('646-555-0135');
    expect(await read(popup, 'destination')).toBe('+1 646-555-0135');
    await popup.close();
    await page.close();
    expect(stage.gateway.placed()).toEqual([]);
  });
});

describe('without a surface', () => {
  it('the hang-up command ends the call', async () => {
    const page = await stage.pageWith(['646-555-0136']);
    const card = await openCard(page, '#n0', '646-555-0136');
    await card.waitFor('call');
    await card.call();
    await card.waitFor('hang-up');
    await page.goto('about:blank');
    await command('hang-up');
    const id = stage.gateway.placed().at(-1)?.attemptId;
    await expect
      .poll(() =>
        stage.gateway.log.some((entry) => entry.kind === 'request' && entry.path.endsWith(`${id}/hangup`)),
      )
      .toBe(true);
    await page.close();
  });

  it('the hang-up command that does not end the call says so', async () => {
    const page = await stage.pageWith(['646-555-0146']);
    const card = await openCard(page, '#n0', '646-555-0146');
    await card.waitFor('call');
    await card.call();
    await card.waitFor('hang-up');
    await page.goto('about:blank');
    const id = stage.gateway.placed().at(-1)?.attemptId;
    stage.gateway.failNext(`/v1/attempts/${id}/hangup`, { status: 500 });
    await command('hang-up');
    await expect
      .poll(async () => (await worker()).evaluate('chrome.notifications.getAll()'))
      .toHaveProperty('hang-up');
    await (await worker()).evaluate(`chrome.notifications.clear('hang-up')`);
    await page.close();
  });

  it('the toolbar button shows no count of a page that was left, but that of a page that changes its address', async () => {
    const page = await stage.pageWith(['646-555-0148', '646-555-0149']);
    await page.bringToFront();
    const badge = async (): Promise<unknown> =>
      (await worker()).evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
        .then(([{ id: tabId }]) => chrome.action.getBadgeText({ tabId }))`);
    await expect.poll(badge).toBe('2');
    const kept = async (): Promise<unknown> =>
      (await worker()).evaluate(
        `chrome.storage.session.get('found').then(({ found }) => Object.keys(found ?? {}).length)`,
      );
    // Another call changes every badge.
    const callElsewhere = async (number: string): Promise<void> => {
      const other = await stage.pageWith([number]);
      const card = await openCard(other, '#n0', number);
      await card.call();
      await card.waitFor('hang-up');
      await endCalls(stage.gateway, stage.browser);
      await other.close();
      await page.bringToFront();
    };
    await page.evaluate(`history.pushState({}, '', '?view=2')`);
    await callElsewhere('646-555-0150');
    await expect.poll(badge).toBe('2');
    await expect.poll(kept).toBe(1);
    await page.goto('about:blank');
    await callElsewhere('646-555-0151');
    await expect.poll(badge).toBe('');
    await page.close();
    await expect.poll(kept).toBe(0);
  });

  it('the toolbar button shows how many numbers a page has, and calls while there are any', async () => {
    const page = await stage.pageWith(['646-555-0138', '646-555-0139', 'order 4155550187']);
    await page.bringToFront();
    const badge = async (): Promise<unknown> =>
      (await worker()).evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
        .then(([{ id: tabId }]) => chrome.action.getBadgeText({ tabId }))`);
    await expect.poll(badge).toBe('2');
    await page.evaluate(`document.querySelector('#n1').remove()`);
    await expect.poll(badge).toBe('1');
    const card = await openCard(page, '#n0', '646-555-0138');
    await card.waitFor('call');
    await card.call();
    await card.waitFor('hang-up');
    await page.evaluate(
      `document.querySelector('#n0').after(Object.assign(document.createElement('p'), { textContent: '212-555-0138' }))`,
    );
    await expect.poll(badge).toBe('1');
    await endCalls(stage.gateway, stage.browser);
    await page.bringToFront();
    await expect.poll(badge).toBe('2');
    await page.close();
  });

  it('the toolbar button tells a call that rings from one that is connected, and from one that is not known', async () => {
    const page = await stage.pageWith(['646-555-0152']);
    const badge = async (): Promise<unknown> =>
      (
        await worker()
      ).evaluate(`Promise.all([chrome.action.getBadgeText({}), chrome.action.getBadgeBackgroundColor({})])
        .then(([text, color]) => [text, ...color.slice(0, 3)].join(' '))`);
    const [ringing, connected, quiet] = ['1 29 91 184', '1 11 110 79', '1 92 102 112'];
    const card = await openCard(page, '#n0', '646-555-0152');
    await card.call();
    await card.waitFor('hang-up');
    await expect.poll(badge).toBe(ringing);
    const id = stage.gateway.placed().at(-1)?.attemptId ?? '';
    await card.until('being followed', async () => {
      stage.gateway.move(id, 'ringingCustomer');
      return (await card.text('state')) === 'Ringing';
    });
    expect(await badge()).toBe(ringing);
    stage.gateway.move(id, 'connected');
    await expect.poll(badge).toBe(connected);
    stage.gateway.move(id, 'ended');
    await expect.poll(async () => String(await badge()).split(' ')[0]).toBe('');
    stage.gateway.failNext('/v1/dial', { status: 500 });
    const next = await stage.pageWith(['646-555-0153']);
    const unknown = await openCard(next, '#n0', '646-555-0153');
    await unknown.call();
    await unknown.until(
      'not known',
      async () => (await unknown.read('attempt'))?.state === 'unknown',
      20_000,
    );
    await expect.poll(badge).toBe(quiet);
    await page.close();
    await next.close();
  });

  it('a call that was not placed is told by a notification, one that went well is not', async () => {
    const notified = (): Promise<unknown> =>
      worker().then((one) => one.evaluate('chrome.notifications.getAll()'));
    expect(await notified()).toEqual({});
    const page = await stage.pageWith(['646-555-0137']);
    const card = await openCard(page, '#n0', '646-555-0137');
    await card.waitFor('call');
    const asked = stage.gateway.dialRequests().length;
    stage.gateway.failNext('/v1/dial', { hang: true });
    await card.call();
    await expect.poll(() => stage.gateway.dialRequests().length).toBe(asked + 1);
    await page.close();
    await expect
      .poll(async () => Object.keys((await notified()) as object).length, { timeout: 20_000 })
      .toBe(1);
    const [id = ''] = Object.keys((await notified()) as object);
    const before = await stage.pageWith([]);
    await before.bringToFront();
    await happens('notifications.onClicked', `'${id}'`);
    await expect.poll(notified).toEqual({});
    const target = await stage.browser.waitForTarget((one) => one.url().endsWith('/popup.html'));
    const popup = await target.asPage();
    await popup.waitForSelector('[data-t="attempts"] [data-state="unknown"]');
    expect(await popup.$eval('[data-t="attempts"]', (element) => element.textContent)).toContain(
      '+1 646-555-0137',
    );
    await popup.close();
    await before.close();
  });
});
