// The keyboard commands.
import { browser } from '../../lib/platform/browser';
import type { Reason } from '../../lib/words/reason';
import type { Calls } from './calls';
import { openNumber } from './open-number';
import { openFocused, stepThrough } from './stepping';

/** Must run in the worker's first turn. @param failed told why a call was not hung up: there may be nothing open to say it */
export function makeCommands(calls: Calls, failed: (why: Reason) => Promise<void>): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'hang-up') void calls.hangUpNewest().then((why) => why && failed(why));
    if (tab?.id === undefined) return;
    if (command === 'next-number') void stepThrough(tab.id, 'next');
    if (command === 'previous-number') void stepThrough(tab.id, 'previous');
    if (command === 'call-focused') void callFocused(tab.id);
  });
}

/** The card of the number that has the focus; of what is selected, the popup. */
async function callFocused(tabId: number): Promise<void> {
  const selected = await openFocused(tabId);
  if (selected) await openNumber(selected);
}
