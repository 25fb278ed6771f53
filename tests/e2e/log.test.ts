// After the call: how it went, told to the gateway; the log; who called back; the side panel.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../support/card';
import { connect, EXTENSION_ID, openPopup } from '../support/extension';
import { askWorker } from '../support/forge';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

const COMPLETED = '/completed';
const idOfLast = (): string => stage.gateway.placed().at(-1)?.attemptId ?? '';

/** The panel's page in a tab. */
async function openPanel(): Promise<Page> {
  const page = await stage.browser.newPage();
  await page.setViewport({ width: 380, height: 760 });
  await page.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
  await page.waitForSelector('[role="tablist"]');
  return page;
}

/** Calls from the card of a CRM's record, and hangs up. */
async function callAndEnd(page: Page, selector: string, number: string): Promise<Card> {
  const card = await openCard(page, selector, number);
  await card.call();
  await card.waitFor('hang-up');
  await card.until('being followed', async () => {
    stage.gateway.move(idOfLast(), 'connected');
    return /^Connected/.test((await card.text('state')) ?? '');
  });
  await card.click('hang-up');
  await card.waitFor('wrap-up');
  return card;
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);
const waitForText = (page: Page, selector: string, wanted: string): Promise<unknown> =>
  page.waitForFunction(
    (where, what) => (document.querySelector(where) as HTMLElement | null)?.innerText.includes(what),
    { polling: 25 },
    selector,
    wanted,
  );

/** Does something to a store of the extension's database, from its own page: time that passed, a call that came in. */
const inStore = (panel: Page, store: 'attempts' | 'inbound', act: string): Promise<unknown> =>
  panel.evaluate(`new Promise((done) => {
    const opening = indexedDB.open('neardial');
    opening.onsuccess = () => {
      const tx = opening.result.transaction('${store}', 'readwrite');
      const store = tx.objectStore('${store}');
      let result = null;
      const change = (id, how) => {
        store.get(id).onsuccess = ({ target }) => { how(target.result); store.put(target.result); };
      };
      const keys = () => { store.getAllKeys().onsuccess = ({ target }) => { result = target.result; }; };
      ${act};
      tx.oncomplete = () => { opening.result.close(); done(result); };
    };
  })`);

/** What the page would save, as CSV and as JSON: the download itself is the browser's. */
async function exported(panel: Page): Promise<[csv: string, json: string]> {
  await panel.evaluate(`
    window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.files.push(blob.text()); return make(blob); };
  `);
  await panel.click('[data-t="export-csv"]');
  await panel.click('[data-t="export-json"]');
  await panel.waitForFunction('window.files.length === 2', { polling: 25 });
  return (await panel.evaluate('Promise.all(window.files)')) as [string, string];
}

/** The worker goes, and another one starts with the next question. */
async function restartWorker(panel: Page): Promise<void> {
  const target = await stage.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.close();
  await panel.evaluate(`chrome.runtime.sendMessage({ name: 'calls.recent', input: {} })`);
}

