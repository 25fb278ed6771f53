// Popup, side panel and settings in their states.
import type { Page } from 'puppeteer';
import type { Shot } from './card-shots';
import type { Person, Studio } from './studio';

const NARROW = { width: 380, height: 760 };
export const WIDE = { width: 1180, height: 900 };
const PEOPLE: readonly Person[] = [
  { name: 'Maria Alvarez', number: '646-555-0123' },
  { name: 'Harbor Street Bakery', number: '971-555-0124' },
  { name: 'Big Sky Outfitters', number: '406-555-0177' },
  { name: '田中 美咲 様', number: '+81 3-5555-0123' },
  { name: 'Kingston Hotel', number: '876-555-0123' },
];
/** What has been going on: whom was called, how it went, what the agent said. */
const CALLS = [
  { name: 'Maria Alvarez', number: '+16465550123', outcome: 'connected', note: 'Wants the offer by Friday.' },
  { name: 'شركة الأفق للتجارة الدولية', number: '+13035550123', outcome: 'voicemail', note: '' },
  {
    name: 'Maximiliane-Alexandra von Hohenlohe-Waldenburg, Procurement',
    number: '+19715550124',
    outcome: null,
    note: '',
  },
  { name: null, number: '+12075550125', outcome: 'noAnswer', note: '' },
  { name: '田中 美咲 様', number: '+14155550126', outcome: 'callBack', note: '14時以降に折り返し' },
] as const;

const inPage = (page: Page, name: string, input: object): Promise<unknown> =>
  page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })}).then(({ value }) => value)`);

/** Makes the calls above as the popup would, and a customer calls one of the numbers back. */
async function makeHistory(studio: Studio): Promise<void> {
  const { gateway } = studio;
  const page = await studio.ours('sidepanel.html', NARROW);
  for (const { name, number, outcome, note } of CALLS) {
    const { decisionId, lineId } = (await inPage(page, 'call.preview', { text: number })) as Record<
      string,
      string
    >;
    const id = crypto.randomUUID();
    const record = { type: 'contact', id: '1042', name, url: 'https://crm.example.com/contacts/1042' };
    const order = { attemptId: id, decisionId, lineId, text: number, again: false, pressedAt: Date.now() };
    await inPage(page, 'call.place', { ...order, ...(name ? { record } : {}) });
    gateway.move(id, 'connected');
    gateway.move(id, 'ended', outcome === 'noAnswer' ? 'no answer' : undefined);
    await inPage(page, 'attempt.check', { id });
    if (outcome) await inPage(page, 'attempt.wrapUp', { id, outcome, note });
  }
  const shown = String(gateway.placed().at(-CALLS.length)?.body.callerId);
  gateway.callIn('+16465550123', shown);
  await page.waitForFunction(`document.querySelectorAll('[data-t="entry"]').length > ${CALLS.length}`, {
    polling: 25,
  });
  await page.close();
}

export const popup =
  (people: readonly Person[], bring?: (popup: Page, studio: Studio) => Promise<unknown>) =>
  async (studio: Studio): Promise<Page> => {
    const tab = await studio.contacts(people);
    const page = await studio.popup(tab);
    if (people.length > 0 && !bring)
      await page.waitForFunction(
        (n) => document.querySelectorAll('[data-t="numbers"] li').length >= n,
        { polling: 25 },
        people.length,
      );
    await bring?.(page, studio);
    return page;
  };

export const panel =
  (bring?: (panel: Page, studio: Studio) => Promise<unknown>) =>
  async (studio: Studio): Promise<Page> => {
    const page = await studio.ours('sidepanel.html', NARROW);
    await page.waitForSelector('[role="tablist"]');
    await bring?.(page, studio);
    return page;
  };
const withHistory = (bring?: (panel: Page, studio: Studio) => Promise<unknown>) => async (studio: Studio) => {
  await studio.once('history', () => makeHistory(studio));
  return panel(async (page) => {
    await page.waitForSelector('[data-t="entry"]');
    await bring?.(page, studio);
  })(studio);
};

export const section =
  (id: string, bring?: (options: Page) => Promise<unknown>, view = WIDE) =>
  async (studio: Studio): Promise<Page> => {
    const page = await studio.ours(`options.html#${id}`, view);
    await page.waitForSelector(`#${id}`);
    await bring?.(page);
    await page.$eval(`#${id}`, (element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    return page;
  };

export const POPUP_SHOTS: readonly Shot[] = [
  { name: 'popup-numbers', agent: 'aiko', take: popup(PEOPLE) },
  {
    name: 'popup-empty',
    agent: 'aiko',
    take: popup([], (page) => page.waitForSelector('input[name="number"]')),
  },
  {
    name: 'popup-typed',
    agent: 'aiko',
    take: popup([], async (page) => {
      await page.locator('input[name="number"]').fill('2125550123');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-t="call"]');
    }),
  },
  { name: 'popup-pending', agent: 'dee', take: popup(PEOPLE.slice(0, 2)) },
  {
    name: 'popup-barred',
    agent: 'eve',
    take: popup([], (page) => page.waitForSelector('[data-t="barred"]')),
  },
];

