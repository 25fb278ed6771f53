// Hearing in one of our pages that the administrator's policy or the agent's settings changed.
import { browser } from '../platform/browser';

/** Calls back after every change, until the signal aborts. */
export function onRulesChanged(changed: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'managed' || (area === 'local' && 'settings' in changes)) changed();
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), { once: true });
}
