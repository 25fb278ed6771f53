// A call that ended in an error while no surface of ours was there to say so.
import type { Attempt } from '../../lib/calls/attempt';
import type { AttemptView } from '../../lib/messages/views';
import { browser } from '../../lib/platform/browser';
import { openPopup } from './open-popup';

/** Whether the agent has to hear of it: a call that was not placed, is not known, or ended for a reason. */
export const isTrouble = ({ state, note }: Attempt): boolean =>
  note !== null && (state === 'rejected' || state === 'unknown' || note.key === 'errorNotRecorded');

/** Says it once: what is said again of the same attempt takes the place of what was said before. */
export const notifyOf = ({ id, display, label, message }: AttemptView): Promise<void> =>
  notify(id, `${display} · ${label}`, message ?? '');

/** @param id what is said under the same id before is replaced */
export async function notify(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('icon/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

/** A click on what was said leads to the popup, which has the last calls. Must run in the worker's first turn. */
export function followNotifications(): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    void openPopup();
  });
}
