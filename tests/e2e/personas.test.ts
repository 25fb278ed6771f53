// Who sees what: the agents of the example company, each at the same computer, one after the other.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Card, flip } from '../support/card';
import { EXTENSION_ID, openPopup } from '../support/extension';
import { askWorker, forge, forgeCall } from '../support/forge';
import { DIRECTORY, endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

const NUMBER = '575-555-0123';
type Rows = Record<'capacityProfiles' | 'callCenters' | 'outboundProfiles' | 'users', Row[]>;
type Row = { id: string; memberIds: string[]; pendingMemberIds: string[]; numbers: string[] };

async function openAs(line: string, number = NUMBER): Promise<{ page: Page; card: Card }> {
  const page = await stage.pageWith([number]);
  const card = await openCard(page, '#n0', number);
  await card.select('line', line);
  return { page, card };
}
const namesOf = async (card: Card): Promise<string[]> => (await card.waitFor('line')).options ?? [];
async function changeDirectory(change: (rows: Rows) => void): Promise<void> {
  const changed = structuredClone(DIRECTORY);
  change(changed as unknown as Rows);
  stage.gateway.setDirectory(changed);
  await askWorker(stage.browser, 'directory.refresh');
}
const rowOf = (rows: readonly Row[], id: string): Row => rows.find((row) => row.id === id) as Row;
const dials = (): number => stage.gateway.dialRequests().length;

/** No message of a content script gets this call out. */
async function isRefused(page: Page, number: string, line: string, why: RegExp): Promise<void> {
  const before = dials();
  const { value } = await forgeCall(page, number, line);
  expect(value?.changed).toMatchObject({ outcome: 'block', reason: expect.stringMatching(why) });
  expect(dials()).toBe(before);
}
/** Nor one as a line that is not the agent's: the answer is what they would see as one of their own. */
async function isNotTheirs(page: Page, number: string, line: string): Promise<void> {
  const before = dials();
  const { value } = await forgeCall(page, number, line);
  expect(value?.changed).toBeDefined();
  expect(value?.attempt).toBeUndefined();
  expect(dials()).toBe(before);
}

describe('an agent of several lines (Aiko)', () => {
  beforeAll(() => stage.connectAs('aiko'));

  it('calls as each of them, and switches local presence where its administrator lets them', async () => {
    const { page, card } = await openAs('sales-west');
    expect(await namesOf(card)).toEqual([
      'Sales West',
      'Support',
      'Japan desk',
      'Seniors',
      'Default outbound',
      'My own number',
    ]);
    await card.waitForText('shown', '(505) 555-0142');
    await card.waitForText('callback', 'If they call back, it rings you first, then Sales West.');
    await flip(page, card);
    await card.waitForText('shown', '(628) 555-0100');
    await flip(page, card);
    await card.waitForText('shown', '(505) 555-0142');
    await page.close();
  });

  it('is not stopped by what stops the others below: the same message calls as Sales West', async () => {
    const page = await stage.pageWith([NUMBER]);
    const before = dials();
    expect((await forgeCall(page, NUMBER, 'sales-west')).value?.attempt).toBeDefined();
    expect(dials()).toBe(before + 1);
    await page.close();
  });

  it('as a trainee who may (Seniors): is seen with the own number, once they want to', async () => {
    const { page, card } = await openAs('seniors');
    await card.waitForText('shown', '(505) 555-0142');
    await card.waitForText('toggle-hint', /recognise you/);
    await card.waitForText('callback', 'If they call back, they reach your voicemail.');
    await flip(page, card);
    await card.waitForText('shown', '(628) 555-0150');
    await card.waitForText('kind', 'Personal number');
    await card.waitForText('callback', 'If they call back, it rings you.');
    await flip(page, card);
    await card.waitForText('shown', '(505) 555-0142');
    await page.close();
  });

  it('at the Japan desk: reads that there is no local presence in Japan, and is seen with the main number', async () => {
    const { page, card } = await openAs('japan', '+81 3-5555-0177');
    await card.waitForText('reason', 'Local presence is not available in Japan.');
    await card.waitForText('shown', /3-5555-0100$/);
    await card.waitForText('kind', 'Main number');
    await card.waitForText('lock', 'Not for this number');
    await page.close();
  });

  it('with two profiles: the one of the destination’s country is offered first, and each keeps its countries', async () => {
    await changeDirectory(({ capacityProfiles, outboundProfiles }) => {
      rowOf(capacityProfiles, 'outbound-1').memberIds.push('aiko');
      outboundProfiles.reverse();
    });
    const profilesFor = async (number: string): Promise<string[]> => {
      const { page, card } = await openAs('default', number);
      const names = await namesOf(card);
      if (number.startsWith('416')) {
        await card.waitForText('blocked', /goes to Canada\. Default outbound may call United States/);
        await isRefused(page, number, 'default', /goes to Canada/);
        await card.select('line', 'renewals');
        await card.waitForText('shown', '(206) 555-0100');
      }
      await page.close();
      return names.filter((name) => /outbound|Renewals/.test(name));
    };
    expect(await profilesFor('416-555-0177')).toEqual(['Renewals', 'Default outbound']);
    expect(await profilesFor('212-555-0177')).toEqual(['Default outbound', 'Renewals']);
    await changeDirectory(() => undefined);
  });
});

describe('a trainee without the right to switch (Ben in Rookies)', () => {
  beforeAll(() => stage.connectAs('ben'));

  it('is always on local presence there, with a lock that says so, and has no personal line', async () => {
    const { page, card } = await openAs('rookies');
    expect(await namesOf(card)).toEqual(['Sales West', 'Rookies', 'Renewals']);
    await card.waitForText('shown', '(505) 555-0142');
    await card.waitForText('lock', 'Always on for this line');
    await card.waitForText('callback', 'If they call back, they reach your voicemail.');
    await isNotTheirs(page, NUMBER, 'personal');
    // A wish that nobody may have is not followed.
    const seen = await forge(page, 'call.preview', { text: NUMBER, lineId: 'rookies', toggle: false });
    expect(seen.value?.shown).toBe('(505) 555-0142');
    await page.close();
  });

  it('whose customer calls back reaches Ben’s voicemail, and Ben sees who called', async () => {
    const { page, card } = await openAs('rookies', '646-555-0177');
    await card.call();
    await card.waitFor('hang-up');
    const shown = String(stage.gateway.placed().at(-1)?.body.callerId);
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ lineId: 'rookies' });
    await card.click('hang-up');
    await card.waitFor('wrap-up');
    await page.close();
    const panel = await stage.browser.newPage();
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    await panel.waitForSelector('[data-t="log"]');
    const { attemptId } = stage.gateway.placed().at(-1) ?? {};
    await panel.locator(`[data-id="${attemptId}"] .entry`).click();
    await panel.waitForSelector('[data-t="story"]');
    expect(await panel.$eval('[data-t="story"]', (element) => element.textContent)).toBe(
      'If they call back, they reach your voicemail.',
    );
    expect(stage.gateway.callIn('+16465550177', shown)).toEqual({
      lands: 'agentVoicemail',
      agentId: 'ben',
      lineId: 'rookies',
    });
    await panel.click('[data-t="tab-callbacks"]');
    await panel.waitForFunction(
      `document.querySelector('[data-t="entry"]')?.innerText.includes('Dynamic Caller')`,
      { polling: 25 },
    );
    await panel.close();
  });
});

