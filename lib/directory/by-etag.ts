// Asking for a document that we may have already.

/** A request that our own ETag decides on: the browser's cache would answer 200 for a 304. Redirects are refused. */
export const byEtag = (
  etag: string | null,
  timeoutMs: number,
  headers: Record<string, string> = {},
): RequestInit => ({
  headers: { ...headers, ...(etag && { 'if-none-match': etag }) },
  redirect: 'error',
  cache: 'no-store',
  credentials: 'omit',
  signal: AbortSignal.timeout(timeoutMs),
});
