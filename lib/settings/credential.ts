// The service's access token, together with the one address it was given for. In the database, which no page and no
// content script can open.
import type { Database } from '../platform/db';

export type Credential = {
  /** Base URL of the service. */
  url: string;
  token: string;
  /** What the service's adapter must find again. */
  notes?: string;
  /** Where the token came by signing in; absent for a key that somebody entered. */
  grant?: Grant;
};
/** What it takes to renew a token, and to give it back. */
export type Grant = {
  /** Names this sign-in through all its tokens. */
  id: string;
  clientId: string;
  tokenEndpoint: string;
  revocation: { endpoint: string; by: 'token' | 'bearer' } | null;
  refreshToken: string | null;
  /** Milliseconds since the epoch; null where the service did not say. */
  renewAt: number | null;
  expiresAt: number | null;
  /** The service ended it: there is no token any more, and the agent must sign in again. */
  ended?: true;
};
const KEY = 'service';

export async function readCredential(db: Database): Promise<Credential | null> {
  return (await db.get('secrets', KEY)) ?? null;
}

export async function writeCredential(db: Database, credential: Credential | null): Promise<void> {
  await changeCredential(db, () => credential);
}

/** Changes what is kept in one step, so that nobody's sign-in is written over another's; what is kept then. */
export async function changeCredential(
  db: Database,
  change: (kept: Credential | null) => Credential | null,
): Promise<Credential | null> {
  const tx = db.transaction('secrets', 'readwrite', { durability: 'strict' });
  const kept = (await tx.store.get(KEY)) ?? null;
  const next = change(kept);
  if (next === null) await tx.store.delete(KEY);
  else if (next !== kept) await tx.store.put(next, KEY);
  await tx.done;
  return next;
}

/** Whether two are the same key, or of the same sign-in, however often it was renewed. */
export const isSameSignIn = (one: Credential | null, other: Credential): boolean =>
  one?.url === other.url &&
  (one.grant || other.grant ? one.grant?.id === other.grant?.id : one.token === other.token);
