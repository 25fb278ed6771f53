// The simulator: a long list with broken lines, a CSV in and out, a stop; and never a call.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOptions } from '../support/extension';
import { part, textOf, waitForText } from '../support/options';
import { type Stage, startStage } from '../support/stage';

let stage: Stage;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'neardial-simulator-'));
  stage = await startStage();
  page = await openOptions(stage.browser);
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

const AREAS = ['212', '646', '415', '650', '207', '218', '575'];
const BROKEN = ['hello', '911', '876-555-0123', '=HYPERLINK("http://x")', 'x'.repeat(500), '12', '+'];
const numberAt = (i: number): string =>
  i % 10 === 9
    ? (BROKEN[i % BROKEN.length] ?? '')
    : `${AREAS[i % AREAS.length]}-555-01${i % 100}`.slice(0, 12);

async function simulate(text: string): Promise<void> {
  await page.$eval(
    part('simulator-numbers'),
    (field, value) => {
      (field as HTMLTextAreaElement).value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
  await page.locator(part('simulate')).click();
}

async function downloaded(name: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    if (readdirSync(folder).includes(name)) return readFileSync(join(folder, name), 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No ${name} among ${readdirSync(folder)}`);
}

describe('the simulator', () => {
  it('takes 1,000 lines, broken ones among them, and gives them all back', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => numberAt(i));
    await simulate(lines.join('\n'));
    await waitForText(page, 'simulator-note', /Numbers simulated: 1,000\. Nothing was called\./);
    expect(await page.$$eval(`${part('simulator-table')} tbody tr`, (rows) => rows.length)).toBe(100);
    const summary = await textOf(page, 'simulator-summary');
    const outcomes = ['Called', 'Called after a warning', 'Not called'].map((name) =>
      Number(new RegExp(`^${name}\\s+([\\d,]+)$`, 'm').exec(summary)?.[1]?.replace(',', '') ?? 0),
    );
    expect(outcomes.reduce((a, b) => a + b)).toBe(1000);
    await page.locator(part('simulator-download')).click();
    const csv = await downloaded('neardial-simulation.csv');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const { data, errors } = Papa.parse<Record<string, string>>(csv.slice(1).trim(), { header: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1000);
    expect(data.filter(({ outcome }) => outcome === 'block')).toHaveLength(outcomes[2] ?? -1);
    expect(data.find(({ number }) => number === '646-555-011')?.outcome).toBe('block');
    expect(data.filter(({ number }) => number?.startsWith('='))).toEqual([]);
    expect(data.some(({ number }) => number?.startsWith("'=HYPERLINK"))).toBe(true);
  });

  it('takes a CSV file, finds the column, and keeps the rest of the table', async () => {
    const file = join(folder, 'contacts.csv');
    writeFileSync(file, 'Name,Fax,Business Phone\n"Alvarez, Maria",,646-555-0123\nSam,,+81 3-5555-0123\n');
    const chooser = (await page.$(part('simulator-choose'))) as Awaited<
      ReturnType<typeof page.$<'input[type=file]'>>
    >;
    await chooser?.uploadFile(file);
    await waitForText(page, 'simulator-file', /contacts\.csv: column “Business Phone”, numbers: 2/);
    rmSync(join(folder, 'neardial-simulation.csv'), { force: true });
    await page.locator(part('simulate')).click();
    await waitForText(page, 'simulator-note', /Numbers simulated: 2\./);
    const rows = await textOf(page, 'simulator-table');
    expect(rows).toMatch(
      /\+1 646-555-0123\s+New York, NY\s+Called[\s\S]*\(212\) 555-014[23][\s\S]*Same area, other code/,
    );
    expect(rows).toMatch(/\+81 3-5555-0123\s+Japan\s+Called after a warning/);
    await page.locator(part('simulator-download')).click();
    expect(await downloaded('neardial-simulation.csv')).toContain(
      '"Alvarez, Maria",,646-555-0123,+16465550123',
    );
    await page.locator(`${part('simulator-file')} button`).click();
  });

  it('runs 10,000 numbers, answers to the page meanwhile, and can be stopped', async () => {
    await simulate(Array.from({ length: 10_000 }, (_, i) => numberAt(i)).join('\n'));
    await page.waitForSelector(part('simulator-stop'));
    // The worker answers others while it works on the list.
    const answer = await page.evaluate(`chrome.runtime.sendMessage({ name: 'status.get', input: {} })`);
    expect(answer).toMatchObject({ ok: true });
    expect(await page.$(part('simulator-stop'))).not.toBeNull();
    await page.locator(part('simulator-stop')).click();
    await waitForText(page, 'simulator-note', /Cancelled\. Nothing was called\./);
    await page.locator(part('simulate')).click();
    await waitForText(page, 'simulator-note', /Numbers simulated: 10,000\./);
  });

  it('says what is wrong with a list', async () => {
    await simulate(' \n ');
    await waitForText(page, 'simulator-note', /There are no numbers in it\./);
  });

  it('never placed a call', () => {
    expect(stage.gateway.dialRequests()).toEqual([]);
  });
});
