// The faults of the browser: when they strike, and what is left of the page that was pressed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { BrowserFault } from './faults';
import type { Gesture } from './gestures';
import type { CampaignStage } from './stage';

/** Presses while the fault strikes. True if the page that was pressed lives on. */
export async function pressUnder(
  fault: BrowserFault | null,
  gesture: Gesture,
  page: Page,
  stage: CampaignStage,
): Promise<boolean> {
  if (fault?.kind === 'kill' && fault.at === 'beforePress') {
    await stage.killWorker();
    await stage.workerIsGone();
  }
  // A page that dies under the press fails it.
  const [alive] = await Promise.all([
    strike(fault, gesture, page, stage),
    gesture.press(0).catch((error: unknown) => {
      if (fault?.kind !== 'tab' && fault?.kind !== 'browser') throw error;
    }),
  ]);
  return alive;
}

async function strike(
  fault: BrowserFault | null,
  gesture: Gesture,
  page: Page,
  stage: CampaignStage,
): Promise<boolean> {
  switch (fault?.kind) {
    case 'kill':
      await killAt(fault, stage);
      return true;
    case 'twice':
      await sleep(fault.at);
      await gesture.press(1);
      return true;
    case 'tab':
      await sleep(fault.at);
      await (fault.how === 'close' ? page.close() : page.reload());
      return false;
    case 'browser':
      await sleep(fault.at);
      await stage.killBrowser();
      return false;
    default:
      return true;
  }
}

async function killAt(
  { at, again }: Extract<BrowserFault, { kind: 'kill' }>,
  stage: CampaignStage,
): Promise<void> {
  // The others are struck from where the dial arrives.
  if (typeof at !== 'number') return;
  await sleep(at);
  await stage.killWorker();
  if (again === null) return;
  // Something wakes the worker, and it is stopped again while it recovers.
  const waking = stage.wake().catch(() => undefined);
  await sleep(again);
  await stage.killWorker();
  await waking;
}
