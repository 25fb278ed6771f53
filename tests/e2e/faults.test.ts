// What goes wrong on the way: the card says what happened and what to do; nothing is lost, nothing is dialed twice.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../gateway/server';
import type { Card } from '../support/card';
import { connect, openOptions } from '../support/extension';
import { DIRECTORY, endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

async function pressCall(number: string): Promise<{ page: Page; card: Card }> {
  const page = await stage.pageWith([number]);
  const card = await openCard(page, '#n0', number);
  await card.call();
  return { page, card };
}

const CASES: [what: string, fault: Fault, state: string, message: RegExp, calls: number][] = [
  ['401', { status: 401 }, 'rejected', /did not accept your sign-in \(401\)\. Connect again/, 0],
  ['403', { status: 403 }, 'rejected', /may not do this \(403\)\. Ask your administrator/, 0],
  [
    '422',
    { status: 422, body: '{"error":{"code":"caller_id_not_allowed","message":"No such number."}}' },
    'rejected',
    /refused the call: No such number\./,
    0,
  ],
  ['429', { status: 429, headers: { 'retry-after': '7' } }, 'rejected', /wait 7 s\./, 0],
  ['503', { status: 503 }, 'rejected', /not ready \(503\)/, 0],
  ['500', { status: 500 }, 'unknown', /no record of this call/, 0],
  [
    'a reply that is not JSON',
    { status: 202, body: '<html>ok</html>' },
    'unknown',
    /no record of this call/,
    0,
  ],
];

describe('at the gateway', () => {
  it.each(CASES)('%s', async (what, fault, state, message, calls) => {
    const before = stage.gateway.placed().length;
    stage.gateway.failNext('/v1/dial', fault);
    const { page, card } = await pressCall('212-555-0123');
    await card.waitForText('message', message);
    expect((await card.read('attempt'))?.state).toBe(state);
    expect(stage.gateway.placed().length - before).toBe(calls);
    // The press is not lost: the same card offers to call again, and that is one call.
    await card.click('again');
    // After a 429 the card counts down, and takes no press and makes no call until then.
    if (what === '429') await card.waitForText('call', /^Call in [1-7] s$/);
    await card.waitForText('call', /^Call(?! in)/);
    expect(stage.gateway.placed().length - before).toBe(calls);
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().length - before).toBe(calls + 1);
    await page.close();
  });

  it('a connection dropped after the call was placed: found again, one call however often the browser re-sent', async () => {
    const before = stage.gateway.placed().length;
    stage.gateway.failNext('/v1/dial', { drop: 'afterCall' });
    const { page, card } = await pressCall('646-555-0123');
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().length - before).toBe(1);
    await page.close();
  });

  it('no answer at all: not claimed to be known, and one press is never two calls', async () => {
    const before = stage.gateway.placed().length;
    stage.gateway.failNext('/v1/dial', { hang: true });
    const { page, card } = await pressCall('575-555-0123');
    await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown', 20_000);
    expect(stage.gateway.placed().length).toBe(before);
    await page.close();
  });

  it('no answer to the call, nor to the question about it: the card does not wait for both', async () => {
    stage.gateway.failNext('/v1/dial', { hang: true });
    stage.gateway.failNext('/v1/attempts', { hang: true });
    const { page, card } = await pressCall('575-555-0124');
    // The dial may take ten seconds, and the question after it another eight.
    await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown', 16_000);
    await page.close();
  });

  it('gone: the card says so, and the click is in the journal', async () => {
    // It has no check, which would be what the card says first.
    const other = await startStage({ checks: false });
    const page = await other.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');
    await other.gateway.close();
    await card.call();
    await card.waitForText('message', /cannot be reached/);
    expect((await card.read('attempt'))?.state).toBe('unknown');
    const options = await openOptions(other.browser);
    const recent = (await options.evaluate(
      `chrome.runtime.sendMessage({ name: 'calls.recent', input: {} })`,
    )) as {
      value: { state: string }[];
    };
    expect(recent.value.map(({ state }) => state)).toEqual(['unknown']);
    await other.browser.close();
    await other.crm.close();
  });
});

describe('the directory', () => {
  const refresh = async (): Promise<string> => {
    const page = await openOptions(stage.browser);
    await page.locator('[data-t="refresh"]').click();
    // Refreshes take turns: once this one is answered, the one that was clicked is through.
    await page.evaluate(`chrome.runtime.sendMessage({ name: 'directory.refresh', input: {} })`);
    await page.reload();
    await page.waitForSelector('[data-t="service"]');
    const text = await page.$eval('[data-t="service"]', (element) => (element as HTMLElement).innerText);
    await page.close();
    return text;
  };
  const shows = async (shown: RegExp): Promise<void> => {
    const page = await stage.pageWith(['207-555-0123']);
    const card = await openCard(page, '#n0', '207-555-0123');
    await card.waitForText('shown', shown);
    await page.close();
  };

  it.each([
    ['that is not JSON', '<html>down</html>', /not JSON.*last good directory stays/],
    [
      'of another version',
      JSON.stringify({ ...DIRECTORY, version: 2 }),
      /version is not one.*last good directory stays/,
    ],
    [
      'of 51 MB',
      JSON.stringify({ ...DIRECTORY, padding: 'x'.repeat(51e6) }),
      /too large.*last good directory stays/,
    ],
    ['cut off', JSON.stringify(DIRECTORY).slice(0, 4000), /not JSON.*last good directory stays/],
  ])('%s never replaces a good one', async (_, raw, said) => {
    stage.gateway.setRawDirectory(raw);
    expect(await refresh()).toMatch(said);
    await shows(/^\(603\) 555-0142$/);
  });

  it('with a broken row names it, and the rest works', async () => {
    const numbers = [...(DIRECTORY.numbers as unknown[]), { e164: 'not a number' }];
    stage.gateway.setRawDirectory(JSON.stringify({ ...DIRECTORY, numbers }));
    await refresh();
    const page = await openOptions(stage.browser);
    await page.waitForSelector('[data-t="problems"] code');
    const problems = await page.$eval('[data-t="problems"]', (element) => (element as HTMLElement).innerText);
    expect(problems).toMatch(/numbers\[\d+\]/);
    await page.close();
    await shows(/^\(603\) 555-0142$/);
  });
});

describe('the connection', () => {
  it('with a token that is not known says what to do', async () => {
    const page = await openOptions(stage.browser);
    await page.locator('input[name="token"]').fill('wrong');
    await page.locator('[data-t="connect"]').click();
    await page.waitForSelector('[data-t="connection"].no');
    expect(await page.$eval('[data-t="connection"]', (element) => element.textContent)).toMatch(
      /sign-in \(401\)/,
    );
    await page.close();
    await connect(stage.browser, stage.gateway.url, 'test-token');
  });
});
