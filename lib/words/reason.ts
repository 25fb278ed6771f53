// A sentence before it is in a language: which one, and what goes into it.
import type { AreaCode, E164 } from '../phone/e164';
import type { MessageKey } from './message-key';

/** What can stand in a sentence; the words layer formats each for the reader's language. */
export type Argument =
  | string
  | Reason
  | { number: E164 }
  | { country: string }
  | { count: number }
  /** Minutes after midnight, and a day as `2026-12-25`; wherever the clock and the calendar are. */
  | { clock: number }
  | { day: string }
  | { countries: readonly string[] }
  | { area: AreaCode; city: string }
  | { codes: readonly AreaCode[] };

export type Reason = { key: MessageKey; args: readonly Argument[] };

export function reason(key: MessageKey, ...args: Argument[]): Reason {
  return { key, args };
}
