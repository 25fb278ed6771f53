// Asking the browser for a host, from a press on one of our pages.
import { browser } from '../platform/browser';
import { hostPattern } from '../settings/service-url';

/** Whether the browser gave access to the address's host. Rejects where it is no address. */
export async function requestAccess(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(address)] });
}
