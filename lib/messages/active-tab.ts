// What the active tab's content scripts found; for the popup.
import { browser } from '../platform/browser';

/** The numbers on the page, or null where the extension does not run. */
export async function numbersOnActiveTab(): Promise<string[] | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return null;
  try {
    return (await browser.tabs.sendMessage(tab.id, { name: 'numbers.list' })) as string[];
  } catch {
    return null;
  }
}
