// One request to the gateway.

export type GatewayAccess = {
  /** Base URL without a slash at the end. */
  url: string;
  token: string;
  fetch: typeof fetch;
};

/** One request to the gateway. Redirects are refused: the token must not reach another server. */
export function request(
  { url, token, fetch }: GatewayAccess,
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
