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
  found: (numbers: string[] | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return found(null);
  const numbers = new Set<string>();
  let answered = false;
  const port = browser.tabs.connect(tab.id, { name: 'numbers' });
  const late = setTimeout(() => answered || found([]), LONGEST_WAIT_MS);
  port.onMessage.addListener((message: unknown) => {
    answered = true;
    for (const { number } of message as PageNumberView[]) numbers.add(number);
    if (!signal.aborted) found([...numbers]);
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
