// The browser itself is closed and started again, with the same profile: what the agent chose is still chosen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCrm } from '../crm/server';
import { type Gateway, startGateway } from '../gateway/server';
import type { Card } from '../support/card';
import { addSite, approveHost, connect, launchWithExtension, openOptions } from '../support/extension';
import { DIRECTORY, openCard } from '../support/stage';

const NUMBER = '575-555-0123';
type Crm = Awaited<ReturnType<typeof startCrm>>;
const profile = mkdtempSync(join(tmpdir(), 'neardial-restart-'));
let gateway: Gateway;
let sites: Crm[];
let browser: Browser;
beforeAll(async () => {
  const logFile = join(profile, 'gateway.jsonl');
  gateway = await startGateway({ directory: DIRECTORY, tokens: { 'aiko-token': 'aiko' }, logFile });
  sites = [await startCrm(), await startCrm()];
  for (const crm of sites) crm.add('/people', `<!doctype html><html lang="en"><p id="n0">${NUMBER}</p>`);
  browser = await launchWithExtension({ userDataDir: profile });
  await connect(browser, gateway.url, 'aiko-token');
  for (const { url } of sites) await addSite(browser, url);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([gateway, ...sites].map((server) => server.close()));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function openAt({ url }: Crm): Promise<{ page: Page; card: Card }> {
  const page = await browser.newPage();
  await page.goto(`${url}/people`);
  return { page, card: await openCard(page, '#n0', NUMBER) };
}
async function flip(page: Page, card: Card): Promise<void> {
  const { left, width, top, height } = await card.waitFor('toggle');
  await page.mouse.click(left + width - 12, top + height / 2);
}
/** Closes the browser in order and starts it again. */
async function restart(): Promise<void> {
  await browser.close();
  browser = await launchWithExtension({ userDataDir: profile });
  // The debugger's way to load an extension takes back what it was permitted; an installed one keeps it.
  const hosts = [gateway.url, ...sites.map(({ url }) => url)];
  for (const host of hosts) await approveHost(browser, host);
  const origins = hosts.map((host) => `${new URL(host).protocol}//${new URL(host).hostname}/*`);
  const page = await openOptions(browser);
  await page.evaluate(`chrome.permissions.request({ origins: ${JSON.stringify(origins)} })`);
  // As after a restart in which nothing was taken back: the worker begins with its permissions.
  const worker = browser.targets().find((one) => one.type() === 'service_worker');
  await (await worker?.worker())?.close();
  await page.evaluate(`chrome.runtime.sendMessage({ name: 'directory.refresh', input: {} })`);
  await page.close();
}

it('the line of each site, and the switch of each line', async () => {
  const [first, second] = sites as [Crm, Crm];
  const west = await openAt(first);
  await west.card.waitForText('shown', '(505) 555-0142');
  await flip(west.page, west.card);
  await west.card.waitForText('shown', '(628) 555-0100');
  await west.page.close();
  const senior = await openAt(second);
  await senior.card.select('line', 'seniors');
  await senior.card.waitForText('callback', /your voicemail/);
  await senior.card.waitForText('shown', '(505) 555-0142');
  await senior.page.close();

  await restart();

  const again = await openAt(first);
  await again.card.waitForText('shown', '(628) 555-0100');
  expect(await again.card.read('line')).toMatchObject({ value: 'sales-west' });
  await again.page.close();
  const other = await openAt(second);
  await other.card.waitForText('shown', '(505) 555-0142');
  expect(await other.card.read('line')).toMatchObject({ value: 'seniors' });
  // The switch of the one line is not the other's.
  await other.card.select('line', 'sales-west');
  await other.card.waitForText('shown', '(628) 555-0100');
  await other.page.close();
});
