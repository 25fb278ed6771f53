// Rules hold in the worker: with every gate on “block” no message gets a call out that they forbid; with “warn” the
// agent may set them aside, says why, and it is kept.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID, openOptions, openPopup } from '../support/extension';
import { canWritePolicy, setPolicy, startStageUnder, untilPolicy } from '../support/policy';
import { endCalls, openCard, type Stage } from '../support/stage';

const OPEN = { default: { all: '00:00-24:00' } };
/** New York is closed, whatever time it is; everywhere else is open. */
const CLOSED_NY = { ...OPEN, 'US-NY': { all: 'closed' } };
const BLOCK = { callingHours: 'block', callingHoursTable: CLOSED_NY, contactFrequencyGate: 'block' };
const WARN = { callingHours: 'warn', callingHoursTable: CLOSED_NY };

describe.skipIf(!canWritePolicy())('rules in the worker', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStageUnder(BLOCK, /callingHours block\ncallingHoursTable .*closed/);
  });
  afterEach(() => endCalls(stage.gateway, stage.browser));
  afterAll(async () => {
    setPolicy(null);
    await stage?.close();
  });

  /** Sets the policy and waits for the value, not for a time. */
  async function rule(values: Record<string, unknown>, wanted: RegExp): Promise<void> {
    setPolicy(values);
    await untilPolicy(stage.browser, wanted);
  }

  type Answer = { ok: boolean; refused?: string; value?: Record<string, unknown> };
  const forger = (page: Page) => (name: string, input: object) =>
    page
      .extensionRealms()[0]
      ?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`) as Promise<Answer>;

  /** A press that nobody made, with the decision that the worker itself gave for it. */
  async function forged(page: Page, text: string, more: object = {}): Promise<Answer> {
    const send = forger(page);
    const seen = await send('call.preview', { text });
    const decisionId = (seen.value as { decisionId: string }).decisionId;
    const order = { attemptId: crypto.randomUUID(), decisionId, text, lineId: 'sales-west', again: false };
    return send('call.place', { ...order, pressedAt: Date.now(), ...more });
  }

  it.each([
    ['outside the hours', '212-555-0123', {}],
    ['outside the hours, “in California”', '212-555-0123', { contact: { region: 'CA' } }],
    [
      'outside the hours, “in Tokyo”',
      '212-555-0123',
      { contact: { timeZone: 'Asia/Tokyo', country: 'Japan' } },
    ],
    [
      'outside the hours, “found in Salesforce”',
      '212-555-0123',
      { contact: { region: 'CA' }, foundOn: 'https://acme.lightning.force.com' },
    ],
    ['outside the hours, with a reason', '212-555-0123', { why: 'They asked for it' }],
    ['to 900', '900-555-0123', {}],
    ['to Jamaica', '876-555-0123', {}],
    ['to 976', '415-976-0123', {}],
    ['to 911', '9-911', {}],
  ])('no forged message calls %s', async (_, text, more) => {
    const page = await stage.pageWith(['415-555-0123']);
    const before = stage.gateway.dialRequests().length;
    expect(await forged(page, text, more)).toMatchObject({
      ok: true,
      value: { changed: { outcome: 'block' } },
    });
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });

  it('no forged message has fields that decide', async () => {
    const page = await stage.pageWith(['415-555-0123']);
    const before = stage.gateway.dialRequests().length;
    const fields = [
      { callerId: '+19005550100' },
      { outcome: 'call' },
      { policy: { callingHours: 'off' } },
      { now: 0 },
      { contact: { timeZone: 'x'.repeat(65) } },
      { contact: { isTrusted: true } },
      { why: 'x'.repeat(201) },
      { overrode: null },
    ];
    for (const more of fields)
      expect(await forged(page, '415-555-0123', more), JSON.stringify(more)).toEqual({
        ok: false,
        refused: 'badInput',
      });
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });

  it('a forged call that the rules allow is possible, so the refusals above are the rules’', async () => {
    const page = await stage.pageWith(['415-555-0123']);
    expect(await forged(page, '415-555-0123')).toMatchObject({ ok: true, value: { attempt: {} } });
    await page.close();
  });

  it('a page’s word on where the contact is counts only against the call', async () => {
    const record = (state: string) =>
      `<!doctype html><html lang="en"><body><h1>Jo</h1><dl><dt>State</dt><dd>${state}</dd></dl><p id="n0">650-555-0123</p></body></html>`;
    stage.crm.add('/contacts/c-1', record('New York'));
    stage.crm.add('/contacts/c-2', record('Nevada'));
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/contacts/c-1`);
    const card = await openCard(page, '#n0', '650-555-0123');
    await card.waitForText('blocked', /No calls on/);
    // A text message is held to the same place as the call.
    const text = { text: '650-555-0123', lineId: 'sales-west', contact: { region: 'New York' } };
    expect(await forger(page)('text.open', text)).toMatchObject({
      value: { failed: expect.stringContaining('No calls on') },
    });
    await page.goto(`${stage.crm.url}/contacts/c-2`);
    const open = await openCard(page, '#n0', '650-555-0123');
    await open.waitFor('call');
    // Once the administrator names the site, its word replaces the area code’s.
    await rule({ ...BLOCK, siteCountries: { localhost: 'US' } }, /localhost/);
    stage.crm.add('/contacts/c-3', record('Nevada').replace('650-', '212-'));
    await page.goto(`${stage.crm.url}/contacts/c-3`);
    const moved = await openCard(page, '#n0', '212-555-0123');
    await moved.waitFor('call');
    await page.close();
  });

  it('in the popup, the contact’s place counts as it does on the card', async () => {
    const record = (state: string, number: string): string =>
      `<!doctype html><html lang="en"><body><h1>Jo</h1><dl><dt>State</dt><dd>${state}</dd></dl><p id="n0">${number}</p></body></html>`;
    stage.crm.add('/contacts/c-4', record('New York', '650-555-0133'));
    stage.crm.add('/contacts/c-5', record('Nevada', '212-555-0133'));
    /** The popup over a record, with the card of the number that is listed there, and how it is listed. */
    async function popupAt(path: string): Promise<{ page: Page; popup: Page; row: string }> {
      const page = await stage.browser.newPage();
      await page.goto(`${stage.crm.url}${path}`);
      const popup = await openPopup(stage.browser, page);
      const entry = await popup.waitForSelector('[data-t="numbers"] button');
      const row = (await entry?.evaluate((element) => element.innerText)) ?? '';
      await entry?.click();
      await popup.waitForSelector('[data-t="blocked"], [data-t="call"]');
      return { page, popup, row };
    }
    const textIn = (popup: Page, part: string): Promise<string> =>
      popup.$eval(`[data-t="${part}"]`, (element) => (element as HTMLElement).innerText);
    // The administrator vouches for the site: its word replaces the area code's, in both directions.
    await rule({ ...BLOCK, siteCountries: { localhost: 'US' } }, /localhost/);
    const closed = await popupAt('/contacts/c-4');
    expect(closed.row).toMatch(/No calls on/);
    const blocked = await textIn(closed.popup, 'blocked');
    await closed.popup.close();
    const card = await openCard(closed.page, '#n0', '650-555-0133');
    expect(await card.waitForText('blocked', /No calls on/)).toBe(blocked);
    await closed.page.close();
    const open = await popupAt('/contacts/c-5');
    expect(open.row).not.toMatch(/No calls on/);
    await open.popup.locator('[data-t="call"]').click();
    await open.popup.waitForSelector('[data-t="hang-up"]');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ to: '+12125550133' });
    await open.popup.close();
    await open.page.close();
    await endCalls(stage.gateway, stage.browser);
    // Nobody does: both places count.
    await rule(WARN, /callingHours warn\ncallingHoursTable .*closed/);
    for (const path of ['/contacts/c-4', '/contacts/c-5']) {
      const warned = await popupAt(path);
      expect(await textIn(warned.popup, 'warning')).toMatch(/No calls on/);
      expect(await textIn(warned.popup, 'call')).toMatch(/Call anyway/);
      await warned.popup.close();
      await warned.page.close();
    }
  });

  it('with a warning, the agent calls anyway and says why', async () => {
    await rule(WARN, /callingHours warn\ncallingHoursTable .*closed/);
    const page = await stage.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('warning', /No calls on/);
    await card.waitForText('call', /^Call anyway/);
    await card.click('anyway-why');
    await page.keyboard.type('Appointment');
    await card.call();
    await card.waitFor('hang-up');
    expect(await card.text('overrode')).toBe('Called in spite of: calling hours. Reason: Appointment');
    await page.close();
  });

  it('with a reason required, there is no call without one', async () => {
    await rule({ ...WARN, overrideReason: 'required' }, /overrideReason required/);
    const page = await stage.pageWith(['212-555-0124']);
    const before = stage.gateway.dialRequests().length;
    const card = await openCard(page, '#n0', '212-555-0124');
    await card.call();
    await card.waitForText('notice', /Say why/);
    expect((await card.read('anyway-why'))?.focused).toBe(true);
    expect(await forged(page, '212-555-0124')).toMatchObject({
      ok: true,
      value: { changed: { why: 'required' } },
    });
    expect(stage.gateway.dialRequests().length).toBe(before);
    await card.click('anyway-why');
    await page.keyboard.type('They asked');
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.dialRequests().length).toBe(before + 1);
    await page.close();
  });

  it('a fourth call to Florida in a day is stopped in every tab, after the worker was stopped too', async () => {
    await rule(BLOCK, /contactFrequencyGate block/);
    for (let calls = 0; calls < 3; calls++) {
      const page = await stage.pageWith(['305-555-0123']);
      const card = await openCard(page, '#n0', '305-555-0123');
      await card.call();
      await card.waitFor('hang-up');
      await endCalls(stage.gateway, stage.browser);
      await page.close();
    }
    const target = stage.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
    await (await target?.worker())?.close().catch(() => undefined);
    const page = await stage.pageWith(['305-555-0123']);
    const before = stage.gateway.dialRequests().length;
    const card = await openCard(page, '#n0', '305-555-0123');
    await card.waitForText('blocked', /Calls to this number in the last 24 h: 3\. The limit is 3\./);
    expect(await forged(page, '305-555-0123')).toMatchObject({ value: { changed: { outcome: 'block' } } });
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });

  it('a contact with two numbers is called no more often than one with one', async () => {
    const numbers = ['305-555-0141', '305-555-0142'];
    const rows = numbers.map((number, i) => `<p id="n${i}">${number}</p>`).join('');
    const record = `<!doctype html><html lang="en"><body style="padding-bottom:900px"><h1>Jo</h1>${rows}</body></html>`;
    for (const id of [41, 42]) stage.crm.add(`/contacts/${id}`, record);
    for (const i of [0, 0, 1]) {
      const page = await stage.browser.newPage();
      await page.goto(`${stage.crm.url}/contacts/41`);
      const card = await openCard(page, `#n${i}`, numbers[i] as string);
      await card.call();
      await card.waitFor('hang-up');
      await endCalls(stage.gateway, stage.browser);
      await page.close();
    }
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/contacts/41`);
    const card = await openCard(page, '#n1', '305-555-0142');
    await card.waitForText('blocked', /Calls to this contact in the last 24 h, at more than one number: 3/);
    const before = stage.gateway.dialRequests().length;
    const of = { type: 'contact', id: '41', name: 'Jo', url: page.url() };
    expect(await forged(page, '305-555-0142', { record: of })).toMatchObject({
      value: { changed: { outcome: 'block' } },
    });
    expect(stage.gateway.dialRequests().length).toBe(before);
    // Somebody else who has that number was called at it once.
    await page.goto(`${stage.crm.url}/contacts/42`);
    await (await openCard(page, '#n1', '305-555-0142')).waitFor('call');
    await page.close();
  });

  it('a computer whose clock is three hours off is told so', async () => {
    await rule(BLOCK, /overrideReason optional/);
    stage.gateway.setClock(3 * 3_600_000);
    const options = await openOptions(stage.browser);
    await options.evaluate(`chrome.runtime.sendMessage({ name: 'directory.refresh', input: {} })`);
    await options.close();
    const page = await stage.pageWith(['650-555-0124']);
    const card = await openCard(page, '#n0', '650-555-0124');
    await card.waitForText('warning', /clock is slow by (179|180|181) min/);
    await card.call();
    await card.waitFor('hang-up');
    expect(await card.text('overrode')).toBe('Called in spite of: a wrong clock.');
    await endCalls(stage.gateway, stage.browser);
    stage.gateway.setClock(0);
    const next = await stage.pageWith(['415-555-0125']);
    const clear = await openCard(next, '#n0', '415-555-0125');
    await clear.waitForText('call', /^Call(?! anyway)/);
    await next.close();
    await page.close();
  });

  it('the emergency stop holds for a press that was decided before it', async () => {
    const page = await stage.pageWith(['415-555-0126']);
    const send = forger(page);
    const seen = await send('call.preview', { text: '415-555-0126' });
    const { decisionId } = seen.value as { decisionId: string };
    await rule({ ...BLOCK, dialing: 'off' }, /dialing off/);
    const before = stage.gateway.dialRequests().length;
    const order = { attemptId: crypto.randomUUID(), decisionId, text: '415-555-0126', lineId: 'sales-west' };
    expect(await send('call.place', { ...order, again: false, pressedAt: Date.now() })).toMatchObject({
      value: { changed: { outcome: 'block', reason: expect.stringContaining('switched calling off') } },
    });
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });
});