export const PANEL_SHOTS: readonly Shot[] = [
  { name: 'panel-empty', agent: 'ben', take: panel((page) => page.waitForSelector('[data-t="nothing"]')) },
  { name: 'panel-log', agent: 'aiko', take: withHistory() },
  {
    name: 'panel-entry',
    agent: 'aiko',
    take: withHistory(async (page) => {
      await page.click('[data-t="entry"]:nth-of-type(2) button');
      await page.waitForSelector('[data-t="detail"]');
      await page.$eval('[data-t="detail"] details', (element) => element.setAttribute('open', ''));
    }),
  },
  {
    name: 'panel-callbacks',
    agent: 'aiko',
    take: withHistory(async (page) => {
      await page.click('[data-t="tab-callbacks"]');
      await page.waitForSelector('[data-t="entry"]');
    }),
  },
  {
    name: 'panel-no-hits',
    agent: 'aiko',
    take: withHistory(async (page) => {
      await page.type('[data-t="search"]', 'zzz');
      await page.waitForSelector('[data-t="nothing"]');
    }),
  },
];

export const OPTIONS_SHOTS: readonly Shot[] = [
  {
    name: 'options-set-up',
    agent: 'aiko',
    take: async (studio) => {
      const page = await studio.ours('options.html#set-up', WIDE);
      await page.waitForSelector('[data-t="set-up"]');
      return page;
    },
  },
  { name: 'options-service', agent: 'aiko', take: section('service') },
  { name: 'options-sites', agent: 'aiko', take: section('sites') },
  {
    name: 'options-check',
    agent: 'aiko',
    take: section('check', async (page) => {
      await page.type('#check-number', '6465550123');
      await page.click('[data-t="check-now"]');
      await page.waitForSelector('[data-t="check-shown"]');
    }),
  },
  {
    name: 'options-simulator',
    agent: 'aiko',
    take: section('simulator', async (page) => {
      await page.type('[data-t="simulator-numbers"]', PEOPLE.map(({ number }) => number).join('\n'));
      await page.click('[data-t="simulate"]');
      await page.waitForSelector('[data-t="simulator-table"]');
    }),
  },
  {
    name: 'options-coverage',
    agent: 'aiko',
    take: section('coverage', (page) => page.waitForSelector('[data-t="coverage-map"]')),
  },
  { name: 'options-policy', agent: 'aiko', take: section('policy') },
  { name: 'options-number-use', agent: 'aiko', take: section('number-use') },
  { name: 'options-problems', agent: 'aiko', take: section('problems') },
  { name: 'options-diagnostics', agent: 'aiko', take: section('diagnostics') },
];
