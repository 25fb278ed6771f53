// What every picture needs: a gateway with all agents of the example company, a CRM page, the browser in one language.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { startCrm } from '../../tests/crm/server';
import { startGateway } from '../../tests/gateway/server';
import { type Card, waitForMarks } from '../../tests/support/card';
import { addSite, connect, launchWithExtension, openOptions, openPopup } from '../../tests/support/extension';
import { DIRECTORY, endCalls, openCard } from '../../tests/support/stage';

export type Language = 'en' | 'ja';
export type Studio = Awaited<ReturnType<typeof openStudio>>;
export type Person = { name: string; number: string; dir?: 'ltr' | 'rtl'; isText?: boolean };

export type View = { width: number; height: number };

/** A card and a piece of the page it stands in. */
const CARD_VIEW: View = { width: 460, height: 760 };
const AGENTS = ['aiko', 'ben', 'cho', 'dee', 'eve', 'gus'];

export async function openStudio(language: Language) {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-shots-'));
  const tokens = Object.fromEntries(AGENTS.map((agent) => [`${agent}-token`, agent]));
  const logFile = join(folder, 'gateway.jsonl');
  const gateway = await startGateway({ directory: DIRECTORY, tokens, logFile });
  const crm = await startCrm();
  const browser: Browser = await launchWithExtension({ language });
  await addSite(browser, crm.url);
  let agent = '';
  let pages = 0;
  const done = new Set<string>();

  const shown = async (page: Page, view: View): Promise<Page> => {
    await page.setViewport(view);
    return page;
  };

  return {
    gateway,
    browser,
    language,
    /** Connects as one of the company's agents, unless they are connected. */
    async connectAs(wanted: string): Promise<void> {
      if (agent !== wanted) await connect(browser, gateway.url, `${wanted}-token`);
      agent = wanted;
    },
    async disconnect(): Promise<void> {
      const page = await openOptions(browser);
      await page.evaluate(`chrome.runtime.sendMessage({ name: 'service.disconnect', input: {} })`);
      await page.close();
      agent = '';
    },
    /** A page of the CRM with these people. */
    async contacts(people: readonly Person[], view = CARD_VIEW): Promise<Page> {
      // As a record's own page: the card then knows the name.
      const path = `/contacts/shot-${++pages}`;
      crm.add(path, contactPage(people, language));
      const page = await shown(await browser.newPage(), view);
      await page.goto(crm.url + path);
      const marked = people.filter(({ isText }) => !isText).length;
      if (marked > 0) await waitForMarks(page, marked);
      return page;
    },
    /** The open card of a person. */
    async card(person: Person, view = CARD_VIEW): Promise<{ page: Page; card: Card }> {
      const page = await this.contacts([person], view);
      const card = await openCard(page, '#n0', person.number);
      return { page, card };
    },
    /** The popup over a page. */
    async popup(tab: Page): Promise<Page> {
      return shown(await openPopup(browser, tab), { width: 360, height: 600 });
    },
    /** A page of ours in a tab. */
    async ours(path: string, view: View): Promise<Page> {
      const page = await shown(await browser.newPage(), view);
      const { id } = [...(await browser.extensions()).values()][0] ?? { id: '' };
      await page.goto(`chrome-extension://${id}/${path}`);
      await page.waitForSelector('main');
      return page;
    },
    /** Does something for all pictures that need it, once. */
    async once(what: string, act: () => Promise<void>): Promise<void> {
      if (!done.has(what)) await act();
      done.add(what);
    },
    /** Ends what is running, so that the next picture finds the agent free. */
    clear: (): Promise<void> => endCalls(gateway, browser),
    async close(): Promise<void> {
      await browser.close();
      await Promise.all([gateway.close(), crm.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function contactPage(people: readonly Person[], language: Language): string {
  const rows = people
    .map(
      ({ name, number, dir = 'ltr', isText }, i) =>
        `<section dir="${dir}"><h1>${name}</h1><p id="n${i}">${isText ? `<a href="sms:+1${number}">${number}</a>` : number}</p></section>`,
    )
    .join('\n');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>
    body { margin: 0; padding: 20px 28px; background: #f4f6f9; color: #1b1f24; font: 14px system-ui; }
    @media (prefers-color-scheme: dark) { body { background: #14171c; color: #e8eaed; } }
    h1 { margin: 0 0 4px; font-size: 15px; } p { margin: 0 0 16px; }
  </style><body>${rows}</body></html>`;
}
