// What is seen seldom: waiting, offline, not connected, in a call, ruled by a policy, in a narrow window, in forced colours.
import type { Page } from 'puppeteer';
import { EXTENSION_ID } from '../../tests/support/extension';
import { canWritePolicy, setPolicy, untilPolicy } from '../../tests/support/policy';
import { openCard } from '../../tests/support/stage';
import { called, card, maria, person, type Shot } from './card-shots';
import { panel, popup, section, WIDE } from './page-shots';
import type { Person, Studio } from './studio';

type Take = Shot['take'];
const LIGHT = ['en-light', 'ja-light'];
const NARROW = { width: 320, height: 640 };
const RULES = { localPresenceToggle: 'forceOn', callingHours: 'block', overrideReason: 'required' };

const worker = async ({ browser }: Studio) => {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID),
  );
  return target.createCDPSession();
};

/** The worker stands still before it can answer, until the picture is taken. */
const loading: Take = async (studio) => {
  const { page, card } = await studio.card(maria(studio));
  await card.waitFor('call');
  await page.keyboard.press('Escape');
  const session = await worker(studio);
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  page.once('close', () => void session.detach());
  await openCard(page, '#n0', maria(studio).number);
  return page;
};

const offline = card(maria, async (card, _, studio) => {
  const session = await worker(studio);
  const network = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  // What is asked before a call is answered by then.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { ...network, offline: true });
  await card.call();
  await card.waitForText('message', /./);
  await session.detach();
});

const running =
  (show: Take): Take =>
  async (studio) => {
    const { page, card } = await studio.card(maria(studio));
    await card.call();
    await card.waitFor('hang-up');
    studio.gateway.move(studio.gateway.placed().at(-1)?.attemptId ?? '', 'connected');
    await card.until('connected', async () => (await card.read('attempt'))?.state === 'live');
    const shown = await show(studio);
    await page.close();
    return shown;
  };

const texting = async (studio: Studio) => {
  const people: Person[] = [{ ...maria(studio), isText: true }, person('212-555-0188')];
  const page = await studio.contacts(people);
  const card = await openCard(page, '#n0', maria(studio).number);
  await card.waitFor('text-warning');
  return { page, card };
};

const handOver: Take = async (studio) => {
  const { page, card } = await texting(studio);
  await new Promise((resolve) => setTimeout(resolve, 450));
  const opened = studio.browser.waitForTarget((one) => one.url().includes('hand-over.html'));
  await card.click('text');
  const tab = await (await opened).asPage();
  await tab.setViewport({ width: 600, height: 240 });
  await tab.waitForSelector('[data-t="link"]');
  await page.close();
  return tab;
};

const unsent = card(person('212-555-0174', 'Hudson Legal'), async (card, page, studio) => {
  await called('accepted')(card, page, studio);
  const id = studio.gateway.placed().at(-1)?.attemptId ?? '';
  studio.gateway.move(id, 'ended');
  await card.waitFor('wrap-up');
  studio.gateway.failNext(`/v1/attempts/${id}/completed`, { status: 503 });
  await card.click('outcome-voicemail');
  await card.click('save-wrap-up');
  await card.waitFor('send-again');
});

const wrongToken = section('service', async (page) => {
  await page.locator('input[name="token"]').fill('not-a-token');
  await page.click('[data-t="connect"]');
  await page.waitForSelector('[data-t="connection"].no');
});

const setUp =
  (step: string): Take =>
  async (studio) => {
    const page = await studio.ours('options.html#set-up', WIDE);
    await page.locator(`[data-t="step-${step}"]`).click();
    await page.waitForSelector(`#step-${step}`);
    return page;
  };

/** With rules of an administrator, which go when the picture is taken. */
const ruled =
  (show: Take): Take =>
  async (studio) => {
    setPolicy(RULES);
    try {
      await untilPolicy(studio.browser, /overrideReason required/);
      const page = await show(studio);
      page.once('close', () => setPolicy(null));
      return page;
    } catch (error) {
      setPolicy(null);
      throw error;
    }
  };
const openRules = async (page: Page): Promise<void> => {
  await page.locator('[data-t="rules"] summary').click();
  await page.evaluate('document.scrollingElement.scrollTop = 1e6');
};

const wait = card(person('212-555-0175', 'Hudson Legal'), async (card, page, studio) => {
  const tooMany = { status: 429, headers: { 'retry-after': '30' } };
  await called('rejected', ({ gateway }) => gateway.failNext('/v1/dial', tooMany))(card, page, studio);
  await card.click('again');
  await card.waitFor('wait');
});

const STATES: Record<string, Take> = {
  'card-offline': offline,
  'card-wait': wait,
  'card-texting': async (studio) => (await texting(studio)).page,
  'card-unsent': unsent,
  'card-narrow': card(maria, undefined, NARROW),
  'popup-running': running(popup([])),
  'panel-running': running(panel()),
  'hand-over': handOver,
  'set-up-sites': setUp('sites'),
  'set-up-check': setUp('check'),
  'options-narrow': section('service', undefined, NARROW),
  'options-wrong-token': wrongToken,
  'popup-not-connected': async (studio) => {
    await studio.disconnect();
    return popup([])(studio);
  },
};
const FORCED: Record<string, Take> = {
  'card-forced': card(maria),
  'card-ended-forced': unsent,
  'popup-forced': running(popup([person('646-555-0123'), person('876-555-0123')])),
  'panel-forced': running(panel()),
  'options-forced': section('coverage', (page) => page.waitForSelector('[data-t="coverage-map"]')),
};
const RULED: Record<string, Take> = { 'card-ruled': card(maria), 'popup-ruled': popup([], openRules) };

const shot =
  (only: string[], more: Partial<Shot> = {}) =>
  ([name, take]: [string, Take]): Shot => ({
    name,
    agent: 'aiko',
    take,
    only,
    ...more,
  });
export const STATE_SHOTS: readonly Shot[] = [
  shot(['en-light'])(['card-loading', loading]),
  ...Object.entries(STATES).map(shot(LIGHT)),
  ...Object.entries(FORCED).map(shot(['en-light'], { isForced: true })),
  ...(canWritePolicy() ? Object.entries(RULED).map(([name, take]) => shot(LIGHT)([name, ruled(take)])) : []),
];
