// What the active tab's content scripts found, frame by frame; for the popup.
import { browser } from '../platform/browser';
import type { PageNumberView } from './views';

/** The frames of a page answer one by one, big ones late. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Calls back with the numbers of the page as its frames tell them, each number once; with null where the extension
 * does not run. @param signal ends it
 */
export async function numbersOnActiveTab(
  found: (numbers: PageNumberView[] | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return found(null);
  const numbers = new Map<string, PageNumberView>();
  let answered = false;
  const port = browser.tabs.connect(tab.id, { name: 'numbers' });
  const late = setTimeout(() => answered || found([]), LONGEST_WAIT_MS);
  port.onMessage.addListener((message: unknown) => {
    answered = true;
    for (const one of Array.isArray(message) ? message.filter(isPageNumber) : [])
      if (!numbers.has(one.number)) numbers.set(one.number, one);
    if (!signal.aborted) found([...numbers.values()]);
  });
  port.onDisconnect.addListener(() => {
    clearTimeout(late);
    // Read, so that the browser does not report that nobody listened.
    void (port as { error?: unknown }).error;
    if (!answered && !signal.aborted) found(null);
  });
  signal.addEventListener('abort', () => {
    clearTimeout(late);
    port.disconnect();
  });
}

/** A page's scripts may have been taken over: what is no number and no name is not drawn. */
function isPageNumber(one: unknown): one is PageNumberView {
  const { number, record } = (one ?? {}) as Partial<Record<keyof PageNumberView, unknown>>;
  const name = (record as { name?: unknown } | null | undefined)?.name;
  return typeof number === 'string' && (name === undefined || name === null || typeof name === 'string');
}
