// A message from anyone → an answer: the sender is checked first, then the input, then the handler runs.
import { type Input, type MessageName, PROTOCOL, type SenderKind } from './protocol';
import type { Answer, Reply } from './replies';

export type Sender = {
  kind: SenderKind;
  /** The origin of the frame, or of our own page. */
  origin: string;
  tabId: number | null;
  frameId: number;
};
export type Handlers = {
  [Name in MessageName]: (input: Input<Name>, sender: Sender) => Promise<Reply<Name>>;
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

/** Answers one message. Never throws. @param broke told when a handler did */
export async function receive(
  message: unknown,
  sender: Sender | null,
  handlers: Handlers,
  broke: () => void = () => undefined,
): Promise<Answer<MessageName>> {
  const { name, input } = (typeof message === 'object' && message !== null ? message : {}) as Record<
    string,
    unknown
  >;
  if (typeof name !== 'string' || !Object.hasOwn(PROTOCOL, name)) return { ok: false, refused: 'badInput' };
  const entry = PROTOCOL[name as MessageName];
  if (!sender || !(entry.from as readonly SenderKind[]).includes(sender.kind))
    return { ok: false, refused: 'notAllowed' };
  const parsed = entry.input.safeParse(input ?? {});
  if (!parsed.success) return { ok: false, refused: 'badInput' };
  try {
    // The handler of a name takes what the schema of that name gives.
    const handle = handlers[name as MessageName] as (
      input: unknown,
      sender: Sender,
    ) => Promise<Reply<MessageName>>;
    return { ok: true, value: await handle(parsed.data, sender) };
  } catch (error) {
    console.error(`Neardial: ${name} failed`, error);
    broke();
    return { ok: false, refused: 'unexpected' };
  }
}
