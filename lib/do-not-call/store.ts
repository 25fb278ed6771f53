// The do-not-call list in the database: a piece for each first byte, and under `meta` which list it is.
// Swapped in one transaction: old or new as a whole.
import type { E164 } from '../phone/e164';
import type { Database } from '../platform/db';
import type { Reason } from '../words/reason';
import { type DoNotCallList, hashOf, holds, type ListHeader } from './list';

type ListMeta = {
  url: string;
  etag: string | null;
  /** The list that is here; null while none of this address was ever read. */
  header: ListHeader | null;
  /** Why the last refresh failed; null when it worked. */
  failed: Reason | null;
};
/** The salt says which list a piece is of: between two reads it may be swapped. */
type Piece = { salt: string; hashes: Uint8Array };
export type ListVerdict = 'yes' | 'no' | 'stale' | 'unknown';

const META = 'meta';
const DAY_MS = 24 * 3600_000;

/** Replaces the list. Until the transaction is through, the old one serves. */
export async function writeList(
  db: Database,
  { header, pieces }: DoNotCallList,
  from: Pick<ListMeta, 'url' | 'etag'>,
): Promise<void> {
  const tx = db.transaction('doNotCall', 'readwrite', { durability: 'strict' });
  void tx.store.clear();
  pieces.forEach((hashes, first) => {
    void tx.store.put({ salt: header.salt, hashes } satisfies Piece, pieceKey(first));
  });
  void tx.store.put({ ...from, header, failed: null } satisfies ListMeta, META);
  await tx.done;
}

/** Which list is here; null when none was ever asked for. */
export async function readListMeta(db: Database): Promise<ListMeta | null> {
  return ((await db.get('doNotCall', META)) as ListMeta | undefined) ?? null;
}

/** Notes how the last refresh went. A list of another address is no good any more. */
export async function noteRefresh(db: Database, url: string, failed: Reason | null): Promise<void> {
  const tx = db.transaction('doNotCall', 'readwrite');
  const meta = (await tx.store.get(META)) as ListMeta | undefined;
  if (meta?.url !== url) void tx.store.clear();
  const kept = meta?.url === url ? meta : { url, etag: null, header: null };
  void tx.store.put({ ...kept, failed } satisfies ListMeta, META);
  await tx.done;
}

/** Leaves nothing of a list here. */
export async function clearList(db: Database): Promise<void> {
  await db.clear('doNotCall');
}

/**
 * What the list of an address says of a number. `unknown`: there is none to look into. `stale`: the number is not on it,
 * and it is older than may be relied on; one dated after now is no better, because then a clock is wrong.
 */
export async function lookUp(
  db: Database,
  number: E164,
  { url, maxAgeMs, now }: { url: string; maxAgeMs: number; now: number },
): Promise<ListVerdict> {
  for (let tries = 0; tries < 2; tries++) {
    const meta = await readListMeta(db);
    if (!meta?.header || meta.url !== url) return 'unknown';
    const { salt, asOf } = meta.header;
    const hash = await hashOf(number, salt);
    const piece = (await db.get('doNotCall', pieceKey(hash[0] ?? 0))) as Piece | undefined;
    if (piece?.salt !== salt) continue;
    if (holds(piece.hashes, hash)) return 'yes';
    const age = now - Date.parse(asOf);
    return age > maxAgeMs || age < -DAY_MS ? 'stale' : 'no';
  }
  return 'unknown';
}

const pieceKey = (first: number): string => `piece/${first}`;
