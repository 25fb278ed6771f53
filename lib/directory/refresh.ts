// Fetching the directory, by ETag.
import type { Device } from '../dial/adapters/adapter';
import { type Reason, reason } from '../words/reason';
import { byEtag } from './by-etag';
import type { Problem } from './problem';
import { type DirectoryReading, MAX_DIRECTORY_LENGTH, readDirectory } from './read';

/** `fetch` adds the token, where the directory is the service's own. */
type DirectorySource = { url: string; fetch: typeof fetch };
export type Fetched =
  | { got: 'same' }
  | {
      got: 'new';
      reading: Extract<DirectoryReading, { ok: true }>;
      etag: string | null;
      /** The agent's phones, where the service has such. */
      devices?: Device[];
    }
  | { got: 'failed'; note: Reason };

const TIMEOUT_MS = 20_000;

/** Asks for the directory; `same` when the server says that what we have is current. */
export async function fetchDirectory(
  { url, fetch }: DirectorySource,
  etag: string | null,
  isAreaCode: (code: string) => boolean,
): Promise<Fetched> {
  let text: string;
  let response: Response;
  try {
    response = await fetch(url, byEtag(etag, TIMEOUT_MS, { accept: 'application/json' }));
    if (response.status === 304) return { got: 'same' };
    if (response.status === 401) return { got: 'failed', note: reason('accessSignIn') };
    if (!response.ok) return { got: 'failed', note: reason('errorDirectoryHttp', String(response.status)) };
    if (Number(response.headers.get('content-length')) > MAX_DIRECTORY_LENGTH) return broken('TooLarge');
    text = await response.text();
  } catch {
    return { got: 'failed', note: reason('errorDirectoryUnreachable') };
  }
  const reading = readDirectory(text, isAreaCode);
  if (!reading.ok) return broken(reading.problem.code);
  return { got: 'new', reading, etag: response.headers.get('etag') };
}

const broken = (code: Problem['code']): Fetched => ({
  got: 'failed',
  note: reason('errorDirectoryBroken', reason(`problem${code}`)),
});
