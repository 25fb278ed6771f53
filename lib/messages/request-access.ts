// Asking the browser for hosts, from a press on one of our pages.
import { browser } from '../platform/browser';
import { hostPattern } from '../settings/service-url';

/** Whether the browser gave access to the hosts of the addresses. Rejects where one is no address. */
export async function requestAccess(...addresses: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(addresses.map(hostPattern))] });
}
