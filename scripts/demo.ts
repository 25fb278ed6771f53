// npm run demo: the product on one machine: a gateway, a sample CRM, a browser with the extension, all connected.
// With a display: a window to play in, until it is closed. Without, or with --headless: the story of demo-story.ts.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'puppeteer';
import { startCrm } from '../tests/crm/server';
import { startGateway } from '../tests/gateway/server';
import { addSite, connect, launchWithExtension } from '../tests/support/extension';
import { DIRECTORY } from '../tests/support/stage';
import { findChromium } from './browser';
import { fail } from './command-line';
import { tellStory } from './demo-story';
import { BUILD_CHROME, ROOT, run } from './steps';

const TOKEN = 'demo-token';
/** Milliseconds between ringing here, ringing there, connected. */
const PACE = 700;

const { values } = (() => {
  try {
    return parseArgs({ options: { headless: { type: 'boolean', default: false } }, strict: true });
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]} Usage: demo [--headless]`);
  }
})();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = values.headless || !hasDisplay;

try {
  findChromium();
} catch (error) {
  fail((error as Error).message);
}
if (!(await run(BUILD_CHROME))) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'neardial-demo-'));
const logFile = join(folder, 'gateway.jsonl');
const gateway = await startGateway({
  directory: DIRECTORY,
  tokens: { [TOKEN]: 'aiko' },
  logFile,
  pace: PACE,
  authorization: { clientId: 'neardial-demo', agents: ['aiko', 'ben'] },
});
const crm = await startCrm();

async function open(language: 'en' | 'ja'): Promise<Browser> {
  const browser = await launchWithExtension({
    headless,
    language,
    ...(headless ? {} : { defaultViewport: null }),
  });
  await connect(browser, gateway.url, TOKEN);
  await addSite(browser, crm.url);
  return browser;
}

let ok = true;
try {
  if (headless) {
    const pictures = join(ROOT, 'demo-output');
    mkdirSync(pictures, { recursive: true });
    ok = await tellStory({ open, gateway, crmUrl: crm.url, pictures });
    console.log(`\nPictures: ${pictures}`);
  } else {
    const browser = await open(process.env.LANG?.startsWith('ja') ? 'ja' : 'en');
    const page = await browser.newPage();
    await page.goto(`${crm.url}/en/contacts`);
    console.log(`You are Aiko Mori on ${crm.url}. Click a number; close the window to end.`);
    await new Promise((closed) => browser.once('disconnected', closed));
    for (const { body } of gateway.placed()) console.log('The gateway placed:', JSON.stringify(body));
  }
} finally {
  await Promise.all([gateway.close(), crm.close()]);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);
