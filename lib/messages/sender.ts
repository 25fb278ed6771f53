// Who sent a message, as the browser says.
import type { SenderKind } from './protocol';

export type Sender = {
  kind: SenderKind;
  /** The origin of the frame, or of our own page. */
  origin: string;
  tabId: number | null;
  frameId: number;
};

/** What the browser says of a sender. */
export type RawSender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
  frameId?: number | undefined;
};

/** Who sent a message; null for anybody who may send none. The origin decides, never the URL alone. */
export function senderOf(raw: RawSender, ownId: string, ownOrigin: string): Sender | null {
  if (raw.id !== ownId) return null;
  // Firefox gives no origin for some frames; the URL's own is then all there is.
  const origin = raw.origin ?? (raw.url && URL.canParse(raw.url) ? new URL(raw.url).origin : 'null');
  if (origin === ownOrigin)
    return { kind: 'page', origin, tabId: raw.tab?.id ?? null, frameId: raw.frameId ?? 0 };
  if (raw.tab?.id === undefined || !/^https?:\/\//.test(origin)) return null;
  return { kind: 'content', origin, tabId: raw.tab.id, frameId: raw.frameId ?? 0 };
}
