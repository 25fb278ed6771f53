// A database that cannot be opened: the card says why, nothing is dialed, nothing is deleted, and it heals.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOn, pointOf } from '../support/card';
import { EXTENSION_ID, openPopup } from '../support/extension';
import { openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
let other: Page;
beforeAll(async () => {
  stage = await startStage();
  other = await stage.browser.newPage();
  // Of our origin, with none of our code.
  await other.goto(`chrome-extension://${EXTENSION_ID}/manifest.json`);
});
afterAll(() => stage?.close());

/** Does what a press does, and gives what the card says of it. */
async function refusal(number: string): Promise<string | null> {
  const page = await stage.pageWith([number]);
  const { x, y } = await pointOf(page, '#n0', number);
  await page.mouse.click(x, y);
  const card = cardOn(page);
  await card.waitFor('notice');
  expect(await card.read('call')).toBeNull();
  const said = await card.text('notice');
  await page.close();
  return said;
}

async function callOnce(number: string): Promise<void> {
  const before = stage.gateway.placed().length;
  const page = await stage.pageWith([number]);
  const card = await openCard(page, '#n0', number);
  await card.call();
  await card.waitFor('hang-up');
  expect(stage.gateway.placed().length - before).toBe(1);
  await card.click('hang-up');
  await card.waitForText('state', 'Call ended');
  await page.close();
}

/** Everything in the stores of version 1, put into a database of version 1 that this page keeps open. */
const OLDER = `(async () => {
  const wait = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = ['index', 'secrets', 'attempts'];
  const db = await wait(indexedDB.open('neardial'));
  const kept = [];
  for (const name of stores) {
    const store = db.transaction(name).objectStore(name);
    kept.push([name, await wait(store.getAllKeys()), await wait(store.getAll())]);
  }
  db.close();
  await wait(indexedDB.deleteDatabase('neardial'));
  const asked = indexedDB.open('neardial', 1);
  asked.onupgradeneeded = () => {
    const { result } = asked;
    result.createObjectStore('index');
    result.createObjectStore('secrets');
    const attempts = result.createObjectStore('attempts', { keyPath: 'id' });
    for (const name of ['open', 'to', 'createdAt']) attempts.createIndex(name, name);
    for (const [name, keys, values] of kept)
      keys.forEach((key, i) => {
        const store = asked.transaction.objectStore(name);
        if (store.keyPath) store.put(values[i]);
        else store.put(values[i], key);
      });
  };
  globalThis.held = await wait(asked);
})()`;

describe('the database', () => {
  it('that an older page does not let go of: a press says so in seconds, and calls work once it is gone', async () => {
    await callOnce('212-555-0123');
    const dialed = stage.gateway.dialRequests().length;
    await other.evaluate(OLDER);
    expect(await refusal('212-555-0124')).toMatch(/does not open Neardial.s storage/);
    expect(stage.gateway.dialRequests().length).toBe(dialed);
    await other.evaluate('held.close()');
    // Not sooner than a second after the last try.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await callOnce('212-555-0125');
    const stores = await other.evaluate(`new Promise((resolve) => {
      const asked = indexedDB.open('neardial');
      asked.onsuccess = () => {
        resolve([asked.result.version, asked.result.objectStoreNames.contains('inbound')]);
        asked.result.close();
      };
    })`);
    expect(stores).toEqual([expect.any(Number), true]);
  });

  it('of a newer version: a press says so, and what is in it stays', async () => {
    const attempts = (version = ''): Promise<unknown> =>
      other.evaluate(`new Promise((resolve, reject) => {
        const asked = indexedDB.open('neardial'${version});
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const count = asked.result.transaction('attempts').objectStore('attempts').count();
          count.onsuccess = () => { resolve(count.result); asked.result.close(); };
        };
      })`);
    const before = await attempts();
    expect(before).toBe(2);
    const dialed = stage.gateway.dialRequests().length;
    await attempts(', 99');
    expect(await refusal('212-555-0126')).toMatch(/newer version of Neardial/);
    const page = await stage.pageWith([]);
    const popup = await openPopup(stage.browser, page);
    await popup.waitForSelector('[data-t="barred"]');
    expect(await popup.$eval('[data-t="barred"]', (one) => one.textContent)).toMatch(
      /newer version of Neardial/,
    );
    await popup.close();
    await page.close();
    expect(stage.gateway.dialRequests().length).toBe(dialed);
    expect(await attempts()).toBe(before);
  });
});
