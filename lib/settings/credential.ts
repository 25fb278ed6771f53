// The service's access token, together with the one address it was given for. In the database, which no page and no
// content script can open.
import type { Database } from '../platform/db';

export type Credential = {
  /** Base URL of the service. */
  url: string;
  token: string;
  /** What the service's adapter must find again. */
  notes?: string;
};
const KEY = 'service';

export async function readCredential(db: Database): Promise<Credential | null> {
  return (await db.get('secrets', KEY)) ?? null;
}

export async function writeCredential(db: Database, credential: Credential | null): Promise<void> {
  if (credential === null) await db.delete('secrets', KEY);
  else await db.put('secrets', credential, KEY);
}
