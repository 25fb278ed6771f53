// Asking the worker, from a content script or our own pages. Carries types only, so it adds next to nothing to a page.
import type { Input, MessageName } from './protocol';
import type { Answer, Reply } from './replies';

type Runtime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  connect(info: { name: string }): {
    onMessage: { addListener(listener: () => void): void };
    onDisconnect: { addListener(listener: () => void): void };
    disconnect(): void;
  };
};
type Extension = { runtime?: Runtime };

/** `gone`: the extension was updated or removed under this page. `lost`: no answer came; the worker may have acted. */
export type Asked<Name extends MessageName> =
  | { ok: true; value: Reply<Name> }
  | { ok: false; why: 'gone' | 'lost' | 'refused' };

/** The browser's own `runtime`, without the polyfill; null once the extension is gone. */
export function runtime(): Runtime | null {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
  const own = (browser ?? chrome)?.runtime;
  return own?.id ? own : null;
}

/** Sends one message and waits for the answer. Never throws. */
export async function ask<Name extends MessageName>(name: Name, input: Input<Name>): Promise<Asked<Name>> {
  const own = runtime();
  if (!own) return { ok: false, why: 'gone' };
  try {
    const answer = (await own.sendMessage({ name, input })) as Answer<Name> | undefined;
    if (!answer) return { ok: false, why: 'lost' };
    return answer.ok ? { ok: true, value: answer.value } : { ok: false, why: 'refused' };
  } catch {
    return { ok: false, why: runtime() ? 'lost' : 'gone' };
  }
}

/** Calls back once, and whenever calls change, until the signal aborts. Survives the worker being stopped. */
export function onCallsChanged(changed: () => void, signal: AbortSignal): void {
  const port = signal.aborted ? null : runtime()?.connect({ name: 'calls' });
  if (!port) return;
  const stop = (): void => port.disconnect();
  signal.addEventListener('abort', stop, { once: true });
  port.onMessage.addListener(changed);
  port.onDisconnect.addListener(() => {
    signal.removeEventListener('abort', stop);
    // The worker was stopped. Coming back wakes it, which makes it read its open attempts.
    setTimeout(() => onCallsChanged(changed, signal), 500);
  });
  // What changed before the connection stood was told to nobody.
  changed();
}
