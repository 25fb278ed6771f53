// Signing in at a gateway, from the settings to the call, and everything that ends a sign-in. docs/adr/0007-sign-in.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../gateway/server';
import type { Card } from '../support/card';
import { EXTENSION_ID, openOptions } from '../support/extension';
import { askWorker, consentOf, openSignIn, settled, signIn, signOut } from '../support/sign-in';
import { type CrmBrowser, DIRECTORY, endCalls, openCard, startCrmBrowser } from '../support/stage';

type Auth = NonNullable<Gateway['authorization']>;
type Row = { id: string; state: string; message: string | null };

describe('signing in at a gateway', () => {
  let place: CrmBrowser;
  let browser: Browser;
  let gateway: Gateway;
  let auth: Auth;
  let folder: string;
  beforeAll(async () => {
    place = await startCrmBrowser();
    ({ browser } = place);
  });
  afterAll(async () => {
    await place?.close();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'neardial-sign-in-'));
    gateway = await startGateway({
      directory: DIRECTORY,
      tokens: {},
      logFile: join(folder, 'gateway.jsonl'),
      authorization: { clientId: 'neardial', agents: ['aiko', 'ben'] },
    });
    auth = gateway.authorization as Auth;
  });
  afterEach(async () => {
    await endCalls(gateway, browser);
    const page = await openOptions(browser);
    if (await page.$('[data-t="disconnect"]')) await signOut(browser);
    await page.close();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signedIn(agent = 'aiko'): Promise<void> {
    const page = await openSignIn(browser, gateway.url);
    expect(await signIn(page, agent)).toMatch(/Connected as /);
    await page.close();
  }
  const cardFor = (number: string) => place.cardFor(number);
  /** The call that was placed last, whoever is connected now. */
  const newest = (): Promise<Row | null> =>
    askWorker<Row | null>(browser, 'attempt.get', { id: gateway.placed().at(-1)?.attemptId });
  const asked = (grant: string): string[] =>
    auth.asked.filter((one) => one.grant === grant).map(({ result }) => result);

  const ranOut = (card: Card) => card.until('a token that ran out', async () => auth.ranOut());

  it('the whole way: settings, the service’s page, card, call, sign out', async () => {
    const settings = await openSignIn(browser, gateway.url);
    await settings.locator('[data-t="sign-in"]').click();
    const consent = await consentOf(browser);
    const query = new URL(consent.url()).searchParams;
    expect(query.get('redirect_uri')).toBe(`https://${EXTENSION_ID}.chromiumapp.org/`);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')).toMatch(/^[\w-]{43}$/);
    await consent.locator('button[value="aiko"]').click();
    expect(await settled(settings)).toMatch(/Connected as Aiko Mori\. Example Co, lines: 6/);
    expect(await settings.$('[data-t="sign-in"]')).toBeNull();
    await settings.close();

    const { page, card } = await cardFor('212-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
    await card.click('hang-up');
    await card.until('ended', async () => (await card.read('attempt'))?.state === 'ended');
    await page.close();

    await signOut(browser);
    expect(asked('revoke')).toEqual(['done']);
    expect(auth.open()).toBe(0);
  });

  it.each([
    ['state', /does not belong to this sign-in/],
    ['issuer', /does not belong to this sign-in/],
    ['twice', /gave no token that can be used/],
    ['denied', /refused \(access_denied\)/],
  ] as const)('an answer with a wrong %s connects nobody', async (fault, said) => {
    auth.failNext(fault);
    const settings = await openSignIn(browser, gateway.url);
    expect(await signIn(settings, 'aiko')).toMatch(said);
    expect(asked('authorization_code')).toEqual([]);
    await settings.close();
  });

  it('a page that is closed connects nobody, and says so', async () => {
    const settings = await openSignIn(browser, gateway.url);
    await settings.locator('[data-t="sign-in"]').click();
    await (await consentOf(browser)).close();
    expect(await settled(settings)).toMatch(/The sign-in page was closed/);
    await settings.close();
  });

  it('a token that is about to run out is renewed before the dial, once for all who ask', async () => {
    auth.setLife(1);
    await signedIn();
    const { page, card } = await cardFor('646-555-0123');
    auth.setLife(3600);
    await ranOut(card);
    const before = asked('refresh_token').length;
    await Promise.all([
      askWorker(browser, 'directory.refresh'),
      askWorker(browser, 'directory.refresh'),
      card.call(),
    ]);
    await card.waitFor('hang-up');
    expect(asked('refresh_token').slice(before)).toEqual(['tokens']);
    expect(gateway.dialRequests()).toHaveLength(1);
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
    await page.close();
  });

  it('D15: a dial that is refused with 401 is not sent again; the sign-in is renewed for the next press', async () => {
    await signedIn();
    const { page, card } = await cardFor('971-555-0123');
    gateway.failNext('/v1/dial', { status: 401 });
    await card.call();
    await card.waitForText('message', /wanted your sign-in renewed, and it is now\. Call again/);
    expect((await card.read('attempt'))?.state).toBe('rejected');
    expect(gateway.dialRequests()).toHaveLength(1);
    expect(gateway.placed()).toEqual([]);
    expect(asked('refresh_token')).toEqual(['tokens']);
    await page.keyboard.press('Escape');
    const again = await openCard(page, '#n0', '971-555-0123');
    await again.waitFor('call');
    await again.call();
    await again.waitFor('hang-up');
    expect(gateway.placed()).toHaveLength(1);
    await page.close();
  });

  it('D25: a sign-in that the service ended dials nothing, and says to sign in again', async () => {
    auth.setLife(1);
    await signedIn();
    const { page, card } = await cardFor('415-555-0123');
    auth.endAll();
    await ranOut(card);
    await card.call();
    await card.waitForText('notice', /Your sign-in has ended\. Sign in again/);
    expect(gateway.dialRequests()).toEqual([]);
    const settings = await openOptions(browser);
    expect(await settled(settings)).toMatch(/Your sign-in has ended\. Sign in again to call/);
    await settings.waitForSelector('[data-t="sign-in"]');
    auth.setLife(3600);
    expect(await signIn(settings, 'aiko')).toMatch(/Connected as Aiko Mori/);
    await settings.close();
    await page.close();
  });

  it('a sign-in server that does not answer is said, and nothing goes out with the old token', async () => {
    auth.setLife(1);
    await signedIn();
    const { page, card } = await cardFor('207-555-0123');
    auth.setUnreachable(true);
    await ranOut(card);
    await card.call();
    await card.waitForText('notice', /sign-in server does not answer/);
    expect(gateway.dialRequests()).toEqual([]);
    auth.setUnreachable(false);
    await page.close();
  });

  it('D25, D26: signing out closes what is open; the next agent’s token asks about none of it', async () => {
    await signedIn('aiko');
    const { page, card } = await cardFor('218-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    await signOut(browser);
    expect(await newest()).toMatchObject({
      state: 'unknown',
      message: expect.stringMatching(/does not know what became of it/),
      canHangUp: false,
      canCheck: false,
    });
    const before = gateway.log.length;
    await signedIn('ben');
    const { id } = (await newest()) as Row;
    await askWorker(browser, 'attempt.check', { id });
    await askWorker(browser, 'attempt.hangUp', { id });
    const later = gateway.log.slice(before).filter((one) => one.kind === 'request' && one.path.includes(id));
    expect(later).toEqual([]);
    await page.close();
  });

  it('D26: another agent who signs in over the first takes nothing of theirs along', async () => {
    await signedIn('aiko');
    const { page, card } = await cardFor('575-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const { id } = (await newest()) as Row;
    const input = { service: 'gateway', url: gateway.url };
    const signingIn = askWorker(browser, 'service.signIn', input);
    await (await consentOf(browser)).locator('button[value="ben"]').click();
    expect(await signingIn).toEqual({ done: true });
    // The first agent's sign-in was given back, and only theirs.
    expect(asked('revoke')).toEqual(['done']);
    expect(auth.open()).toBe(1);
    expect((await newest())?.state).toBe('unknown');
    gateway.move(id, 'ended');
    const before = gateway.log.length;
    await askWorker(browser, 'attempt.check', { id });
    expect(
      gateway.log.slice(before).filter((one) => one.kind === 'request' && one.path.includes(id)),
    ).toEqual([]);
    await page.close();
  });

  it('S7, S8: tokens are in no storage area and no log; a new browser session needs no new sign-in', async () => {
    await signedIn();
    const settings = await openOptions(browser);
    const stored = String(
      await settings.evaluate(
        `Promise.all([chrome.storage.local.get(), chrome.storage.session.get(), chrome.storage.managed.get()])
          .then((all) => JSON.stringify(all) + JSON.stringify(localStorage))`,
      ),
    );
    const status = JSON.stringify(await askWorker(browser, 'status.get'));
    const log = readFileSync(join(folder, 'gateway.jsonl'), 'utf8');
    expect(auth.secrets().length).toBeGreaterThan(1);
    for (const secret of auth.secrets())
      for (const text of [stored, status, log]) expect(text).not.toContain(secret);
    await settings.evaluate('chrome.storage.session.clear()');
    await settings.reload();
    expect(await settled(settings)).toMatch(/Connected as Aiko Mori/);
    expect(await askWorker(browser, 'directory.refresh')).toEqual({ done: true });
    await settings.close();
  });
});
