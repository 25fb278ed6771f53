// One visit of one page with one contestant, from navigation until nothing more happens.
import type { CDPSession, Page } from 'puppeteer';
import { type Contestant, giveContestant, hostOf, scriptOf } from './detection-contestants';
import { loadOf, type TraceEvent } from './detection-events';
import type { PageOptions } from './detection-pages';
import type { DetectionStage } from './detection-stage';
import { emptySums, type Sums, sumTrace } from './detection-trace';

export type Plan = PageOptions & {
  who: Contestant;
  /** What is done on the page once it is loaded. */
  act?: (page: Page, session: CDPSession) => Promise<void>;
  /** Done at the end, outside of what is measured. */
  after?: (page: Page) => Promise<void>;
  /** Milliseconds to stay at least, for pages that do something by themselves. */
  leastMs?: number;
  /** From a stopped worker instead of a running one. */
  cold?: boolean;
};

/** What detection-watch.js writes down; milliseconds since navigation. */
export type Watch = {
  domChanges: number;
  /** Frames that painted other marks than the one before. `all`: every visible number is marked. */
  frames: { at: number; marks: number; all: boolean }[];
  scrolls: number[];
  /** From the moment a message was appended until its number was marked. */
  latencies: number[];
  waiting: number;
  visible: number;
  marked: number;
  /** Marks outside of the cells that hold phone numbers. */
  wrong: number;
};
export type Visit = {
  /** From the end of parsing on: the page has been laid out and painted by then. */
  sums: Sums;
  /** When the page was parsed; milliseconds since navigation, as in `watch`. */
  parsedAt: number;
  /** Bytes in use after a collection. */
  heap: number;
  listeners: number;
  watch: Watch | null;
  exceptions: string[];
  /** Whether the page came to rest within the time allowed. */
  settled: boolean;
};

const QUIET_MS = 1_600;
/** Ours is meant to be at rest at once; the others may take their time, so that it is known. */
const MOST_MS = { ours: 10_000, others: 15_000 };
const ANSWER_MS = 500;
/** Main-thread time of a page at rest during QUIET_MS, with the browser's own housekeeping. */
const REST_MS = 40;
const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'blink.user_timing',
];

export async function visit(stage: DetectionStage, plan: Plan): Promise<Visit> {
  if (plan.who === 'ours') await (plan.cold ? stage.cool() : stage.warm());
  const page = await stage.browser.newPage();
  try {
    return await visitOn(page, stage.server.address(plan, hostOf(plan.who)), plan);
  } finally {
    await page.close();
  }
}

async function visitOn(page: Page, address: string, plan: Plan): Promise<Visit> {
  const session = await page.createCDPSession();
  const exceptions = await collectExceptions(session);
  await session.send('Performance.enable');
  await giveContestant(session, plan.who);
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(address, { timeout: 60_000 });
  await plan.act?.(page, session);
  const { settled, seen } = await rest(page, session, plan);
  if (!settled && !(await answers(page))) return stuck(seen, exceptions);
  const trace = await readTrace(page);
  await session.send('HeapProfiler.collectGarbage');
  const metrics = await readMetrics(session);
  const watch = plan.watched ? ((await page.evaluate('benchLook()')) as Watch) : null;
  await plan.after?.(page);
  const { navigation, parsed } = loadOf(trace, address);
  return {
    sums: sumTrace(trace, { from: parsed, script: scriptOf(plan.who) }),
    parsedAt: (parsed.ts - navigation.ts) / 1000,
    heap: metrics('JSHeapUsedSize'),
    listeners: metrics('JSEventListeners'),
    ...{ watch, exceptions, settled },
  };
}

/** What nobody caught, in every world of the page; fills up as it happens. */
async function collectExceptions(session: CDPSession): Promise<string[]> {
  const exceptions: string[] = [];
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
    exceptions.push(`${text} ${exception?.description ?? ''}`),
  );
  await session.send('Runtime.enable');
  return exceptions;
}

/** Rendering on the main thread that a change causes, in milliseconds. */
export async function renderingOf(page: Page, change: string): Promise<number> {
  await page.tracing.start({ categories: CATEGORIES });
  const frames = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))';
  await page.evaluate(`${change}; performance.mark('changed'); ${frames}`);
  const trace = await readTrace(page);
  const changed = trace.find(({ name }) => name === 'changed');
  if (!changed) throw new Error('The trace does not hold the change.');
  return sumTrace(trace, { from: changed, script: 'none:' }).rendering;
}

async function readTrace(page: Page): Promise<TraceEvent[]> {
  const bytes = await page.tracing.stop();
  return (JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] }).traceEvents;
}

async function readMetrics(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** Main-thread time so far, or changes of marks, from look to look. */
type Seen = { at: number; value: number }[];
type Rest = { settled: boolean; seen: Seen };

/** Waits until the main thread, or a watched page's marks, have been at rest, or for as long as is allowed. */
async function rest(page: Page, session: CDPSession, { who, watched, leastMs = 0 }: Plan): Promise<Rest> {
  const read = async (): Promise<number> =>
    watched
      ? ((await page.evaluate('benchWatch.frames.length')) as number) * 2 * REST_MS
      : (await readMetrics(session))('TaskDuration') * 1000;
  const mostMs = Math.max(leastMs, who === 'ours' ? MOST_MS.ours : MOST_MS.others);
  const start = Date.now();
  const seen: Seen = [];
  for (;;) {
    const now = { at: Date.now(), value: await read() };
    const old = seen.findLast(({ at }) => at <= now.at - QUIET_MS);
    seen.push(now);
    // The time is told while a task runs, too: at rest is who also answers.
    if (now.at - start >= leastMs && old && now.value - old.value < REST_MS && (await answers(page)))
      return { settled: true, seen };
    if (now.at - start > mostMs) return { settled: false, seen };
    await sleep(250);
  }
}

/** Whether the main thread is free within a moment. */
const answers = (page: Page): Promise<boolean> =>
  Promise.race([page.evaluate('true').then(Boolean, () => false), sleep(ANSWER_MS).then(() => false)]);

/** A page whose main thread is still busy with one task: what is known is a lower bound. */
function stuck(seen: Seen, exceptions: string[]): Visit {
  const [first, last] = [seen[0]?.value ?? 0, seen.at(-1)?.value ?? 0];
  const wasFree = seen.findLast(({ at, value }, i) => {
    const before = seen[i - 1];
    return before && value - before.value < (at - before.at) / 2;
  });
  const none = Number.NaN;
  const longest = last - (wasFree?.value ?? first);
  const parts = { script: none, rendering: none, gc: none };
  return {
    sums: { ...emptySums(), ...parts, busy: last - first, longestTask: longest, longestScriptTask: longest },
    ...{ parsedAt: none, heap: none, listeners: none, watch: null, exceptions, settled: false },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
