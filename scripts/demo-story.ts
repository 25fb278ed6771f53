// The story of the demo: what an agent does, what each customer saw, what the gateway received.
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { CONTACTS } from '../tests/crm/contacts';
import type { Gateway } from '../tests/gateway/server';
import { type Card, pointOf, waitForMarks } from '../tests/support/card';
import { openPopup } from '../tests/support/extension';
import { openCard } from '../tests/support/stage';

export type Scene = {
  open(language: 'en' | 'ja'): Promise<Browser>;
  gateway: Gateway;
  crmUrl: string;
  /** Folder for pictures. */
  pictures: string;
};
type Told = { who: string; number: string; shown: string; why: string; received: string[] };

/** Plays it; true when every press gave exactly one call, with the number that was shown. */
export async function tellStory(scene: Scene): Promise<boolean> {
  const english = await scene.open('en');
  const told = [...(await callContacts(scene, english)), await callFromPopup(scene, english)];
  const refused = await blockedCall(scene, english);
  await english.close();
  const japanese = await scene.open('ja');
  told.push(await callInJapanese(scene, japanese));
  await japanese.close();

  for (const { who, number, shown, why, received } of told)
    console.log(
      `${isRight({ shown, received }) ? '✓' : '✗'} ${who}, ${number}: the customer saw ${shown}. ${why}\n    The gateway received ${received.length} call: ${received.join(', ')}`,
    );
  console.log(`${refused ? '✓' : '✗'} Kingston Hotel, +1 876-555-0123: not called. ${refused ?? ''}`);
  return told.every(isRight) && refused !== null;
}

const isRight = ({ shown, received }: Pick<Told, 'shown' | 'received'>): boolean =>
  received.length === 1 && received[0]?.endsWith(shown.replace(/\D/g, '')) === true;

/** Runs something that presses Call once, and says which calls the gateway placed meanwhile. */
async function receivedDuring(gateway: Gateway, press: () => Promise<void>): Promise<string[]> {
  const before = gateway.placed().length;
  await press();
  return gateway
    .placed()
    .slice(before)
    .map(({ body }) => String(body.callerId));
}

async function callContacts({ gateway, crmUrl, pictures }: Scene, browser: Browser): Promise<Told[]> {
  const page = await browser.newPage();
  const told: Told[] = [];
  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(pictures, `${name}.png`) });
  for (const contact of CONTACTS.slice(0, 5)) {
    await page.goto(`${crmUrl}/en/contacts/${contact.id}`);
    await waitForMarks(page);
    const { x, y } = await pointOf(page, '#phone', contact.phone);
    await page.mouse.move(x, y);
    await page.waitForSelector('neardial-surface');
    if (told.length === 0) await picture('1-hover');
    const card = await openCard(page, '#phone', contact.phone);
    await card.waitFor('call');
    if (contact.id === 'sam-reed') await flip(page, card);
    if (told.length === 0) {
      await picture('2-card');
      await card.click('why');
      await picture('3-why');
    }
    const shown = (await card.text('shown')) ?? '';
    const why = (await card.text('reason')) ?? '';
    const number = (await card.text('destination')) ?? '';
    const received = await receivedDuring(gateway, async () => {
      await card.call({ count: 2 });
      await card.waitForText('state', /^Connected/);
    });
    if (told.length === 0) await picture('4-connected');
    await card.click('hang-up');
    await card.waitForText('state', 'Call ended');
    told.push({ who: contact.name, number, shown, why, received });
    if (contact.id === 'sam-reed') {
      await card.click('again');
      await flip(page, card);
    }
  }
  await page.close();
  return told;
}

/** Switches local presence over, and waits for the number that this leaves. */
async function flip(page: Page, card: Card): Promise<void> {
  const { left, width, top, height } = await card.waitFor('toggle');
  const before = await card.text('shown');
  await page.mouse.click(left + width - 12, top + height / 2);
  await card.until('another number', async () => (await card.text('shown')) !== before);
}

async function callFromPopup({ gateway, crmUrl, pictures }: Scene, browser: Browser): Promise<Told> {
  const page = await browser.newPage();
  await page.goto(`${crmUrl}/en/contacts`);
  await waitForMarks(page, CONTACTS.length);
  const popup = await openPopup(browser, page);
  await popup.waitForSelector('[data-t="numbers"] li');
  await popup.screenshot({ path: join(pictures, '5-popup.png') });
  const read = (name: string): Promise<string> =>
    popup.$eval(`[data-t="${name}"]`, (part) => part.textContent ?? '');
  await popup.locator('input[name="number"]').fill('575-555-0123');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[data-t="call"]');
  const [number, shown, why] = [await read('destination'), await read('shown'), await read('reason')];
  await popup.screenshot({ path: join(pictures, '6-popup-call.png') });
  const received = await receivedDuring(gateway, async () => {
    await popup.click('[data-t="call"]');
    await popup.waitForSelector('[data-t="hang-up"]');
  });
  await popup.click('[data-t="hang-up"]');
  await popup.waitForSelector('[data-state="ended"]');
  await page.close();
  return { who: 'Typed in the popup', number, shown, why, received };
}

/** 876 looks domestic and is Jamaica: the card says so, and there is nothing to press. */
async function blockedCall({ gateway, crmUrl, pictures }: Scene, browser: Browser): Promise<string | null> {
  const page = await browser.newPage();
  await page.goto(`${crmUrl}/en/contacts/kingston-hotel`);
  await waitForMarks(page);
  const before = gateway.placed().length;
  const card = await openCard(page, '#phone', '876-555-0123');
  const { text } = await card.waitFor('blocked');
  await page.screenshot({ path: join(pictures, '7-blocked.png') });
  const silent = (await card.read('call')) === null && gateway.placed().length === before;
  await page.close();
  return silent ? text.trim() : null;
}

async function callInJapanese({ gateway, crmUrl, pictures }: Scene, browser: Browser): Promise<Told> {
  const page = await browser.newPage();
  await page.goto(`${crmUrl}/ja/contacts/maria-alvarez`);
  await waitForMarks(page);
  const card = await openCard(page, '#phone', '(646) 555-0123');
  await card.waitFor('call');
  await page.screenshot({ path: join(pictures, '8-japanese.png') });
  const [number, shown, why] = [
    await card.text('destination'),
    await card.text('shown'),
    await card.text('reason'),
  ];
  const received = await receivedDuring(gateway, async () => {
    await card.call();
    await card.waitForText('state', /^通話中/);
  });
  await card.click('hang-up');
  await card.waitForText('state', '通話終了');
  return { who: 'マリア・アルバレス', number: number ?? '', shown: shown ?? '', why: why ?? '', received };
}
