// One press of Call in a CRM page becomes one call with the caller ID that the card showed.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pointOf } from '../support/card';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

const digits = (text: string | null): string => `+1${text?.replace(/\D/g, '')}`;
const CASES: [number: string, rung: string, shown: readonly string[]][] = [
  ['971-555-0123', 'own-overlay', ['+15035550101']],
  ['415-555-0123', 'own-overlay', ['+16285550100']],
  ['650-555-0123', 'own-adjacent', ['+16285550100']],
  ['212-555-0123', 'pool-same-area', ['+12125550142', '+12125550143']],
  ['646-555-0123', 'pool-overlay', ['+12125550142', '+12125550143']],
  ['575-555-0123', 'pool-lata', ['+15055550142']],
  ['207-555-0123', 'pool-adjacent', ['+16035550142']],
  ['218-555-0123', 'default', ['+16285550100']],
];

describe('the number the customer sees', () => {
  it.each(CASES)('for %s is by rung %s, on the card and at the gateway', async (number, rung, allowed) => {
    const page = await stage.pageWith([number]);
    const before = stage.gateway.placed().length;
    const card = await openCard(page, '#n0', number);
    await card.waitFor('call');
    const shown = digits(await card.text('shown'));
    expect(allowed).toContain(shown);
    expect((await card.read('shown'))?.rung).toBe(rung);
    await card.call();
    await card.waitFor('hang-up');
    const calls = stage.gateway.placed().slice(before);
    expect(calls.map(({ body }) => body)).toEqual([
      {
        to: `+1${number.replace(/\D/g, '')}`,
        callerId: shown,
        lineId: 'sales-west',
        context: {
          site: stage.crm.url,
          rung,
          record: { type: 'test', id: expect.any(String), name: null, url: page.url() },
        },
      },
    ]);
    await page.close();
  });

  it('stands on the card under the contact’s name, as the CRM has it', async () => {
    for (const [language, name] of [
      ['en', 'Maria Alvarez'],
      ['ja', 'マリア・アルバレス'],
    ] as const) {
      const page = await stage.browser.newPage();
      await page.goto(`${stage.crm.url}/${language}/contacts/maria-alvarez`);
      const card = await openCard(page, '#phone', '(646) 555-0123');
      await card.waitForText('name', name);
      await page.close();
    }
  });

  it('is the main number once the agent switches local presence off, also next time', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('toggle');
    const { left, width, top, height } = await card.waitFor('toggle');
    const flip = () => page.mouse.click(left + width - 12, top + height / 2);
    await flip();
    await card.waitForText('shown', '(628) 555-0100');
    expect((await card.read('shown'))?.rung).toBe('line-number');
    await page.keyboard.press('Escape');
    await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('shown', '(628) 555-0100');
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ callerId: '+16285550100' });
    await page.keyboard.press('Escape');
    await endCalls(stage.gateway, stage.browser);
    await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('toggle');
    await flip();
    await card.waitForText('shown', /^\(212\)/);
    await page.close();
  });

  it('keeps an extension apart to the very end', async () => {
    const page = await stage.pageWith(['212-555-0123 x45']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('destination', '+1 212-555-0123 ext. 45');
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().at(-1)?.body).toMatchObject({ to: '+12125550123', postDial: '45' });
    await page.close();
  });
});

describe('one call', () => {
  it('comes of a double click on Call', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const before = stage.gateway.placed().length;
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.call({ count: 2 });
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().length - before).toBe(1);
    await page.close();
  });

  it('comes of two tabs that call the same number, and both show it', async () => {
    const before = stage.gateway.placed().length;
    const tabs = [await stage.pageWith(['646-555-0123']), await stage.pageWith(['646-555-0123'])] as const;
    const cards = [
      await openCard(tabs[0], '#n0', '646-555-0123'),
      await openCard(tabs[1], '#n0', '646-555-0123'),
    ] as const;
    await cards[1].call();
    await cards[1].waitFor('hang-up');
    await tabs[0].bringToFront();
    await cards[0].call();
    await cards[0].waitFor('hang-up');
    expect(stage.gateway.placed().length - before).toBe(1);
    await Promise.all(tabs.map((tab) => tab.close()));
  });

  it('is followed until it ends, and can be hung up', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const attemptId = stage.gateway.placed().at(-1)?.attemptId ?? '';
    await card.until('being followed', async () => {
      stage.gateway.move(attemptId, 'ringingCustomer');
      return (await card.text('state')) === 'Ringing';
    });
    stage.gateway.move(attemptId, 'connected');
    await card.waitForText('state', /^Connected · \d:\d\d$/);
    await card.click('hang-up');
    await card.waitForText('state', 'Call ended');
    await page.close();
  });
});

describe('the page', () => {
  const html = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

  it('is the same before and after detection; our one element comes with the first hover', async () => {
    const page = await stage.browser.newPage();
    const source =
      '<!doctype html><html lang="en"><head><title>t</title></head><body><p id="n0">212-555-0123</p></body></html>';
    stage.crm.add('/untouched', source);
    await page.goto(`${stage.crm.url}/untouched`);
    const before = await html(page);
    await page.waitForFunction(() => (CSS.highlights.get('neardial')?.size ?? 0) > 0, { polling: 25 });
    expect(await html(page)).toBe(before);
    const { x, y } = await pointOf(page, '#n0', '212-555-0123');
    await page.mouse.move(x, y);
    await page.waitForSelector('neardial-surface');
    const withHost = await html(page);
    expect(withHost.replace('<neardial-surface></neardial-surface>', '')).toBe(before);
    await page.close();
  });

  it('cannot look into the card, nor make it dial', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const before = stage.gateway.dialRequests().length;
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');
    const seen = await page.evaluate(() => {
      const host = document.querySelector('neardial-surface') as HTMLElement;
      const { left, top } = document.body.getBoundingClientRect();
      for (let x = left; x < 600; x += 10)
        for (let y = top; y < 600; y += 10)
          document
            .elementFromPoint(x, y)
            ?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }));
      return { root: host.shadowRoot, text: host.textContent };
    });
    expect(seen).toEqual({ root: null, text: '' });
    await page.evaluate(() => {
      document.body.style.opacity = '0.01';
      document.documentElement.style.opacity = '0.01';
    });
    await card.call();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });
});
