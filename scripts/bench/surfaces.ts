// npm run bench -- surfaces [--quick]: how long popup and card take to show their data, with a warm and with a stopped
// worker, beside a popup that shows a line of text and nothing else; and how much code the popup loads.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer';
import { startCrm } from '../../tests/crm/server';
import { startGateway } from '../../tests/gateway/server';
import { pointOf, waitForMarks } from '../../tests/support/card';
import { addSite, BUILD, connect, EXTENSION_ID, launchWithExtension } from '../../tests/support/extension';
import { DIRECTORY } from '../../tests/support/stage';
import { makeProgress } from '../progress';
import { BUILD_CHROME, run } from '../steps';
import { median } from './median';
import { killWorker, probedExtension } from './probed-extension';
import { ms, tableText } from './table';

const ROUNDS = 21;
const QUICK_ROUNDS = 7;
const TOKEN = 'bench-token';
const NUMBERS = ['646-555-0121', '415-555-0122', '303-555-0123', '207-555-0124', '971-555-0125'];
const PROBE = readFileSync(new URL('popup-probe.js', import.meta.url), 'utf8');
const BARE = 'bare.html';

type Times = Record<'bare' | 'popupWarm' | 'popupDead' | 'cardWarm' | 'cardDead', number[]>;

/** @param quick fewer rounds */
export async function bench(quick: boolean): Promise<void> {
  if (!(await run(BUILD_CHROME))) throw new Error('The extension could not be built.');
  const folder = probedExtension();
  addProbes(folder);
  const gateway = await startGateway({
    directory: DIRECTORY,
    tokens: { [TOKEN]: 'aiko' },
    logFile: join(folder, 'gateway.jsonl'),
  });
  const crm = await startCrm();
  crm.add('/bench', pageOf(NUMBERS));
  const browser = await launchWithExtension({ enableExtensions: [folder] });
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const times: Times = { bare: [], popupWarm: [], popupDead: [], cardWarm: [], cardDead: [] };
  const progress = makeProgress(rounds);
  try {
    await connect(browser, gateway.url, TOKEN);
    await addSite(browser, crm.url);
    const page = await browser.newPage();
    await page.goto(`${crm.url}/bench`);
    await waitForMarks(page, NUMBERS.length);
    for (let round = 0; round <= rounds; round++) {
      // The first round compiles and connects: it does not count.
      const into =
        round === 0
          ? { ...times, bare: [], popupWarm: [], popupDead: [], cardWarm: [], cardDead: [] }
          : times;
      into.bare.push(await popupTime(browser, page, BARE, 'anything'));
      into.popupWarm.push(await popupTime(browser, page, 'popup.html', 'numbers'));
      await killWorker(browser);
      into.popupDead.push(await popupTime(browser, page, 'popup.html', 'numbers'));
      into.cardWarm.push(await cardTime(page, NUMBERS[round % NUMBERS.length] ?? ''));
      await killWorker(browser);
      into.cardDead.push(await cardTime(page, NUMBERS[round % NUMBERS.length] ?? ''));
      if (round > 0) progress.step();
    }
  } finally {
    progress.end();
    await browser.close();
    await Promise.all([gateway.close(), crm.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
  report(times, rounds);
}

/** Puts the probe in front of the popup, and adds a popup that has nothing to ask for. */
function addProbes(folder: string): void {
  writeFileSync(join(folder, 'popup-probe.js'), PROBE);
  writeFileSync(
    join(folder, 'bare.js'),
    `const main = document.createElement('main'); main.textContent = 'A line of text.'; document.body.append(main);`,
  );
  const probe = '<script src="/popup-probe.js"></script>';
  const popup = join(folder, 'popup.html');
  writeFileSync(popup, readFileSync(popup, 'utf8').replace('<head>', `<head>${probe}`));
  writeFileSync(
    join(folder, BARE),
    `<!doctype html><html><head>${probe}<script type="module" src="/bare.js"></script></head><body></body></html>`,
  );
}

/** Milliseconds from the popup's first byte to the frame that shows what it was opened for. */
async function popupTime(browser: Browser, page: Page, file: string, what: string): Promise<number> {
  await page.bringToFront();
  if (file === BARE) await setPopup(browser, BARE);
  const extension = [...(await browser.extensions()).values()].find(({ id }) => id === EXTENSION_ID);
  await extension?.triggerAction(page);
  const target = await browser.waitForTarget((one) => one.url().endsWith(`/${file}`));
  const popup = await target.asPage();
  await popup.waitForFunction(`globalThis.benchPainted?.${what} !== undefined`, { polling: 25 });
  const took = Number(await popup.evaluate(`globalThis.benchPainted.${what}`));
  await popup.close();
  if (file === BARE) await setPopup(browser, 'popup.html');
  return took;
}

async function setPopup(browser: Browser, popup: string): Promise<void> {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID),
  );
  await (await target.worker())?.evaluate(`chrome.action.setPopup({ popup: '${popup}' })`);
}

/** Notes, in the world of our scripts, when the card shows a button to press. The card's root is closed to all others. */
const WATCH_CARD = `(() => {
  const state = (globalThis.benchCard = { clicked: 0, shown: 0 });
  addEventListener('click', (event) => { state.clicked = event.timeStamp; state.shown = 0; }, { capture: true, once: true });
  const timer = setInterval(() => {
    const host = document.querySelector('neardial-surface');
    const root = host && chrome.dom.openOrClosedShadowRoot(host);
    if (!state.clicked || !root?.querySelector('[data-t="call"]')) return;
    clearInterval(timer);
    requestAnimationFrame(() => setTimeout(() => (state.shown = performance.now())));
  }, 1);
})()`;

/** Milliseconds from the click on a number to the frame that shows the decision. */
async function cardTime(page: Page, number: string): Promise<number> {
  await page.bringToFront();
  const realm = page.extensionRealms()[0];
  if (!realm) throw new Error('The content script is not there.');
  await realm.evaluate(WATCH_CARD);
  const { x, y } = await pointOf(page, 'body', number);
  await page.mouse.click(x, y);
  for (let tries = 0; tries < 400; tries++) {
    const { clicked, shown } = (await realm.evaluate('globalThis.benchCard')) as {
      clicked: number;
      shown: number;
    };
    if (shown > 0) {
      await page.keyboard.press('Escape');
      return shown - clicked;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The card did not show a decision.');
}

function report({ bare, popupWarm, popupDead, cardWarm, cardDead }: Times, rounds: number): void {
  const value = (times: readonly number[]): string =>
    `${ms(median(times))} (longest ${ms(Math.max(...times))})`;
  const beside = (times: readonly number[]): string =>
    `${(median(times) / median(bare)).toFixed(1)} × the bare one`;
  console.log(
    tableText(`Surfaces, ${rounds} rounds, medians`, [
      { what: 'a popup with a line of text', target: '', value: value(bare) },
      {
        what: 'popup with its numbers, worker running',
        target: '≤ 150 ms',
        value: `${value(popupWarm)}, ${beside(popupWarm)}`,
      },
      {
        what: 'popup with its numbers, worker stopped',
        target: '≤ 400 ms',
        value: `${value(popupDead)}, ${beside(popupDead)}`,
      },
      { what: 'click to card, worker running', target: '≤ 100 ms', value: value(cardWarm) },
      { what: 'click to card, worker stopped', target: '', value: value(cardDead) },
      {
        what: 'code of the popup, gzipped',
        target: '≤ 60 kB',
        value: `${(popupBytes() / 1000).toFixed(1)} kB`,
      },
    ]),
  );
}

/** All scripts that the popup's page names. */
function popupBytes(): number {
  const html = readFileSync(join(BUILD, 'popup.html'), 'utf8');
  return readdirSync(join(BUILD, 'chunks'))
    .filter((name) => name.endsWith('.js') && html.includes(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(BUILD, 'chunks', name))).length, 0);
}

function pageOf(numbers: readonly string[]): string {
  const rows = numbers.map((number) => `<p>${number}</p>`).join('\n');
  return `<!doctype html><html lang="en"><body style="padding-bottom:900px">${rows}</body></html>`;
}
