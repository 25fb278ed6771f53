// The context menu on selected text.
import { browser } from '../../lib/platform/browser';
import { openNumber } from './open-number';

const CALL_SELECTION = 'call-selection';

/**
 * Must run in the worker's first turn. Gives what shows or hides the entry: an agent who may not call gets none (M16).
 * @param title with `%s` for the selection
 */
export function makeMenu(title: string, mayCall: () => Promise<boolean>): (mayCall: boolean) => void {
  // Entries outlive the worker, but not an update.
  browser.runtime.onInstalled.addListener(async () => {
    const [visible] = await Promise.all([mayCall(), browser.contextMenus.removeAll()]);
    browser.contextMenus.create({ id: CALL_SELECTION, title, contexts: ['selection'], visible });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === CALL_SELECTION) void openNumber(selectionText ?? '');
  });
  // Right after an installation there is no entry yet; it is made as it is to be.
  const show = (visible: boolean): void =>
    void browser.contextMenus.update(CALL_SELECTION, { visible }).catch(() => undefined);
  void mayCall().then(show);
  return show;
}
