// On the wire: a press of Call in Chromium becomes one SIP INVITE, by way of docs/gateways/kamailio, with the number
// that the card showed.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DialOrder } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter } from '../../lib/dial/adapters/gateway';
import { startCrm } from '../crm/server';
import { type Card, waitForMarks } from '../support/card';
import { addSite, connect, launchWithExtension, openOptions } from '../support/extension';
import { type GatewayNode, type Lab, missingForKamailio, startLab } from '../support/kamailio';
import { tokenOf } from '../support/kamailio-database';
import { dial, ORDER, refusal, soon, stateOf } from '../support/kamailio-requests';
import { numberIn } from '../support/phone';
import { DIRECTORY, openCard } from '../support/stage';

const missing = missingForKamailio();
if (missing) console.log(`Skipped: ${missing}`);

describe.skipIf(missing)('a press of Call in Chromium', () => {
  let lab: Lab;
  let node: GatewayNode;
  let crm: Awaited<ReturnType<typeof startCrm>>;
  let browser: Browser;
  let page: Page;
  let card: Card;
  let order: DialOrder;
  beforeAll(async () => {
    lab = await startLab({ nodes: 1, phone: 'answers', directory: DIRECTORY });
    node = lab.nodes[0] as GatewayNode;
    crm = await startCrm();
    crm.add('/call', '<!doctype html><html lang="en"><body><p id="n0">212-555-0123</p></body></html>');
    browser = await launchWithExtension();
    await connect(browser, node.url, tokenOf('aiko'));
    await addSite(browser, crm.url);
    page = await browser.newPage();
    await page.goto(`${crm.url}/call`);
    await waitForMarks(page);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([lab?.close(), crm?.close()]);
  });

  /** The id of the latest call, which the extension now asks about; by itself it does so twice a minute. */
  async function followLatest(): Promise<string> {
    const options = await openOptions(browser);
    const send = (name: string, input: object): Promise<unknown> =>
      options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
    const recent = (await send('calls.recent', {})) as { value: { id: string }[] };
    const id = recent.value[0]?.id ?? '';
    await send('attempt.check', { id });
    await options.close();
    await page.bringToFront();
    return id;
  }

  it('is one INVITE; From and P-Asserted-Identity carry the number that the card showed', async () => {
    card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');
    const shown = `+1${(await card.text('shown'))?.replace(/\D/g, '')}`;
    const rung = (await card.read('shown'))?.rung;
    await card.call();
    await card.waitFor('hang-up');
    const attemptId = await followLatest();
    await soon(() => lab.phone.invites().length).toBe(1);
    const [invite] = lab.phone.invites();
    expect(shown).toMatch(/^\+1212555014[23]$/);
    expect(invite?.header('From').map(numberIn)).toEqual([shown]);
    expect(invite?.header('P-Asserted-Identity').map(numberIn)).toEqual([shown]);
    expect(invite?.header('X-Neardial-Attempt')).toEqual([attemptId]);
    expect(invite?.header('X-Neardial-To')).toEqual([ORDER.to]);
    const context = { site: crm.url, rung };
    order = { ...ORDER, attemptId, callerId: shown, postDial: null, context } as DialOrder;
  });

  it('is still one INVITE when the same attempt is posted again, and refused with another body', async () => {
    const adapter = gatewayAdapter({ url: node.url, token: tokenOf('aiko'), fetch });
    // The same code as in the browser, so the same bytes: these are the 202 of the first time again.
    for (let times = 0; times < 3; times++)
      expect(await adapter.dial(order, AbortSignal.timeout(5_000))).toEqual({ outcome: 'accepted' });
    expect(refusal(await dial(node, order.attemptId))).toBe('422 key_reused');
    expect(lab.phone.invites()).toHaveLength(1);
  });

  it('shows how the call goes, and hanging up is a BYE', async () => {
    await soon(() => stateOf(node, order.attemptId)).toBe('ringingCustomer');
    await followLatest();
    await card.waitForText('state', 'Ringing');
    await card.click('hang-up');
    await soon(() => lab.phone.methods(order.attemptId)).toContain('BYE');
    await soon(() => stateOf(node, order.attemptId)).toBe('ended');
    await followLatest();
    await card.waitForText('state', 'Call ended');
    expect(lab.phone.invites()).toHaveLength(1);
  });
});
