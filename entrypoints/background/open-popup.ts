// The popup, opened by the worker.
import { browser } from '../../lib/platform/browser';

const POPUP = 'popup.html';
const WINDOW = { width: 380, height: 640 };

/** At the toolbar button, or as a window of its own where the browser does not let us. @param search of its address */
export async function openPopup(search = ''): Promise<void> {
  const popup = POPUP + search;
  await browser.action.setPopup({ popup });
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({ url: browser.runtime.getURL(popup), type: 'popup', ...WINDOW });
  } finally {
    await browser.action.setPopup({ popup: POPUP });
  }
}