describe('an agent whose capacity is used up (Ben, one call at a time)', () => {
  beforeAll(() => stage.connectAs('ben'));

  it('is refused a second call in every tab and window; nothing waits to be called later', async () => {
    const { page, card } = await openAs('sales-west', '212-555-0177');
    await card.call();
    await card.waitFor('hang-up');
    const before = dials();
    expect(stage.gateway.inbound('ben', '+12125550199', '+16285550100'), 'blocksInbound').toBe(false);

    const second = await openAs('sales-west', '415-555-0177');
    await second.card.waitForText('blocked', /You already have a call\. End it before you start another\./);
    expect(await second.card.read('call')).toBeNull();
    const elsewhere = await inNewWindow(second.page.url());
    const third = await openCard(elsewhere, '#n0', '415-555-0177');
    await third.waitForText('blocked', /You already have a call/);
    await isRefused(elsewhere, '415-555-0177', 'sales-west', /You already have a call/);
    await isRefused(elsewhere, '415-555-0177', 'rookies', /You already have a call/);

    await page.bringToFront();
    await card.click('hang-up');
    await card.waitFor('wrap-up');
    // The capacity is free again at once (reset: immediate), and it is the agent who calls.
    await second.page.bringToFront();
    await second.card.waitFor('call');
    expect(dials()).toBe(before);
    expect(stage.gateway.inbound('ben', '+12125550199', '+16285550100'), 'after the call').toBe(true);
    await second.card.call();
    await second.card.waitFor('hang-up');
    expect(dials()).toBe(before + 1);
    for (const one of [page, second.page, elsewhere]) await one.close();
  });
});

