// Telling every page where the content script runs: a frame of a site may be in any tab.
import { browser } from '../../lib/platform/browser';

/**
 * `numbers.again`: what was asked about numbers may be answered otherwise now. `page.again`: whether there is to be any
 * call control may be.
 */
export async function tellPages(name: 'numbers.again' | 'page.again'): Promise<void> {
  const tabs = await browser.tabs.query({});
  // Most tabs have nobody who listens.
  await Promise.all(tabs.map(({ id }) => browser.tabs.sendMessage(id ?? -1, { name }).catch(() => null)));
}
