// One request to a telephony service.

/** What an adapter must find again after the worker was stopped; kept beside the token, and gone with it. */
export type Notes = { read(): Promise<string | null>; write(text: string): Promise<void> };

export type ServiceAccess = {
  /** Base URL without a slash at the end. */
  url: string;
  token: string;
  fetch: typeof fetch;
  notes?: Notes;
};

/** One request to the service. Redirects are refused: the token must not reach another server. */
export function request(
  { url, token, fetch }: ServiceAccess,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
  return fetch(`${url}${path}`, {
    ...init,
    headers,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
  });
}
