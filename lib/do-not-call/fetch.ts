// Fetching the do-not-call list, by ETag.
import { byEtag } from '../directory/by-etag';
import { type Reason, reason } from '../words/reason';
import { type DoNotCallList, MAX_LIST_BYTES, readList } from './list';

type ListSource = { url: string; token: string | null; fetch: typeof fetch };
type FetchedList =
  | { got: 'same' }
  | { got: 'new'; list: DoNotCallList; etag: string | null }
  | { got: 'failed'; note: Reason };

const TIMEOUT_MS = 60_000;

/** Asks for the list; `same` when the server says that the one we have is current. */
export async function fetchList(
  { url, token, fetch }: ListSource,
  etag: string | null,
): Promise<FetchedList> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  let file: Uint8Array;
  let response: Response;
  try {
    response = await fetch(url, byEtag(etag, TIMEOUT_MS, headers));
    if (response.status === 304 && etag) return { got: 'same' };
    if (!response.ok) return failed(reason('listHttp', String(response.status)));
    if (Number(response.headers.get('content-length')) > MAX_LIST_BYTES)
      return failed(reason('listTooLarge'));
    file = new Uint8Array(await response.arrayBuffer());
  } catch {
    return failed(reason('listUnreachable'));
  }
  const list = readList(file);
  if ('problem' in list) return failed(reason(`list${list.problem}`));
  return { got: 'new', list, etag: response.headers.get('etag') };
}

const failed = (note: Reason): FetchedList => ({ got: 'failed', note });
