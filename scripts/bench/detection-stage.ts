// The browser, the gateway and the pages that detection is measured with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { startGateway } from '../../tests/gateway/server';
import { addSite, connect, launchWithExtension } from '../../tests/support/extension';
import { DIRECTORY } from '../../tests/support/stage';
import { BUILD_CHROME, run } from '../steps';
import { type BenchServer, startBenchServer } from './detection-server';
import { killWorker } from './probed-extension';

const TOKEN = 'bench-token';

export type DetectionStage = Awaited<ReturnType<typeof startDetectionStage>>;

/** Builds the extension as it is now, and connects it as an agent would. */
export async function startDetectionStage() {
  if (!(await run(BUILD_CHROME))) throw new Error('The extension could not be built.');
  const folder = mkdtempSync(join(tmpdir(), 'neardial-'));
  const logFile = join(folder, 'gateway.jsonl');
  const gateway = await startGateway({ directory: DIRECTORY, tokens: { [TOKEN]: 'aiko' }, logFile });
  const server = await startBenchServer();
  const browser = await launchWithExtension();
  await connect(browser, gateway.url, TOKEN);
  await addSite(browser, server.site);
  return {
    browser,
    server,
    /** Leaves the worker running, with its number metadata loaded. */
    warm: () => warm(browser, server),
    /** Leaves no worker. */
    cool: () => killWorker(browser),
    async close(): Promise<void> {
      await browser.close();
      await Promise.all([gateway.close(), server.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Marks a number on a page of its own, which needs the worker. */
async function warm(browser: Browser, server: BenchServer): Promise<void> {
  const page = await browser.newPage();
  await page.goto(server.address({ name: 'table', rows: 1, seed: 99, watched: false }, 'localhost'));
  await page
    .waitForFunction('CSS.highlights.get("neardial")?.size > 0', { polling: 25, timeout: 5_000 })
    .catch(() => console.log('The worker was asked for a number and none was marked within 5 s.'));
  await page.close();
}
