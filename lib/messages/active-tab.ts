// What the active tab's content scripts found, frame by frame; for the popup.
import { browser } from '../platform/browser';
import { listedNumbers } from './listed-number';
import { type RawSender, senderOf } from './sender';
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
  const tabId = tab?.id;
  if (tabId === undefined) return found(null);
  const numbers = new Map<string, PageNumberView>();
  let answered = false;
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  /** Each frame answers by a port of its own: whose it is, and of which site, is the browser's word. */
  const onAnswer = (answer: Answer): void => {
    const sender = senderOf(answer.sender ?? {}, browser.runtime.id, ownOrigin);
    if (answer.name !== 'numbers' || sender?.kind !== 'content' || sender.tabId !== tabId) return;
    answer.onMessage.addListener((message: unknown) => {
      answered = true;
      for (const one of listedNumbers(message))
        if (!numbers.has(one.number)) numbers.set(one.number, { ...one, foundOn: sender.origin });
      if (!signal.aborted) found([...numbers.values()]);
    });
  };
  browser.runtime.onConnect.addListener(onAnswer);
  const question = browser.tabs.connect(tabId, { name: 'numbers' });
  const late = setTimeout(() => answered || found([]), LONGEST_WAIT_MS);
  const stop = (): void => {
    clearTimeout(late);
    browser.runtime.onConnect.removeListener(onAnswer);
  };
  question.onDisconnect.addListener(() => {
    stop();
    // Read, so that the browser does not report that nobody listened.
    void (question as { error?: unknown }).error;
    if (!answered && !signal.aborted) found(null);
  });
  signal.addEventListener('abort', () => {
    stop();
    question.disconnect();
  });
}

type Answer = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0] & {
  sender?: RawSender;
};
