// A number from outside any page of ours: the popup opens with it. Nothing is called before Call is pressed there.
import { browser } from '../../lib/platform/browser';

const POPUP = 'popup.html';
const WINDOW = { width: 380, height: 640 };
const LONGEST = 120;

/** Opens the popup at the toolbar button, or as a window of its own where the browser does not let us. */
export async function openNumber(text: string): Promise<void> {
  const number = text.trim().slice(0, LONGEST);
  if (!number) return;
  const popup = `${POPUP}?number=${encodeURIComponent(number)}`;
  await browser.action.setPopup({ popup });
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({ url: browser.runtime.getURL(popup), type: 'popup', ...WINDOW });
  } finally {
    await browser.action.setPopup({ popup: POPUP });
  }
}
