// The index and the decision in the shipped worker, in a real Chromium, from a worker that was stopped.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import type { Atlas } from '../../lib/atlas/atlas';
import { type Gateway, startGateway } from '../../tests/gateway/server';
import { BUILD, connect, launchWithExtension } from '../../tests/support/extension';
import { BUILD_CHROME, run } from '../steps';
import { AGENT, LAYOUTS, type Layout, largeDirectory } from './large-directory';
import { median } from './median';
import { killWorker, openBenchPage, probedExtension, readNotes, send } from './probed-extension';
import { type Measured, ms, thousands } from './table';

const NUMBERS = 100_000;
const SWAPS = 3;
const COLD_STARTS = 21;
/** Destinations that land on different rungs; one for each cold start, in turn. */
const DESTINATIONS = ['2125552345', '4155552345', '9075552345', '6175552345', '3055552345', '7025552345'];
const TOKEN = 'bench-token';
type Stage = { browser: Browser; page: Page; gateway: Gateway };

/** Rows for every layout of the directory. */
export async function workerRows(atlas: Atlas): Promise<Measured[]> {
  if (!existsSync(`${BUILD}/manifest.json`) && !(await run(BUILD_CHROME)))
    throw new Error('The extension could not be built.');
  const folder = mkdtempSync(join(tmpdir(), 'neardial-'));
  const extension = probedExtension();
  const small = largeDirectory(atlas, 5_000, 'one bundle for all').document;
  const logFile = join(folder, 'gateway.jsonl');
  const gateway = await startGateway({ directory: small, tokens: { [TOKEN]: AGENT }, logFile });
  const browser = await launchWithExtension({ enableExtensions: [extension] });
  try {
    await connect(browser, gateway.url, TOKEN);
    const stage: Stage = { browser, gateway, page: await openBenchPage(browser) };
    const rows: Measured[] = [];
    for (const layout of LAYOUTS) rows.push(...(await layoutRows(stage, atlas, layout)));
    return rows;
  } finally {
    await browser.close();
    await gateway.close();
    for (const one of [folder, extension]) rmSync(one, { recursive: true, force: true });
  }
}

async function layoutRows(stage: Stage, atlas: Atlas, layout: Layout): Promise<Measured[]> {
  const { document } = largeDirectory(atlas, NUMBERS, layout);
  const swaps: { ms: number; puts: number }[] = [];
  for (let i = 0; i < SWAPS; i++) {
    // Another time, so that the directory counts as changed.
    const asOf = new Date(Date.UTC(2026, 10, 20, i)).toISOString();
    stage.gateway.setRawDirectory(JSON.stringify({ ...document, asOf }));
    await send(stage.page, 'directory.refresh', {});
    swaps.push(...(await readNotes(stage.browser)).swaps.slice(-1));
  }
  const cold = await coldDecisions(stage);
  const middle = (pick: (one: Cold) => number): string => ms(median(cold.map(pick)));
  const most = (pick: (one: Cold) => number): number => Math.max(...cold.map(pick));
  return [
    {
      what: `write and swap of the index, ${layout}`,
      target: '≤ 3 s',
      value: `${ms(median(swaps.map((one) => one.ms)))} (${thousands(swaps[0]?.puts ?? 0)} records)`,
    },
    {
      what: '  cold worker: handler entry to decision',
      target: '≤ 15 ms',
      value: `${middle((one) => one.decided - one.entered)} (longest ${ms(most((one) => one.decided - one.entered))})`,
    },
    {
      what: '  gets of the index, and transactions for them: most',
      target: '3 in 1',
      value: `${most(({ gets }) => gets)} in ${most(({ transactions }) => transactions)}`,
    },
    {
      what: '  cold worker: first statement of its script to decision',
      target: '',
      value: middle((one) => one.decided - one.started),
    },
    { what: '  message to reply, cold, with the start', target: '', value: middle((one) => one.replyMs) },
    { what: '  message to reply, same worker, warm', target: '', value: middle((one) => one.warmMs) },
    {
      what: '  warm: handler entry to decision',
      target: '',
      value: middle((one) => one.warmDecisionMs),
    },
  ];
}

type Cold = Awaited<ReturnType<typeof readNotes>> & {
  replyMs: number;
  warmMs: number;
  warmDecisionMs: number;
};

async function coldDecisions({ browser, page }: Stage): Promise<Cold[]> {
  const all: Cold[] = [];
  for (let i = 0; i < COLD_STARTS; i++) {
    await killWorker(browser);
    const text = DESTINATIONS[i % DESTINATIONS.length];
    const { ms: replyMs } = await send(page, 'call.preview', { text });
    const notes = await readNotes(browser);
    const { ms: warmMs } = await send(page, 'call.preview', { text });
    const { entered, decided } = await readNotes(browser);
    if (!notes.decided || !decided) throw new Error('The probe no longer sees the decision: worker-probe.js');
    all.push({ ...notes, replyMs, warmMs, warmDecisionMs: decided - entered });
  }
  return all;
}
