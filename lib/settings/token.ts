// The service's access token: in the database, which no page and no content script can open.
import type { Database } from '../platform/db';

const KEY = 'token';

export async function readToken(db: Database): Promise<string | null> {
  return (await db.get('secrets', KEY)) ?? null;
}

export async function writeToken(db: Database, token: string | null): Promise<void> {
  if (token === null) await db.delete('secrets', KEY);
  else await db.put('secrets', token, KEY);
}
