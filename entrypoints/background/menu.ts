// The context menu on selected text.
import { browser } from '../../lib/platform/browser';
import { openNumber } from './open-number';

const CALL_SELECTION = 'call-selection';

/** Must run in the worker's first turn. @param title with `%s` for the selection */
export function makeMenu(title: string): void {
  // Entries outlive the worker, but not an update.
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus
      .removeAll()
      .then(() => browser.contextMenus.create({ id: CALL_SELECTION, title, contexts: ['selection'] }));
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === CALL_SELECTION) void openNumber(selectionText ?? '');
  });
}