describe('a call that is over', () => {
  it('is wrapped up on the card, and the gateway learns the record, the number shown and what came of it', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/en/contacts/maria-alvarez`);
    const card = await callAndEnd(page, '#phone', '(646) 555-0123');
    await card.click('outcome-voicemail');
    await card.click('wrap-up-note');
    await page.keyboard.type('Try again on Monday');
    await card.click('save-wrap-up');
    await card.waitForText('report', 'Saved and sent');
    expect([...stage.gateway.completed()]).toEqual([
      [
        idOfLast(),
        {
          outcome: 'voicemail',
          note: 'Try again on Monday',
          savedAt: expect.stringMatching(/^20.*Z$/),
          to: '+16465550123',
          callerId: stage.gateway.placed().at(-1)?.body.callerId,
          lineId: 'sales-west',
          startedAt: expect.stringMatching(/^20.*Z$/),
          connectedAt: expect.stringMatching(/^20.*Z$/),
          endedAt: expect.stringMatching(/^20.*Z$/),
          durationSeconds: expect.any(Number),
          context: {
            site: stage.crm.url,
            record: expect.objectContaining({ url: page.url() }),
          },
        },
      ],
    ]);
    await page.close();
  });

  it('whose wrap-up could not be sent says so everywhere, and it can be sent again and changed', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const card = await callAndEnd(page, '#n0', '212-555-0123');
    const id = idOfLast();
    stage.gateway.failNext(`/v1/attempts/${id}${COMPLETED}`, { status: 503 });
    await card.click('outcome-busy');
    await card.click('save-wrap-up');
    await card.waitForText('report', /^Not sent/);
    expect(stage.gateway.completed().has(id)).toBe(false);
    const popup = await openPopup(stage.browser, page);
    await waitForText(popup, '[data-t="not-sent"]', 'Outcomes not sent: 1');
    await popup.close();
    const panel = await openPanel();
    await waitForText(panel, `[data-id="${id}"]`, 'Not sent');
    const badge = (): Promise<unknown> => panel.evaluate('chrome.action.getBadgeText({})');
    await panel.waitForFunction('chrome.action.getBadgeText({}).then((text) => text === "!")', {
      polling: 25,
    });
    await panel.click(`[data-id="${id}"] .entry`);
    await panel.locator('[data-t="send-again"]').click();
    await waitForText(panel, '[data-t="report"]', 'Saved and sent');
    expect(stage.gateway.completed().get(id)).toMatchObject({ outcome: 'busy' });
    expect(await badge()).toBe('');
    await panel.locator('[data-t="outcome-callBack"]').click();
    await panel.locator('[data-t="save-wrap-up"]').click();
    await waitForText(panel, `[data-id="${id}"] .pills`, 'Call back later');
    await waitForText(panel, '[data-t="report"]', 'Saved and sent');
    expect(stage.gateway.completed().get(id)).toMatchObject({ outcome: 'callBack' });
    await panel.close();
    await page.close();
  });

  it('whose wrap-up could not be sent is sent by the next worker, when it is time', async () => {
    const page = await stage.pageWith(['415-555-0123']);
    const card = await callAndEnd(page, '#n0', '415-555-0123');
    const id = idOfLast();
    stage.gateway.failNext(`/v1/attempts/${id}${COMPLETED}`, { status: 500 });
    await card.click('outcome-noAnswer');
    await card.click('save-wrap-up');
    await card.waitForText('report', /^Not sent/);
    await page.close();
    const panel = await openPanel();
    // An hour later, in a way.
    await inStore(panel, 'attempts', `change('${id}', (row) => { row.report.nextAt -= 3600000; })`);
    await restartWorker(panel);
    for (let tries = 0; tries < 200 && !stage.gateway.completed().has(id); tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(stage.gateway.completed().get(id)).toMatchObject({ outcome: 'noAnswer' });
    await panel.close();
  });
});

describe('a customer who calls back', () => {
  it('on the number they were shown is a Dynamic Caller, reaches the agent who called, and is called back as before', async () => {
    const page = await stage.pageWith(['646-555-0199']);
    const card = await callAndEnd(page, '#n0', '646-555-0199');
    const shown = String(stage.gateway.placed().at(-1)?.body.callerId);
    await card.click('outcome-noAnswer');
    await card.click('save-wrap-up');
    await page.close();
    const panel = await openPanel();
    await panel.waitForSelector('[data-t="log"]');
    // Whether the stream is open by then or not: it tells what was missed.
    expect(stage.gateway.callIn('+16465550199', shown)).toMatchObject({
      lands: 'line',
      firstAgentId: 'aiko',
    });
    await panel.click('[data-t="tab-callbacks"]');
    await waitForText(panel, '[data-t="entry"]', 'Dynamic Caller');
    await panel.click('[data-t="entry"] .entry');
    expect(await textOf(panel, '[data-t="story"]')).toMatch(/^You called them on .* as Sales West\.$/);
    await panel.click('[data-t="call-back"]');
    await panel.waitForSelector('[data-t="shown"]');
    expect(`+1${(await textOf(panel, '[data-t="shown"]')).replace(/\D/g, '')}`).toBe(shown);
    expect(await panel.$('[data-t="other-number"]')).toBeNull();
    await panel.close();
  });
});

describe('a customer who saw a number that is not there any more', () => {
  it('is called back with another one, after the agent was told', async () => {
    const panel = await openPanel();
    const shown = { attemptId: 'gone', lineId: 'sales-west', lineName: 'Sales West', record: null, at: 1 };
    const call = {
      id: 'gone',
      agentId: 'aiko',
      from: '+16465550111',
      to: '+12125550188',
      isDynamicCaller: true,
    };
    await inStore(panel, 'inbound', `store.put(${JSON.stringify({ ...call, at: Date.now(), shown })})`);
    await restartWorker(panel);
    await panel.reload();
    await panel.waitForSelector('[data-id="gone"]');
    await panel.click('[data-id="gone"] .entry');
    await panel.click('[data-t="call-back"]');
    await panel.waitForSelector('[data-t="other-number"]');
    expect(await textOf(panel, '[data-t="other-number"]')).toMatch(
      /^They saw \(212\) 555-0188 before; now they would see \(212\) 555-014[23]\.$/,
    );
    await panel.close();
  });
});

describe('the side panel', () => {
  it('shows a running call, ends it, and asks how it went; with the reasons for its number', async () => {
    const page = await stage.pageWith(['575-555-0123']);
    const card = await openCard(page, '#n0', '575-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const panel = await openPanel();
    await panel.locator('[data-t="running"] [data-t="hang-up"]').click();
    await panel.waitForSelector('[data-t="wrap-up"]');
    expect(await panel.$('[data-t="running"]')).toBeNull();
    expect(await panel.$$eval('[data-t="trace"] li', (steps) => steps.length)).toBeGreaterThan(2);
    await panel.close();
    await page.close();
  });

  it('finds calls by any writing of the number, and says where there are none', async () => {
    const panel = await openPanel();
    await panel.waitForSelector('[data-t="log"]');
    await panel.type('[data-t="search"]', '(575) 555-0123');
    await waitForText(panel, '[data-t="count"]', 'Calls: 1');
    await panel.type('[data-t="search"]', '4');
    await waitForText(panel, '[data-t="nothing"]', 'No call fits');
    await panel.close();
  });

  it('keeps what is being written of a call while another one ends', async () => {
    const page = await stage.pageWith(['209-555-0131', '209-555-0132']);
    await callAndEnd(page, '#n0', '209-555-0131');
    const first = idOfLast();
    await page.keyboard.press('Escape');
    const card = await openCard(page, '#n1', '209-555-0132');
    await card.call();
    await card.waitFor('hang-up');
    const second = idOfLast();
    const panel = await openPanel();
    await panel.waitForSelector('[data-t="running"]');
    await panel.locator(`[data-id="${first}"] .entry`).click();
    await panel.locator('[data-t="outcome-busy"]').click();
    await panel.locator('[data-t="wrap-up-note"]').fill('Half a sent');
    stage.gateway.move(second, 'ended');
    await panel.waitForFunction(`!document.querySelector('[data-t="running"]')`, { polling: 25 });
    const note = () =>
      panel.$eval('[data-t="wrap-up-note"]', (field) => (field as HTMLTextAreaElement).value);
    expect(await panel.$(`[data-id="${first}"] [data-t="wrap-up"]`)).not.toBeNull();
    expect(await note()).toBe('Half a sent');
    await panel.click(`[data-id="${second}"] .entry`);
    await panel.waitForSelector(`[data-id="${second}"] [data-t="wrap-up"]`);
    expect(await note()).toBe('');
    await panel.click(`[data-id="${first}"] .entry`);
    await panel.waitForSelector(`[data-id="${first}"] [data-t="wrap-up"]`);
    expect(await note()).toBe('Half a sent');
    await panel.locator('[data-t="save-wrap-up"]').click();
    await waitForText(panel, `[data-id="${first}"] [data-t="report"]`, 'Saved and sent');
    await panel.close();
    await page.close();
  });

  it('says that nothing was saved where the worker does not answer', async () => {
    const panel = await openPanel();
    await panel.waitForSelector('[data-t="entry"]');
    await panel.click('[data-t="entry"] .entry');
    await panel.evaluate('chrome.runtime.sendMessage = () => Promise.reject(new Error("stopped"))');
    await panel.locator('[data-t="outcome-other"]').click();
    await panel.locator('[data-t="wrap-up-note"]').fill('Lost?');
    await panel.locator('[data-t="save-wrap-up"]').click();
    await waitForText(panel, '[data-t="not-saved"]', 'Nothing was saved');
    await panel.click('[data-t="export-csv"]');
    await waitForText(panel, '[data-t="export-failed"]', 'could not be made');
    await panel.close();
  });

  it('says of a call which warnings it was placed in spite of, and why; the export too, and who called', async () => {
    stage.gateway.setClock(3 * 3_600_000);
    await askWorker(stage.browser, 'directory.refresh');
    const page = await stage.pageWith(['650-555-0151']);
    const card = await openCard(page, '#n0', '650-555-0151');
    await card.waitForText('call', /^Call anyway/);
    await card.click('anyway-why');
    await page.keyboard.type('=Agreed');
    await card.call();
    await card.waitFor('hang-up');
    stage.gateway.setClock(0);
    await askWorker(stage.browser, 'directory.refresh');
    const id = idOfLast();
    const panel = await openPanel();
    await panel.locator(`[data-id="${id}"] .entry`).click();
    await panel.waitForSelector(`[data-id="${id}"] [data-t="overrode"]`);
    // The hour of the day may be one to warn of as well.
    expect(await textOf(panel, `[data-id="${id}"] [data-t="overrode"]`)).toMatch(
      /^Called in spite of: (calling hours and )?a wrong clock\. Reason: =Agreed$/,
    );
    const [csv, json] = await exported(panel);
    const row = (JSON.parse(json) as Record<string, unknown>[]).find((one) => one.id === id);
    expect(row).toMatchObject({
      agent: 'aiko',
      overrode: expect.stringMatching(/^(hours )?clock$/),
      overrodeWhy: '=Agreed',
    });
    expect(csv).toMatch(/^id,direction,label,agent,.*,overrode,overrodeWhy,/);
    expect(csv).toMatch(/,(hours )?clock,"?'=Agreed"?,/);
    await panel.close();
    await page.close();
  });

  it('exports what is shown, without any secret', async () => {
    const panel = await openPanel();
    await panel.waitForSelector('[data-t="export-csv"]');
    const [csv, json] = await exported(panel);
    const rows = JSON.parse(json) as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(({ number }) => number)).toContain('+15755550123');
    expect(csv).toContain('+15755550123');
    for (const text of [csv, json]) expect(text).not.toContain('test-token');
    await panel.close();
  });

  it('is opened from the popup', async () => {
    const page = await stage.pageWith(['212-555-0177']);
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="open-panel"]').click();
    const panel = await stage.browser.waitForTarget(
      (one) => one.url() === `chrome-extension://${EXTENSION_ID}/sidepanel.html`,
    );
    const opened = await panel.asPage();
    await opened.waitForSelector('[data-t="tab-log"][aria-selected="true"]');
    // The browser closes the popup by itself, sooner or later.
    await popup.close().catch(() => undefined);
    await page.close();
  });
});

