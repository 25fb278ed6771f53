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

export type CrmBrowser = Awaited<ReturnType<typeof startCrmBrowser>>;

/** A browser with the extension and a CRM that it works in; no service is connected. */
export async function startCrmBrowser(options: Parameters<typeof launchWithExtension>[0] = {}) {
  const crm = await startCrm();
  const browser = await launchWithExtension(options);
  await addSite(browser, crm.url);
  let pages = 0;
  /** A page of the CRM with these numbers, each in an element of its own, all marked. */
  async function pageWith(numbers: readonly string[]): Promise<Page> {
    const path = `/test/${++pages}`;
    const rows = numbers.map((number, i) => `<p id="n${i}">${number}</p>`).join('\n');
    crm.add(path, `<!doctype html><html lang="en"><body style="padding-bottom:900px">${rows}</body></html>`);
    const page = await browser.newPage();
    await page.goto(crm.url + path);
    if (numbers.length > 0) await waitForMarks(page, 1);
    return page;
  }
  return {
    crm,
    browser,
    pageWith,
    /** The card of a number in a page of its own, as far as a call can be placed. */
    async cardFor(number: string): Promise<{ page: Page; card: Card }> {
      const page = await pageWith([number]);
      const card = await openCard(page, '#n0', number);
      await card.waitFor('call');
      return { page, card };
    },
    async close(): Promise<void> {
      await browser.close();
      await crm.close();
    },
  };
}

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
  const place = await startCrmBrowser(language ? { language } : {});
  await connect(place.browser, gateway.url, 'test-token');
  return {
    ...place,
    gateway,
    /** Another agent of the company signs in at this computer. */
    connectAs: (who: string): Promise<void> => connect(place.browser, gateway.url, `${who}-token`),
    async close(): Promise<void> {
      await place.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the card by a click on a number, once the page's numbers are marked. */
export async function openCard(page: Page, selector: string, number: string): Promise<Card> {
  await waitForMarks(page);
  await page.bringToFront();
  const { x, y } = await pointOf(page, selector, number);
  await page.mouse.click(x, y);
  const card = cardOn(page);
  await card.waitFor('destination');
  return card;
}

/** Ends every call that is live and lets hours pass, so that the next test finds the agent free and no limit reached. */
export async function endCalls(gateway: Gateway, browser: Browser, { hoursPass = true } = {}): Promise<void> {
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
  if (hoursPass) await page.evaluate(letHoursPass);
  await page.close();
}
