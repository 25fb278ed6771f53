// npm run bench -- dial [--quick]: from a real click on Call to the request at the service, with a warm and with a dead
// worker, beside a bare fetch from the same page in the same run.
import type { Page } from 'puppeteer';
import { prepare } from '../campaign/gestures';
import { drawScenario, type Scenario } from '../campaign/scenario';
import { type CampaignService, NO_FAULTS } from '../campaign/service';
import { SERVICES } from '../campaign/services';
import { type CampaignStage, startCampaignStage } from '../campaign/stage';
import { makeProgress } from '../progress';
import { BUILD_CHROME, run } from '../steps';
import { addFetchButton, type BareServer, pressFetch, startBareServer } from './bare-fetch';
import { median } from './median';
import { type Measured, ms, tableText } from './table';

const ROUNDS = 31;
const QUICK_ROUNDS = 7;
const SEED = 1;
const WAIT_MS = 10_000;
/** Notes when the page saw the click, on the clock that Node's own times are on. */
const WATCH = `addEventListener('click', (event) => {
  globalThis.pressedAt = performance.timeOrigin + event.timeStamp;
}, true)`;

type Times = { bare: number[]; warm: number[]; dead: number[]; clock: number[] };
type Parts = { stage: CampaignStage; service: CampaignService; bare: BareServer };

/** @param quick fewer rounds */
export async function bench(quick: boolean): Promise<void> {
  if (!(await run(BUILD_CHROME))) throw new Error('The extension could not be built.');
  const service = await (SERVICES.gateway as () => Promise<CampaignService>)();
  const bare = await startBareServer();
  const stage = await startCampaignStage(service);
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const progress = makeProgress(rounds);
  const times: Times = { bare: [], warm: [], dead: [], clock: [] };
  try {
    // The first round opens connections and compiles scripts: it does not count.
    await round({ stage, service, bare }, 0, { bare: [], warm: [], dead: [], clock: [] });
    for (let n = 1; n <= rounds; n++) {
      await round({ stage, service, bare }, n, times);
      progress.step();
    }
  } finally {
    progress.end();
    await stage.close();
    await Promise.all([service.close(), bare.close()]);
  }
  console.log(tableText(`From a click to the request at the server, ${rounds} each`, rowsOf(times)));
}

async function round({ stage, service, bare }: Parts, n: number, times: Times): Promise<void> {
  for (const kind of ['warm', 'dead'] as const) {
    const page = await stage.openPage();
    await page.evaluate(WATCH);
    times.clock.push(await clockDifference(page));
    await addFetchButton(page, bare.url);
    times.bare.push(await sinceClick(page, bare.arrival(), () => pressFetch(page)));
    const at = n * 2 + (kind === 'warm' ? 0 : 1);
    times[kind].push(await dial(stage, service, page, { ...drawScenario(SEED, at), gesture: 'card' }, kind));
    await page.close();
  }
}

/** One call by a press on the card; milliseconds until the service had read the request. */
async function dial(
  stage: CampaignStage,
  service: CampaignService,
  page: Page,
  scenario: Scenario,
  kind: 'warm' | 'dead',
): Promise<number> {
  const gesture = await prepare(page, scenario);
  const arrival = new Promise<number>((resolve) => {
    const arrived = (): void => resolve(now());
    service.arm({ ...NO_FAULTS, arrived });
  });
  if (kind === 'warm') await stage.wake();
  else {
    await stage.killWorker();
    await stage.workerIsGone();
  }
  const took = await sinceClick(page, arrival, () => gesture.press(0));
  while ((await stage.rows()).some(({ state }) => state === 'intent' || state === 'sending'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  service.endCalls();
  await stage.letTimePass();
  return took;
}

const now = (): number => performance.timeOrigin + performance.now();

async function sinceClick(page: Page, arrival: Promise<number>, press: () => Promise<void>): Promise<number> {
  await press();
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('No request arrived')), WAIT_MS).unref();
  });
  const at = await Promise.race([arrival, late]);
  return at - Number(await page.evaluate('globalThis.pressedAt'));
}

/** How far the page's clock is from ours; half the way there and back is the most that it can be wrong. */
async function clockDifference(page: Page): Promise<number> {
  const before = now();
  const there = Number(await page.evaluate('performance.timeOrigin + performance.now()'));
  return there - (before + now()) / 2;
}

function rowsOf({ bare, warm, dead, clock }: Times): Measured[] {
  const value = (times: readonly number[]): string => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
    return `${ms(median(times))} (90 % within ${ms(at(0.9))}, longest ${ms(at(1))})`;
  };
  const more = (times: readonly number[]): string => ms(median(times) - median(bare));
  return [
    { what: 'bare fetch from the page', target: '', value: value(bare) },
    { what: 'Call, worker running', target: '≤ 50 ms', value: value(warm) },
    { what: '  more than the bare fetch', target: '', value: more(warm) },
    { what: 'Call, worker stopped', target: '≤ 250 ms', value: value(dead) },
    { what: '  more than the bare fetch', target: '', value: more(dead) },
    { what: 'clock of the page against ours', target: '', value: ms(median(clock)) },
  ];
}
