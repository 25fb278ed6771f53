// A copy of the built extension with the probe in front of its worker and an empty page to send messages from.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, WebWorker } from 'puppeteer';
import { BUILD, EXTENSION_ID } from '../../tests/support/extension';

const PAGE = 'bench.html';
const PROBE = new URL('worker-probe.js', import.meta.url);

/** What worker-probe.js notes, in milliseconds since the worker began. */
export type Notes = {
  started: number;
  entered: number;
  decided: number;
  gets: number;
  transactions: number;
  swaps: { ms: number; puts: number }[];
};

/** The folder of the copy; the caller removes it. */
export function probedExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-bench-'));
  cpSync(BUILD, folder, { recursive: true });
  const worker = readFileSync(join(folder, 'background.js'), 'utf8');
  writeFileSync(join(folder, 'background.js'), `${readFileSync(PROBE, 'utf8')}\n${worker}`);
  writeFileSync(join(folder, PAGE), '<!doctype html><title>bench</title>');
  return folder;
}

/** The empty page: our own pages hold a connection to the worker, and would wake it before the measurement. */
export async function openBenchPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/${PAGE}`);
  return page;
}

/** Sends a message as one of our pages does; milliseconds to the reply, which must be a good one. */
export async function send(page: Page, name: string, input: object): Promise<{ ms: number; value: unknown }> {
  const answer = (await page.evaluate(`(async () => {
    const start = performance.now();
    const reply = await chrome.runtime.sendMessage(${JSON.stringify({ name, input })});
    return { ms: performance.now() - start, reply };
  })()`)) as { ms: number; reply: { ok: boolean; value?: { failed?: string; notReady?: string } } };
  const { ok, value } = answer.reply;
  if (!ok || value?.failed || value?.notReady) throw new Error(`${name}: ${JSON.stringify(answer.reply)}`);
  return { ms: answer.ms, value };
}

export async function readNotes(browser: Browser): Promise<Notes> {
  const target = await browser.waitForTarget(isWorker);
  const worker = (await target.worker()) as WebWorker;
  return (await worker.evaluate('globalThis.benchNotes')) as Notes;
}

/** Stops the worker, and returns when it is gone. */
export async function killWorker(browser: Browser): Promise<void> {
  const target = browser.targets().find(isWorker);
  await (await target?.worker())?.close();
  for (let tries = 0; tries < 200 && browser.targets().some(isWorker); tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

const isWorker = (target: { type(): string; url(): string }): boolean =>
  target.type() === 'service_worker' && target.url().includes(EXTENSION_ID);
