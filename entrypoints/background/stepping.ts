// The keyboard's way from number to number, and to the card of one: the frames of a tab take turns.
import { browser } from '../../lib/platform/browser';

type Step = 'next' | 'previous';

/** Where the last step led. Forgotten with the worker: stepping then begins with the page's own frame. */
let last: { tabId: number; frameId: number } | null = null;

/** To the next or previous number of a tab; after the last frame comes the first again. */
export async function stepThrough(tabId: number, step: Step): Promise<void> {
  const frames = await framesOf(tabId);
  const at = last?.tabId === tabId ? frames.indexOf(last.frameId) : -1;
  const start = Math.max(0, at);
  const way = step === 'next' ? 1 : -1;
  for (let turn = 0; turn <= frames.length; turn++) {
    const frameId = frames[(start + way * turn + frames.length * 2) % frames.length];
    if (frameId === undefined) return;
    const message = { name: 'numbers.step', step, isEntering: turn > 0 };
    const stepped = await browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => false);
    if (!stepped) continue;
    last = { tabId, frameId };
    return;
  }
}

/** Opens the card of the number that has the focus; where none has, what is selected, '' when nothing is. */
export async function openFocused(tabId: number): Promise<string> {
  const frames = await framesOf(tabId);
  for (const frameId of frames) {
    const opened = browser.tabs.sendMessage(tabId, { name: 'numbers.open' }, { frameId });
    if (await opened.catch(() => false)) return '';
  }
  const target = { tabId, frameIds: frames };
  const func = (): string => String(getSelection() ?? '').trim();
  const selected = await browser.scripting.executeScript({ target, func }).catch(() => []);
  return String(selected.map(({ result }) => result).find(Boolean) ?? '');
}

/** The frames that we may be in; the page's own first. */
async function framesOf(tabId: number): Promise<number[]> {
  const target = { tabId, allFrames: true };
  const injected = await browser.scripting.executeScript({ target, func: () => true }).catch(() => []);
  return injected.map(({ frameId }) => frameId).sort((a, b) => a - b);
}
