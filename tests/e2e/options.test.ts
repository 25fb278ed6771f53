// The settings page: what is in force, and which places the numbers cover.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOptions } from '../support/extension';
import { waitForText } from '../support/options';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await startStage();
  page = await openOptions(stage.browser);
  await page.waitForSelector('[data-t="coverage-map"]');
});
afterAll(() => stage?.close());

const textOf = (part: string): Promise<string> =>
  page.$eval(`[data-t="${part}"]`, (element) => (element as HTMLElement).innerText);

describe('the settings', () => {
  it('say who is connected to what', async () => {
    expect(await textOf('connection')).toMatch(/Connected as Aiko Mori\. Example Co: 6 lines/);
  });

  it('show every area code of the US on a map, and shares that add up to everybody', async () => {
    expect(await page.$$eval('[data-t="coverage-map"] circle', (points) => points.length)).toBe(378);
    const shares = (await textOf('coverage-shares')).match(/[\d.]+(?=%)/g)?.map(Number) ?? [];
    expect(shares).toHaveLength(5);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 0);
    expect(await textOf('coverage')).toMatch(/No number can be assigned in 332, 934\./);
  });

  it('name the bundles that a line chooses from, and when the service said so (D3, D6)', async () => {
    const bundles = await textOf('coverage-bundles');
    expect(bundles).toMatch(/Top 100 metro areas: the hundred largest metropolitan areas, numbers: 168/);
    expect(bundles).toMatch(/Individual numbers: numbers bought one by one, numbers: 5/);
    expect(bundles).toMatch(/Directory from /);
  });

  it('say what one more number would add, and change with the line', async () => {
    const before = await textOf('coverage');
    expect(before).toMatch(/218 Duluth, MN\s+1,572,486 people more/);
    await page.select('[data-t="coverage"] select', 'japan');
    await page.waitForFunction(
      (text) => (document.querySelector('[data-t="coverage"]') as HTMLElement | null)?.innerText !== text,
      { polling: 25 },
      before,
    );
  });

  it('find an area by its code, its city or its state, and say what to do where no number can be had', async () => {
    const search = async (typed: string, wanted: RegExp): Promise<string> => {
      await page.locator('[data-t="coverage-search"]').fill(typed);
      return waitForText(page, 'coverage-found', wanted);
    };
    await search('406', /1 found\s+406 Billings, MT/);
    expect(await page.$$eval('[data-t="coverage-map"] .found', (points) => points.length)).toBe(1);
    await search('billings', /406 Billings, MT/);
    await search('332', /332 New York, NY[\s\S]*No number can be assigned in 332/);
    await search('atlantis', /No US area code or city like that/);
    expect(await textOf('coverage-missing')).toMatch(
      /332 New York: Ask for a number in 212, 646, 917 instead/,
    );
  });

  it('show every policy key with its source', async () => {
    const policy = await textOf('policy');
    for (const key of [
      'service',
      'localPresenceToggle',
      'preferOwnNumbers',
      'callingHours',
      'countries',
      'dialing',
    ])
      expect(policy).toContain(key);
    expect(policy).toMatch(/gatewayUrl\s+http:\/\/127\.0\.0\.1:\d+\s+You/);
  });
});
