// The card stays beside its number: it covers none of it, is whole in the window, and its edge there never moves.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitForMarks } from '../support/card';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

type Box = { left: number; top: number; right: number; bottom: number };
/** A frame that was painted: the card, its number, the window. */
type Frame = { card: Box; number: Box; width: number; height: number };

/** Writes down every frame in which the card is there, from before it opens. */
const RECORD = `(() => {
  globalThis.frames = [];
  const box = (one) => { const { left, top, right, bottom } = one.getBoundingClientRect(); return { left, top, right, bottom }; };
  const look = () => {
    const host = document.querySelector('neardial-surface');
    const card = host && chrome.dom.openOrClosedShadowRoot(host).querySelector('.card:popover-open');
    const number = document.querySelector('#n0');
    if (card) frames.push({ card: box(card), number: box(number), width: innerWidth, height: innerHeight });
    requestAnimationFrame(look);
  };
  look();
})()`;
const recorded = async (page: Page): Promise<Frame[]> =>
  (await page.extensionRealms()[0]?.evaluate('globalThis.frames.splice(0)')) as Frame[];
/** Once what has just changed is painted. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => { let n = 3; const next = () => n-- ? requestAnimationFrame(next) : done(); next(); })',
  );
async function scrolled(page: Page, by: number): Promise<Frame> {
  await page.evaluate(`scrollBy({ top: ${by}, behavior: 'instant' })`);
  await painted(page);
  return (await recorded(page)).at(-1) as Frame;
}

type Side = 'below' | 'above' | 'right' | 'left';
const isOn = (side: Side, { card, number }: Frame): boolean =>
  ({
    below: card.top >= number.bottom,
    above: card.bottom <= number.top,
    right: card.left >= number.right,
    left: card.right <= number.left,
  })[side];
/** The edge that must not move. */
const edgeOf = ({ card }: Frame, side: Side): number => (side === 'above' ? card.bottom : card.top);
const away = (first: Frame, now: Frame, side: Side): number =>
  Math.max(Math.abs(edgeOf(now, side) - edgeOf(first, side)), Math.abs(now.card.left - first.card.left));
const isInWindow = ({ card, width, height }: Frame): boolean =>
  card.left >= 0 && card.top >= 0 && card.right <= width && card.bottom <= height;

const VIEWS = {
  usual: [1200, 820],
  low: [1200, 500],
  lower: [1200, 320],
  narrow: [360, 640],
  small: [360, 320],
};
const PLACES = {
  top: 'left:20px; top:70px',
  middle: 'left:20px; top:calc(50vh - 20px)',
  bottom: 'left:20px; top:calc(100vh - 30px)',
  'right edge': 'right:8px; top:calc(50vh - 20px)',
};
const WANTED: [keyof typeof VIEWS, keyof typeof PLACES, Side][] = [
  ['usual', 'top', 'below'],
  ['usual', 'middle', 'below'],
  ['usual', 'bottom', 'above'],
  ['usual', 'right edge', 'below'],
  ['low', 'top', 'below'],
  ['low', 'middle', 'right'],
  ['low', 'bottom', 'above'],
  ['low', 'right edge', 'left'],
  ['lower', 'middle', 'right'],
  ['lower', 'bottom', 'right'],
  ['narrow', 'middle', 'below'],
  ['narrow', 'bottom', 'above'],
  ['small', 'top', 'below'],
  ['small', 'middle', 'below'],
  ['small', 'bottom', 'above'],
  ['small', 'right edge', 'below'],
];

describe('the card', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterEach(() => endCalls(stage.gateway, stage.browser));
  afterAll(() => stage?.close());

  async function pageWith(number: string, view: keyof typeof VIEWS, style: string): Promise<Page> {
    const path = `/placed/${number}`;
    stage.crm.add(
      path,
      `<!doctype html><html lang="en"><body style="height:3000px"><p id="n0" style="position:absolute; margin:0; ${style}">${number}</p>`,
    );
    const page = await stage.browser.newPage();
    const [width = 0, height = 0] = VIEWS[view];
    await page.setViewport({ width, height });
    await page.goto(stage.crm.url + path);
    await waitForMarks(page);
    await page.extensionRealms()[0]?.evaluate(RECORD);
    return page;
  }

  it.each(WANTED)('in a %s window, at a number at the %s: %s', async (view, place, side) => {
    const number = `646-555-01${10 + WANTED.findIndex((one) => one[0] === view && one[1] === place)}`;
    const page = await pageWith(number, view, PLACES[place]);
    const card = await openCard(page, '#n0', number);
    await card.waitFor('call');
    await card.call();
    await card.waitFor('hang-up');
    const { attemptId } = stage.gateway.placed().at(-1) ?? {};
    stage.gateway.move(attemptId ?? '', 'ended', 'no answer');
    await card.waitFor('wrap-up');
    await painted(page);
    const frames = await recorded(page);
    // Loading and the decision are of different heights, in however low a window.
    expect(new Set(frames.map(({ card }) => card.bottom - card.top)).size).toBeGreaterThan(1);
    expect(frames.filter((frame) => !isOn(side, frame))).toEqual([]);
    expect(frames.filter((frame) => !isInWindow(frame))).toEqual([]);
    const first = frames[0] as Frame;
    const moves = frames.map((frame) => away(first, frame, side));
    expect(Math.max(...moves)).toBeLessThan(0.5);
    if (side === 'below' || side === 'above') {
      expect(edgeOf(await scrolled(page, 60), side)).toBeCloseTo(edgeOf(first, side) - 60, 0);
      expect(edgeOf(await scrolled(page, -60), side)).toBeCloseTo(edgeOf(first, side), 0);
    }
    for (let by = 0; by < 2; by++) {
      const frame = await scrolled(page, 60);
      expect(isInWindow(frame) && isOn(side, frame)).toBe(true);
    }
    await page.close();
  });

  it('follows what scrolls in a shadow tree, and what the page moves without a scroll', async () => {
    const number = '646-555-0199';
    stage.crm.add(
      '/placed/shadow',
      `<!doctype html><html lang="en"><body><div id="host"><template shadowrootmode="open">
        <div id="list" style="height:300px; overflow:auto"><div style="height:2000px; padding-top:100px"><p id="n0">${number}</p></div></div>
      </template></div>`,
    );
    const page = await stage.browser.newPage();
    await page.goto(`${stage.crm.url}/placed/shadow`);
    const card = await openCard(page, '>>> #n0', number);
    const top = async (): Promise<number> => (await card.read('destination'))?.top ?? 0;
    const before = await top();
    await page.$eval('>>> #list', (list) => list.scrollBy(0, 60));
    await painted(page);
    expect(await top()).toBeCloseTo(before - 60, 0);
    await page.evaluate('document.body.style.paddingTop = "40px"');
    await card.until('its new place', async () => Math.abs((await top()) - before + 20) < 1);
    await page.close();
  });
});
