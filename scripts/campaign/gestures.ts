// Ways to press Call: really, on the card; or by the messages that the card sends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Realm } from 'puppeteer';
import { type Card, waitForMarks } from '../../tests/support/card';
import { openCard } from '../../tests/support/stage';
import { readCatalogue } from '../catalogue';
import { pageScript } from './page-script';
import type { Scenario } from './scenario';
import type { Evidence, Shown } from './verdict';

/** A number that is ready to be called. */
export type Gesture = {
  /** Returns once the press is on its way, not when it is answered. */
  press(which: 0 | 1): Promise<void>;
  /** What the page shows now. */
  shown(): Promise<NonNullable<Evidence['shown']>>;
};

/** The guard of the card lets nobody press sooner. */
const STILL_MS = 450;
const words = readCatalogue('en');
const script = pageScript();

export function prepare(page: Page, scenario: Scenario): Promise<Gesture> {
  return scenario.gesture === 'card' ? onCard(page, scenario) : byMessage(page, scenario);
}

async function byMessage(page: Page, { number, attemptIds, otherPhone }: Scenario): Promise<Gesture> {
  await page.evaluate(`document.querySelector('#n0').textContent = ${JSON.stringify(number)}`);
  const realm = await realmOf(page);
  await realm.evaluate(script);
  const asked = (await realm.evaluate(`campaign.begin(); campaign.preview(${JSON.stringify(number)})`)) as {
    ok: boolean;
    value?: {
      decisionId?: string;
      text: string;
      lineId: string;
      outcome: string;
      devices: { id: string }[];
    };
  };
  const { decisionId, text, lineId, outcome, devices = [] } = asked.value ?? {};
  const deviceId = otherPhone ? devices[1]?.id : devices[0]?.id;
  if (!decisionId || outcome === 'block') throw new Error(`No decision to call by: ${JSON.stringify(asked)}`);
  return {
    async press(which) {
      const order = { attemptId: attemptIds[which], decisionId, text, lineId, deviceId, again: false };
      await realm.evaluate(`void campaign.press(${JSON.stringify(order)})`);
    },
    async shown() {
      const all = (await realm.evaluate('campaign.shown')) as Record<string, Shown>;
      return Object.entries(all).map(([press, what]) => ({ press, what }));
    },
  };
}

async function realmOf(page: Page): Promise<Realm> {
  for (let tries = 0; tries < 200; tries++) {
    const [realm] = page.extensionRealms();
    if (realm) return realm;
    await sleep(10);
  }
  throw new Error('No content script came to the page');
}

async function onCard(page: Page, { number }: Scenario): Promise<Gesture> {
  await page.evaluate(`document.querySelector('#n0').textContent = ${JSON.stringify(number)}`);
  await waitForMarks(page, 1);
  const card = await openCard(page, '#n0', number);
  await card.waitFor('call');
  await sleep(STILL_MS);
  const { left, top, width, height } = await card.waitFor('call');
  return {
    press: () => page.mouse.click(left + width / 2, top + height / 2),
    shown: async () => [{ press: null, what: await shownOn(card) }],
  };
}

async function shownOn(card: Card): Promise<Shown> {
  const attempt = await card.read('attempt');
  if (attempt?.state) return { kind: 'attempt', id: null, state: attempt.state };
  const notice = await card.text('notice');
  // A button that counts down takes no press, and says why.
  const isRefused = (await card.read('blocked')) ?? (await card.read('wait'));
  if (!notice) return { kind: isRefused ? 'changed' : 'nothing' };
  if (notice === words.text('errorNotSent')) return { kind: 'notSent' };
  if (notice === words.text('errorUnsafePress')) throw new Error('The card took the press for an unsafe one');
  return { kind: notice === words.text('errorUnexpected') ? 'broken' : 'notReady' };
}
