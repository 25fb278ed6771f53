// The browser of a campaign: one profile, a worker and a browser that can be killed at any moment, and the journal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page, Target } from 'puppeteer';
import { SETTLING_MS } from '../../lib/policy/load';
import { startCrm } from '../../tests/crm/server';
import { addSite, approveHost, EXTENSION_ID, launchWithExtension } from '../../tests/support/extension';
import { letHoursPass, rowsFrom } from './journal-script';
import type { CampaignService } from './service';
import type { Row } from './verdict';

export type CampaignStage = Awaited<ReturnType<typeof startCampaignStage>>;
type Running = { browser: Browser; session: CDPSession; helper: Page };

/** A document of the extension's origin that loads none of its code, and so holds no connection to the worker. */
const HELPER = `chrome-extension://${EXTENSION_ID}/manifest.json`;
const PAGE =
  '<!doctype html><html lang="en"><body style="padding-bottom:900px"><p id="n0">…</p></body></html>';

export async function startCampaignStage(service: CampaignService) {
  const userDataDir = mkdtempSync(join(tmpdir(), 'neardial-profile-'));
  const crm = await startCrm();
  crm.add('/campaign', PAGE);
  await setUp(userDataDir, service, crm.url);
  const hosts = [service.url, crm.url];
  let running = await launch(userDataDir, hosts, service.browserArgs);

  /** Ends the browser's processes at once; they are a group of their own. */
  async function killBrowser(): Promise<void> {
    const child = running.browser.process();
    if (!child?.pid) throw new Error('The browser has no process');
    const isOver = child.exitCode !== null || child.signalCode !== null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended by itself, and all of its group with it: Chromium crashes, too.
    }
    if (!isOver) await gone;
  }

  return {
    /** The folder of the profile. */
    profile: userDataDir,
    get browser() {
      return running.browser;
    },
    /** A page of the CRM in front, in which a number can be written. */
    async openPage(): Promise<Page> {
      const page = await running.browser.newPage();
      await page.goto(`${crm.url}/campaign`);
      return page;
    },
    /** Stops the worker, if it runs. */
    killWorker: () => killWorker(running),
    async workerIsGone(): Promise<void> {
      while (running.browser.targets().some(isWorker)) await sleep(5);
    },
    killBrowser,
    /** Starts the browser again, with the same profile. */
    async relaunch(): Promise<void> {
      running = await launchAgain(() => launch(userDataDir, hosts, service.browserArgs));
    },
    /** Makes the worker run, as any message does. */
    wake: () => wake(running.helper),
    /** The journal's rows of a destination, or all. */
    rows: async (to?: string) => (await running.helper.evaluate(rowsFrom(to))) as Row[],
    /** Hours pass, as far as the journal is concerned. */
    letTimePass: () => running.helper.evaluate(letHoursPass),
    async close(): Promise<void> {
      await running.browser.close().catch(() => undefined);
      await crm.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Connects and adds the site, and ends in order, so that all of it is on disk. */
async function setUp(userDataDir: string, service: CampaignService, site: string): Promise<void> {
  const browser = await launchWithExtension({ userDataDir, args: [...service.browserArgs] });
  try {
    await service.setUp(browser);
    await addSite(browser, site);
  } finally {
    await browser.close();
  }
}

async function launch(
  userDataDir: string,
  hosts: readonly string[],
  args: readonly string[],
): Promise<Running> {
  const browser = await launchWithExtension({ userDataDir, args: [...args] });
  const session = await browser.target().createCDPSession();
  const running = { browser, session, helper: await browser.newPage() };
  await running.helper.goto(HELPER);
  // The debugger's way to load an extension takes back what it was permitted; an installed one keeps it.
  for (const host of hosts) await approveHost(browser, host);
  const origins = hosts.map((host) => `${new URL(host).protocol}//${new URL(host).hostname}/*`);
  await running.helper.evaluate(`chrome.permissions.request({ origins: ${JSON.stringify(origins)} })`);
  // Before this the worker waits for the administrator's policy and places nothing.
  await sleep(SETTLING_MS);
  // The next one starts as it would have started with the permissions.
  await killWorker(running);
  return running;
}

/** The last processes of a browser that was killed hold on to its profile for a moment. */
async function launchAgain(start: () => Promise<Running>): Promise<Running> {
  for (let tries = 0; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === 20 || !String(error).includes('already running')) throw error;
      await sleep(250);
    }
  }
}

async function wake(helper: Page): Promise<void> {
  const input = { id: crypto.randomUUID() };
  const ask = `chrome.runtime.sendMessage(${JSON.stringify({ name: 'attempt.get', input })})`;
  // The first may have met a worker that was just being stopped.
  for (let tries = 0; tries < 5; tries++) {
    const answer = await helper.evaluate(`${ask}.catch(() => null)`);
    if (answer) return;
  }
  throw new Error('The worker does not answer');
}

async function killWorker({ browser, session }: Running): Promise<void> {
  const targetId = idOf(browser.targets().find(isWorker));
  if (targetId) await session.send('Target.closeTarget', { targetId }).catch(() => null);
}

const isWorker = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().includes(EXTENSION_ID);

/** Closing a target by its id takes 7 ms, by its worker 55: puppeteer has no public way to the former. */
const idOf = (target: Target | undefined): string | undefined =>
  (target as unknown as { _targetId?: string } | undefined)?._targetId;
