// Handing a link to the phone app. The browser opens such links from a page only, and in the CRM's own tab that would
// run its "leave this page?" handlers (measured), so a small tab of ours beside it opens the link and closes itself.
import { browser } from '../../lib/platform/browser';

/** The tab takes its link within this time, or never. */
const LONGEST_WAIT_MS = 5_000;

export type HandOvers = ReturnType<typeof makeHandOvers>;

export function makeHandOvers() {
  /** Links that wait for their tab. In memory only: a tab that the browser brings back finds nothing to open. */
  const waiting = new Map<string, { link: string; taken(): void }>();
  return {
    /** Opens a link, once. False when it was not opened, and will not be. */
    async open(attemptId: string, link: string): Promise<boolean> {
      const taken = new Promise<boolean>((resolve) => {
        waiting.set(attemptId, { link, taken: () => resolve(true) });
      });
      const late = new Promise<boolean>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS, false));
      try {
        await openTab(attemptId);
        return await Promise.race([taken, late]);
      } catch {
        return false;
      } finally {
        waiting.delete(attemptId);
      }
    },
    /** The link of an attempt, for the tab that opens it. The second time there is none. */
    take(attemptId: string): string | null {
      const found = waiting.get(attemptId);
      waiting.delete(attemptId);
      found?.taken();
      return found?.link ?? null;
    },
  };
}

/** A tab right after the one the agent looks at; when it closes, the browser goes back there. */
async function openTab(attemptId: string): Promise<void> {
  const url = browser.runtime.getURL(`hand-over.html#${attemptId}`);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const beside = tab?.id === undefined ? {} : { openerTabId: tab.id, index: tab.index + 1 };
  await browser.tabs.create({ url, active: true, ...beside });
}
