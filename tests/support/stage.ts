// Everything a test of the whole product needs: gateway, CRM, browser with the built extension, connected.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { letHoursPass } from '../../scripts/campaign/journal-script';
import { startCrm } from '../crm/server';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway/server';
import { type Card, cardOn, pointOf, waitForMarks } from './card';
import { addSite, connect, EXTENSION_ID, launchWithExtension } from './extension';

export const DIRECTORY = JSON.parse(
  readFileSync(new URL('../fixtures/directory.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

export type Stage = Awaited<ReturnType<typeof startStage>>;
type Options = { agent?: string; language?: string } & Partial<
  Pick<GatewayOptions, 'pace' | 'directory' | 'devices' | 'checks'>
>;

export async function startStage({
  agent = 'aiko',
  language,
  pace = 0,
  directory = DIRECTORY,
  devices = {},
  checks = true,
}: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-'));
  const { users = [] } = directory as { users?: { id: string }[] };
  const tokens = {
    'test-token': agent,
    'colleague-token': 'ben',
    'locked-token': null,
    ...Object.fromEntries(users.map(({ id }) => [`${id}-token`, id])),
  };
  const logFile = join(folder, 'gateway.jsonl');
  const gateway = await startGateway({ directory, tokens, pace, devices, checks, logFile });
  const crm = await startCrm();
  const browser = await launchWithExtension({ ...(language ? { language } : {}) });
  await connect(browser, gateway.url, 'test-token');
  await addSite(browser, crm.url);
  let pages = 0;
  return {
    gateway,
    crm,
    browser,
    /** Another agent of the company signs in at this computer. */
    connectAs: (who: string): Promise<void> => connect(browser, gateway.url, `${who}-token`),
    /** A page of the CRM with these numbers, each in an element of its own, all marked. */
    async pageWith(numbers: readonly string[]): Promise<Page> {
      const path = `/test/${++pages}`;
      const rows = numbers.map((number, i) => `<p id="n${i}">${number}</p>`).join('\n');
      crm.add(
        path,
        `<!doctype html><html lang="en"><body style="padding-bottom:900px">${rows}</body></html>`,
      );
      const page = await browser.newPage();
      await page.goto(crm.url + path);
      if (numbers.length > 0) await waitForMarks(page, 1);
      return page;
    },
    async close(): Promise<void> {
      await browser.close();
      await Promise.all([gateway.close(), crm.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the card by a click on a number. */
export async function openCard(page: Page, selector: string, number: string): Promise<Card> {
  await page.bringToFront();
  const { x, y } = await pointOf(page, selector, number);
  await page.mouse.click(x, y);
  const card = cardOn(page);
  await card.waitFor('destination');
  return card;
}

/** Ends every call that is live and lets hours pass, so that the next test finds the agent free and no limit reached. */
export async function endCalls(gateway: Gateway, browser: Browser): Promise<void> {
  for (const { attemptId } of gateway.placed()) gateway.move(attemptId, 'ended');
  // The extension hears of it by the event stream.
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  for (let tries = 0; tries < 100; tries++) {
    const recent = (await page.evaluate(
      `chrome.runtime.sendMessage({ name: 'calls.recent', input: {} })`,
    )) as {
      value: { id: string; state: string }[];
    };
    const open = recent.value.filter(({ state }) => state === 'accepted' || state === 'live');
    if (open.length === 0) break;
    for (const { id } of open)
      await page.evaluate(`chrome.runtime.sendMessage({ name: 'attempt.check', input: { id: '${id}' } })`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.evaluate(letHoursPass);
  await page.close();
}
