// Who may call changes while pages are open: nobody has to reload one.
import type { Page, WebWorker } from 'puppeteer';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EXTENSION_ID, openOptions } from '../support/extension';
import { DIRECTORY, openCard, type Stage, startStage } from '../support/stage';

type Row = { id: string; memberIds: string[]; pendingMemberIds?: string[] };
type Rows = { callCenters: Row[]; capacityProfiles: Row[] };
let stage: Stage | null = null;
afterEach(() => stage?.close());

/** The example directory with these members added to or taken out of a row. */
function directory(change: (rows: Rows) => void): Record<string, unknown> {
  const changed = structuredClone(DIRECTORY) as unknown as Rows;
  change(changed);
  return changed as unknown as Record<string, unknown>;
}
const rowOf = (rows: readonly Row[], id: string): Row => rows.find((row) => row.id === id) as Row;

/** Lets the time for the next refresh come, which is minutes away; answers how many. */
async function untilNextRefresh({ browser }: Stage): Promise<number> {
  const options = await openOptions(browser);
  const minutes = await options.evaluate(
    `chrome.alarms.get('refresh').then(({ scheduledTime }) => (scheduledTime - Date.now()) / 60_000)`,
  );
  await options.evaluate(`chrome.alarms.create('refresh', { when: Date.now() })`);
  await options.close();
  return minutes as number;
}
/**
 * Notes in the worker how the entry of the context menu is shown, which the browser tells nobody.
 * @returns waits until it is, or is not
 */
async function watchMenu({ browser }: Stage): Promise<(visible: boolean) => Promise<void>> {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID),
  );
  const worker = (await target.worker()) as WebWorker;
  await worker.evaluate(`{
    const update = chrome.contextMenus.update.bind(chrome.contextMenus);
    chrome.contextMenus.update = (id, how) => {
      const updated = update(id, how);
      updated.then(() => { globalThis.menuShown = how.visible; }, () => { globalThis.menuShown = 'refused'; });
      return updated;
    };
  }`);
  return async (visible) => {
    const isSo = async () => (await worker.evaluate('globalThis.menuShown')) === visible;
    await vi.waitUntil(isSo, { timeout: 10_000 });
  };
}
const marks = (page: Page, some: boolean): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => ((CSS.highlights.get('neardial') as { size: number } | undefined)?.size ?? 0) > 0 === wanted,
    { polling: 25 },
    some,
  );

describe('a member who was added a moment ago (M36)', () => {
  it('reads so on the card, which lets them call once the service does', async () => {
    stage = await startStage({ agent: 'dee' });
    const page = await stage.pageWith(['212-555-0123']);
    // The line that she used last on this site.
    await page
      .extensionRealms()[0]
      ?.evaluate(
        `chrome.runtime.sendMessage({ name: 'call.preview', input: { text: '212-555-0123', lineId: 'sales-west', chosen: true } })`,
      );
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('blocked', /You were added to Sales West a moment ago/);
    stage.gateway.setDirectory(
      directory(({ callCenters }) => {
        const row = rowOf(callCenters, 'sales-west');
        [row.memberIds, row.pendingMemberIds] = [[...row.memberIds, 'dee'], []];
      }),
    );
    expect(await untilNextRefresh(stage), 'minutes until the directory is asked for').toBeLessThan(2.5);
    await page.bringToFront();
    await card.waitForText('shown', /^\(212\)/);
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ lineId: 'sales-west', blocksInbound: true });
  });
});

describe('an agent without outbound capacity (M15, M16, M23)', () => {
  it('sees no call control in a page until they are given some, and none once it is taken away', async () => {
    stage = await startStage({ agent: 'eve' });
    const page = await stage.pageWith([]);
    const menu = await watchMenu(stage);
    stage.crm.add('/members', '<!doctype html><p id="n0">212-555-0123</p>');
    await page.goto(`${stage.crm.url}/members`);
    const realm = page.extensionRealms()[0];
    expect(
      await realm?.evaluate(`chrome.runtime.sendMessage({ name: 'page.start', input: {} })`),
    ).toMatchObject({ value: { mayCall: false } });
    await marks(page, false);

    const admitted = directory(({ capacityProfiles, callCenters }) => {
      rowOf(capacityProfiles, 'outbound-1').memberIds.push('eve');
      rowOf(callCenters, 'sales-west').memberIds.push('eve');
    });
    stage.gateway.setDirectory(admitted);
    expect(await untilNextRefresh(stage), 'minutes').toBeLessThan(6.1);
    await page.bringToFront();
    await marks(page, true);
    await menu(true);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');

    stage.gateway.setDirectory(DIRECTORY);
    await untilNextRefresh(stage);
    await page.bringToFront();
    await marks(page, false);
    await menu(false);
    await card.until('closed', async () => !(await card.isOpen()));

    stage.gateway.setDirectory(admitted);
    await untilNextRefresh(stage);
    await page.bringToFront();
    await marks(page, true);
    const again = await openCard(page, '#n0', '212-555-0123');
    await again.call();
    await again.waitFor('hang-up');
    expect(stage.gateway.placed()).toHaveLength(1);

    const panel = await stage.browser.newPage();
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    await panel.locator('[data-t="entry"] .entry').click();
    await panel.waitForSelector('[data-t="call-back"]');
    stage.gateway.setDirectory(DIRECTORY);
    await untilNextRefresh(stage);
    await panel.bringToFront();
    await panel.waitForSelector('[data-t="detail"] [data-t="barred"]');
    expect(await panel.$eval('[data-t="barred"]', (element) => element.textContent)).toBe(
      'You are in no capacity profile for outbound calls. Ask your administrator to add you to one.',
    );
    expect(await panel.$('[data-t="call-back"]')).toBeNull();
    await menu(false);
  });
});