describe('the log', () => {
  it('cannot be read by a content script', async () => {
    const page = await stage.pageWith(['212-555-0188']);
    const session = await page.createCDPSession();
    const worlds: { id: number; name: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
    await session.send('Runtime.enable');
    const ours = worlds.find(({ name }) => name === 'Neardial');
    expect(ours).toBeDefined();
    const filter = { text: '', direction: null, lineId: null, outcome: null, since: null, until: null };
    for (const message of [
      { name: 'log.search', input: { filter, most: 50 } },
      { name: 'log.export', input: { filter } },
      { name: 'calls.recent', input: {} },
    ]) {
      const { result } = await session.send('Runtime.evaluate', {
        expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
        contextId: ours?.id ?? 0,
        awaitPromise: true,
        returnByValue: true,
      });
      expect(result.value).toEqual({ ok: false, refused: 'notAllowed' });
    }
    await page.close();
  });

  it('popup and badge are of who is connected, and of nobody where nobody is', async () => {
    const page = await stage.pageWith(['209-555-0141']);
    const card = await callAndEnd(page, '#n0', '209-555-0141');
    const id = idOfLast();
    stage.gateway.failNext(`/v1/attempts/${id}${COMPLETED}`, { status: 500 });
    await card.click('outcome-noAnswer');
    await card.click('save-wrap-up');
    await card.waitForText('report', /^Not sent/);
    const panel = await openPanel();
    const ask = (name: string, input: object = {}): Promise<unknown> =>
      panel.evaluate(
        `chrome.runtime.sendMessage(${JSON.stringify({ name, input })}).then(({ value }) => value)`,
      );
    const badge = (text: string): Promise<unknown> =>
      panel.waitForFunction(`chrome.action.getBadgeText({}).then((text) => text === '${text}')`, {
        polling: 25,
      });
    const filter = { text: '', direction: null, lineId: null, outcome: null, since: null, until: null };
    await badge('!');
    try {
      await connect(stage.browser, stage.gateway.url, 'colleague-token');
      expect(await ask('calls.recent')).toEqual([]);
      expect(await ask('log.export', { filter })).toEqual([]);
      await badge('');
      const popup = await openPopup(stage.browser, page);
      await popup.waitForSelector('[data-t="directory"]');
      expect(await popup.$('[data-t="not-sent"]')).toBeNull();
      expect(await popup.$('[data-t="attempts"]')).toBeNull();
      await popup.close();
      await ask('service.disconnect');
      expect([await ask('calls.recent'), await ask('calls.running')]).toEqual([[], []]);
      expect(await ask('log.search', { filter, most: 50 })).toMatchObject({ total: 0, lines: [] });
    } finally {
      await connect(stage.browser, stage.gateway.url, 'test-token');
    }
    expect(await ask('calls.recent')).toContainEqual(expect.objectContaining({ id }));
    await badge('!');
    // The agent may leave it at that.
    await panel.reload();
    await panel.locator(`[data-id="${id}"] .entry`).click();
    await panel.locator('[data-t="leave-unsent"]').click();
    await waitForText(panel, '[data-t="report"]', 'Saved on this computer, not sent.');
    await badge('');
    await panel.close();
    await page.close();
  });

  it('says that the gateway takes none, and nothing is left to be sent', async () => {
    const page = await stage.pageWith(['209-555-0142']);
    const card = await callAndEnd(page, '#n0', '209-555-0142');
    stage.gateway.failNext(`/v1/attempts/${idOfLast()}${COMPLETED}`, { status: 405 });
    await card.click('outcome-noAnswer');
    await card.click('save-wrap-up');
    await card.waitForText('report', /^Saved on this computer\. This telephony service takes no outcomes/);
    await page.close();
  });

  it('keeps what the policy says and no longer', async () => {
    const panel = await openPanel();
    const ids = async (): Promise<string[]> => (await inStore(panel, 'attempts', 'keys()')) as string[];
    const [aged = ''] = await ids();
    // One that is over, and that nothing more is to be said of.
    const age =
      '(row) => { row.createdAt -= 91 * 86400000; delete row.open; delete row.unsent; delete row.spamReportedAt; }';
    await inStore(panel, 'attempts', `change('${aged}', ${age})`);
    // Or the worker would put it back as one that the journal lost.
    await panel.evaluate(`chrome.storage.local.remove('recentAttempts')`);
    const before = (await ids()).length;
    await restartWorker(panel);
    let left = await ids();
    for (let tries = 0; tries < 200 && left.includes(aged); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      left = await ids();
    }
    expect(left).not.toContain(aged);
    expect(left).toHaveLength(before - 1);
    await panel.close();
  });
});
