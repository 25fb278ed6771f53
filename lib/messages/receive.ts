// A message from anyone → an answer: the sender is checked first, then the input, then the handler runs.
import { type Input, type MessageName, PROTOCOL, type SenderKind } from './protocol';
import type { Answer, Reply } from './replies';
import type { Sender } from './sender';

export type Handlers = {
  [Name in MessageName]: (input: Input<Name>, sender: Sender) => Promise<Reply<Name>>;
};

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
