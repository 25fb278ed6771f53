// Dialpad in the browser: connected in the settings, called over HTTP/2 by a streamed body, followed by its events.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AIKO, BEN, WEST } from '../dialpad/company';
import { type Dialpad, startDialpad } from '../dialpad/server';
import type { Card } from '../support/card';
import { selfSigned } from '../support/certificate';
import { connectDialpad } from '../support/dialpad-connection';
import { type CrmBrowser, startCrmBrowser } from '../support/stage';

const tls = selfSigned();

describe('Dialpad', () => {
  let place: CrmBrowser;
  let browser: Browser;
  let dialpad: Dialpad;
  beforeAll(async () => {
    place = await startCrmBrowser({ args: [tls.chromiumFlag] });
    ({ browser } = place);
  });
  afterAll(async () => {
    await place?.close();
    await dialpad?.close();
  });
  beforeEach(async () => {
    await dialpad?.close();
    dialpad = await startDialpad({ keys: { key: AIKO, ben: BEN }, admins: ['key'], tls });
    const said = await connectTo(dialpad.url);
    expect(said).toMatch(/Connected as Aiko Mori\. Example Co/);
  });

  const connectTo = (url: string, key = 'key'): Promise<string> => connectDialpad(browser, url, key);

  const cardFor = (number: string) => place.cardFor(number);
  const idOf = (n: number): string => String(dialpad.calls[n]?.body.custom_data);
  /** The only call is answered and ends, and the card follows it. */
  async function talk(card: Card): Promise<void> {
    dialpad.move(idOf(0), 'connected');
    await card.waitForText('state', /^Connected/);
    dialpad.move(idOf(0), 'hangup');
    await card.waitForText('state', 'Call ended');
  }

  it('places one call with the number shown, and follows it until it is hung up', async () => {
    const { page, card } = await cardFor('212-555-0123');
    expect(await card.text('shown')).toBe('(212) 555-0142');
    await card.call();
    // Nothing to hang up before Dialpad says which call it is.
    await card.waitForText('state', 'Call requested');
    expect(await card.read('hang-up')).toBeNull();
    expect(dialpad.calls.map(({ body }) => body)).toMatchObject([
      { phone_number: '+12125550123', outbound_caller_id: '+12125550142', group_type: 'callcenter' },
    ]);
    expect(dialpad.calls[0]?.text).toContain(`"group_id":${WEST},`);
    const dial = dialpad.requests.find(({ path }) => path.endsWith('initiate_call'));
    expect(dial?.version).toBe('2.0');
    dialpad.move(idOf(0), 'calling');
    await card.waitForText('state', 'Ringing');
    dialpad.move(idOf(0), 'connected');
    await card.waitForText('state', /^Connected/);
    await card.click('hang-up');
    await card.waitForText('state', 'Call ended');
    expect(dialpad.wrong).toEqual([]);
    await page.close();
  });

  it('is one call when the connection is lost after it was placed, and its events find it again', async () => {
    expect(await connectTo(dialpad.url, 'ben')).toMatch(/Connected as Ben Ito/);
    const { page, card } = await cardFor('212-555-0128');
    // The connection was used before: a plain POST would be sent again by Chromium.
    dialpad.failNext('initiate_call', { drop: 'afterCall' });
    await card.call();
    await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(dialpad.requests.filter(({ path }) => path.endsWith('initiate_call'))).toHaveLength(1);
    expect(dialpad.calls).toHaveLength(1);
    await talk(card);
    await page.close();
  });

  it('that an event tells of before the answer comes is shown at once', async () => {
    expect(await connectTo(dialpad.url, 'ben')).toMatch(/Connected as Ben Ito/);
    dialpad.failNext('initiate_call', { silent: 'afterCall' });
    const { page, card } = await cardFor('212-555-0129');
    await card.call();
    await card.until('the call', async () => dialpad.calls.length === 1);
    dialpad.move(idOf(0), 'connected');
    // The answer would be waited for ten seconds.
    await card.until('connected', async () => /^Connected/.test((await card.text('state')) ?? ''), 5_000);
    dialpad.move(idOf(0), 'hangup');
    await card.waitForText('state', 'Call ended');
    await page.close();
  });

  it('that stays silent after its yes is not claimed to have called', async () => {
    const { page, card } = await cardFor('212-555-0124');
    await card.call();
    await card.waitForText('state', 'Call requested');
    await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown', 15_000);
    await card.waitForText('message', /has not confirmed that the call started/);
    expect(dialpad.calls).toHaveLength(1);
    // Better late than never.
    await talk(card);
    await page.close();
  });

  it('without an open app says what to open; the desk phone rings first, and is remembered', async () => {
    dialpad.failNext('initiate_call', {
      status: 400,
      body: '{"error":{"message":"No autocallable device found"}}',
    });
    const { page, card } = await cardFor('212-555-0125');
    await card.call();
    await card.waitForText('message', /open the Dialpad app on this computer/);
    await card.click('again');
    // The decision is loaded anew, and the choice moves when it comes.
    await card.until('the choice having the focus', async () => {
      const { left, top } = await card.waitFor('device');
      await page.mouse.click(left + 5, top + 5);
      return (await card.read('device'))?.focused;
    });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await card.waitForText('hint', 'Your phone rings first.');
    await card.call();
    await card.waitForText('state', 'Your phone rings first');
    expect(dialpad.calls.map(({ path, body }) => [path, body.device_id])).toEqual([
      ['/api/v2/call', `${AIKO}-desk`],
    ]);
    dialpad.move(idOf(0), 'hangup');
    await card.waitForText('state', 'Call ended');
    await page.close();
    const next = await cardFor('212-555-0126');
    expect((await next.card.read('device'))?.value).toBe(`${AIKO}-desk`);
    await next.page.close();
  });

  it('that takes no more calls is waited for in seconds, and not called when they are over', async () => {
    // Another agent: the calls of the tests before this one count against the first.
    expect(await connectTo(dialpad.url, 'ben')).toMatch(/Connected as Ben Ito/);
    dialpad.failNext('initiate_call', { status: 429, headers: { 'retry-after': '8' } });
    const { page, card } = await cardFor('212-555-0127');
    await card.call();
    await card.waitForText('message', /wait 8 s\./);
    await card.click('again');
    await card.waitForText('call', /^Call in [1-8] s$/);
    await card.click('call');
    await card.waitForText('call', /^Call(?! in)/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(dialpad.calls).toHaveLength(0);
    await card.call();
    await card.waitForText('state', 'Call requested');
    expect(dialpad.calls.map(({ userId }) => userId)).toEqual([BEN]);
    dialpad.move(idOf(0), 'hangup');
    await card.waitForText('state', 'Call ended');
    await page.close();
  });

  it('at an address without HTTP/2 is refused when it is connected: a call could be placed twice there', async () => {
    const plain = await startDialpad({ keys: { key: AIKO } });
    expect(await connectTo(plain.url)).toMatch(
      /could place a call twice over this connection.*the connection is not HTTP\/2/,
    );
    await plain.close();
  });
});
