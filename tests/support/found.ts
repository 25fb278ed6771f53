// What the extension found in a page: marks as they are painted, and the list that the popup gets.
import type { Browser, Page } from 'puppeteer';
import { openOptions } from './extension';

export type PaintedMark = { id: string | null; text: string; highlight: 'neardial' | 'neardial-fax' };

/** Marks in all frames, each with the `data-t` of the element around it; text as the page has it. */
export async function paintedMarks(page: Page): Promise<PaintedMark[]> {
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(READ_MARKS)));
  return frames.flat() as PaintedMark[];
}

const READ_MARKS = `['neardial', 'neardial-fax'].flatMap((highlight) =>
  [...(CSS.highlights.get(highlight) ?? [])].map((mark) => {
    const range = document.createRange();
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
    let element = mark.startContainer.parentElement;
    while (element && !element.dataset?.t) element = element.parentElement ?? element.getRootNode().host ?? null;
    return { id: element?.dataset.t ?? null, text: String(range), highlight };
  }))`;

/** The numbers that the popup would list for a page, all frames together. */
export async function listedNumbers(browser: Browser, page: Page): Promise<string[]> {
  const options = await openOptions(browser);
  try {
    return (await options.evaluate(listOf(page.url(), page.frames().length))) as string[];
  } finally {
    await options.close();
  }
}

const listOf = (url: string, frames: number): string => `(async () => {
  const tab = (await chrome.tabs.query({})).find((tab) => tab.url === ${JSON.stringify(url)});
  const numbers = [];
  let answers = 0;
  let question;
  await new Promise((resolve) => {
    setTimeout(resolve, 8000);
    // Each frame answers by a port of its own.
    chrome.runtime.onConnect.addListener((answer) => answer.onMessage.addListener((list) => {
      numbers.push(...list.map(({ number }) => number));
      if (++answers === ${frames}) resolve();
    }));
    question = chrome.tabs.connect(tab.id, { name: 'numbers' });
  });
  question.disconnect();
  return numbers;
})()`;

/** Waits until the same marks have been painted for a while. */
export async function marksAtRest(page: Page): Promise<PaintedMark[]> {
  for (let last = '', same = 0, tries = 0; tries < 100; tries++) {
    const marks = await paintedMarks(page);
    const now = JSON.stringify(marks);
    same = now === last ? same + 1 : 0;
    if (same >= 8) return marks;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error('The marks do not come to rest');
}
