// The number of running calls on the toolbar button; grey while one is not known to run.
import type { Attempt } from '../../lib/calls/attempt';
import { browser } from '../../lib/platform/browser';

const LIVE = '#0b6e4f';
const UNSURE = '#5c6670';

/** @param open the attempts that may still be up */
export async function showBadge(open: readonly Attempt[]): Promise<void> {
  const running = open.filter(({ state }) => state !== 'unknown');
  await browser.action.setBadgeText({ text: open.length > 0 ? String(open.length) : '' });
  await browser.action.setBadgeBackgroundColor({ color: running.length > 0 ? LIVE : UNSURE });
}