/** A page in a window of its own. */
async function inNewWindow(url: string): Promise<Page> {
  const session = await stage.browser.target().createCDPSession();
  const opened = stage.browser.waitForTarget((target) => target.url() === `${url}#window`);
  await session.send('Target.createTarget', { url: `${url}#window`, newWindow: true });
  const page = (await (await opened).page()) as Page;
  await page.waitForFunction(`CSS.highlights.get('neardial')?.size > 0`, { polling: 25 });
  return page;
}

describe('an agent who calls only from their own number (Gus)', () => {
  beforeAll(() => stage.connectAs('gus'));

  it('has nothing to pick, and reads why', async () => {
    const page = await stage.pageWith([NUMBER]);
    const card = await openCard(page, '#n0', NUMBER);
    await card.waitForText('shown', '(425) 555-0150');
    await card.waitForText('reason', 'You call only from your personal number.');
    expect(await card.read('line')).toMatchObject({ value: 'personal', disabled: true });
    expect(await namesOf(card)).toEqual(['My own number']);
    for (const part of ['toggle', 'number']) expect(await card.read(part), part).toBeNull();
    await isNotTheirs(page, NUMBER, 'sales-west');
    await page.close();
  });

  it('follows the default profile: its countries, whatever else there is (M34)', async () => {
    const page = await stage.pageWith(['416-555-0177']);
    const card = await openCard(page, '#n0', '416-555-0177');
    await card.waitForText('blocked', /This call goes to Canada\. .* may call United States/);
    await isRefused(page, '416-555-0177', 'personal', /goes to Canada/);
    await page.close();
  });
});

describe('an agent without outbound capacity (Eve)', () => {
  beforeAll(() => stage.connectAs('eve'));

  it('sees no call control anywhere; the popup says why, and whom to ask', async () => {
    stage.crm.add('/eve', `<!doctype html><p id="n0">${NUMBER}</p><a id="n1" href="tel:${NUMBER}">Call</a>`);
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/eve`);
    expect(await forge(page, 'page.start', {})).toMatchObject({ value: { mayCall: false } });
    expect(await page.evaluate(() => CSS.highlights.has('neardial'))).toBe(false);
    const popup = await openPopup(stage.browser, page);
    await popup.waitForSelector('[data-t="barred"]');
    expect(await popup.$eval('[data-t="barred"]', (element) => element.textContent)).toBe(
      'You are in no capacity profile for outbound calls. Ask your administrator to add you to one.',
    );
    for (const part of ['input', '[data-t="numbers"]', '[data-t="call"]'])
      expect(await popup.$(part), part).toBeNull();
    // As the context menu and the address bar open it.
    await popup.goto(`chrome-extension://${EXTENSION_ID}/popup.html?number=2125550177`);
    await popup.waitForSelector('[data-t="barred"], [data-t="blocked"]');
    expect(await popup.$('[data-t="call"]')).toBeNull();
    await popup.close();
    for (const line of ['sales-west', 'inbound-only', 'personal'])
      await isRefused(page, NUMBER, line, /no capacity profile for outbound calls/);
    await page.close();
  });

  it('whose personal number is toll-free has a problem in the directory, with what to do', async () => {
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="problems"] summary').click();
    expect(await popup.$eval('[data-t="problems"]', (element) => element.textContent)).toMatch(
      /A personal number must be geographic; a toll-free one is not used\..*\+18005550100/,
    );
    await popup.close();
    await page.close();
  });
});

