// The pages that everybody is measured on, what is done there, and how often.
import type { CDPSession, Page } from 'puppeteer';
import type { Plan } from './detection-visit';

export type Place = Pick<Plan, 'name' | 'rows' | 'act' | 'leastMs'> & {
  label: string;
  /** Visits by each contestant; with a watching page, visits by ours. */
  visits: { timed: number; watched: number };
};
/** Two wheel turns a frame's length apart are one movement. */
const WHEEL = { everyMs: 40, pixels: 120, lastsMs: 2_000 };
const READS_MS = 1_500;

export const ROWS = [1_000, 10_000, 50_000] as const;
export const rowsLabel = (rows: number): string => `${rows.toLocaleString('en-US')} rows`;

/** @param quick one visit each, and no 50,000 rows */
export function places(quick: boolean): Place[] {
  const table = (rows: number, timed: number, watched: number): Place => ({
    label: rowsLabel(rows),
    name: 'table',
    rows,
    visits: { timed: quick ? 1 : timed, watched: quick ? 1 : watched },
  });
  const live = (label: string, rest: Pick<Place, 'name' | 'act' | 'leastMs'>): Place => ({
    label,
    rows: 0,
    visits: { timed: 1, watched: 1 },
    ...rest,
  });
  return [
    table(1_000, 3, 2),
    table(10_000, 3, 2),
    ...(quick ? [] : [table(50_000, 1, 1)]),
    live('virtual scrolling', { name: 'virtual', act: scroll }),
    live('chat, 20 messages/s', { name: 'chat', leastMs: 6_000 }),
    live('live counters', { name: 'counters', leastMs: 6_000 }),
  ];
}

/** Reads for a moment, then turns the wheel for two seconds: real input, through the browser. */
export async function scroll(page: Page, session: CDPSession): Promise<void> {
  const at = { x: 500, y: 400 };
  await sleep(READS_MS);
  await page.mouse.move(at.x, at.y);
  for (const end = Date.now() + WHEEL.lastsMs; Date.now() < end; ) {
    // Not waited for: a busy page must not slow the wheel down.
    const turn = { type: 'mouseWheel', ...at, deltaX: 0, deltaY: WHEEL.pixels } as const;
    session.send('Input.dispatchMouseEvent', turn).catch(() => {});
    await sleep(WHEEL.everyMs);
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
