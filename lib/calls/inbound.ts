// A call that came in, as the service reported it.
import type { E164 } from '../phone/e164';

export type InboundCall = {
  /** The service's own id; where it has none, made from who called, where and when. */
  id: string;
  /** Whose log it is in. */
  agentId: string;
  from: E164;
  /** The number that was called: a customer saw it before. */
  to: E164;
  /** Milliseconds since the epoch. */
  at: number;
};