describe('an agent whom the directory does not know any more (Eve)', () => {
  beforeAll(() => stage.connectAs('eve'));
  afterAll(() => changeDirectory(() => undefined));

  it('reads whom to ask, and cannot call', async () => {
    await changeDirectory((rows) => {
      rows.users = rows.users.filter(({ id }) => id !== 'eve');
    });
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    await popup.waitForSelector('[data-t="barred"]');
    expect(await popup.$eval('[data-t="barred"]', (element) => element.textContent)).toBe(
      'The directory does not know “eve”. Ask your administrator to add you.',
    );
    expect(await popup.$('input')).toBeNull();
    await isRefused(page, NUMBER, 'sales-west', /The directory does not know “eve”/);
    await popup.close();
    await page.close();
  });
});

describe('a member who was added a moment ago (Dee)', () => {
  beforeAll(() => stage.connectAs('dee'));
  afterAll(() => changeDirectory(() => undefined));

  it('reads so in the list of lines and on the card, which changes by itself with the directory', async () => {
    const { page, card } = await openAs('sales-west');
    expect(await namesOf(card)).toEqual(['Sales West (soon)', 'Renewals']);
    await card.waitForText('blocked', /You were added to Sales West a moment ago.*about 20 minutes/);
    await isRefused(page, NUMBER, 'sales-west', /You were added to Sales West a moment ago/);
    await changeDirectory(({ callCenters }) => {
      const row = rowOf(callCenters, 'sales-west');
      [row.memberIds, row.pendingMemberIds] = [[...row.memberIds, 'dee'], []];
    });
    await page.bringToFront();
    await card.waitForText('shown', '(505) 555-0142');
    expect(await namesOf(card)).toEqual(['Sales West', 'Renewals']);
    await page.close();
  });
});

describe('a number without a calling plan (Ben in Renewals)', () => {
  beforeAll(() => stage.connectAs('ben'));

  it('is offered nowhere, cannot be asked for, and the popup says how it is enabled', async () => {
    const { page, card } = await openAs('renewals');
    await card.waitForText('shown', '(206) 555-0100');
    expect(await card.read('number')).toBeNull();
    const asked = { text: NUMBER, lineId: 'renewals', pickedNumber: '+14255550100' };
    expect((await forge(page, 'call.preview', asked)).value?.shown).toBe('(206) 555-0100');
    const popup = await openPopup(stage.browser, page);
    await popup.locator('[data-t="problems"] summary').click();
    expect(await popup.$eval('[data-t="problems"]', (element) => element.textContent)).toMatch(
      /no calling plan that makes calls.*upgrade its plan to one that makes calls.*\+14255550100/,
    );
    // D24: the same lines wherever a call begins.
    await popup.locator('input[name="number"]').fill(NUMBER);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-t="call"]');
    expect(await popup.$$eval('[data-t="line"] option', (lines) => lines.map(({ text }) => text))).toEqual([
      'Sales West',
      'Rookies',
      'Renewals',
    ]);
    await popup.close();
    await page.close();
  });
});
