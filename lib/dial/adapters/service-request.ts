// One request to a telephony service.

/** What an adapter must find again after the worker was stopped; kept beside the token, and gone with it. */
export type Notes = { read(): Promise<string | null>; write(text: string): Promise<void> };

export type ServiceAccess = {
  /** Base URL without a slash at the end. */
  url: string;
  /** The token as it is now: it changes when it is renewed. */
  readonly token: string;
  fetch: typeof fetch;
  /** Told what time the service has, by the `Date` of each answer. */
  heardTime?(date: string | null): void;
  notes?: Notes;
  /** Where the agent signed in: a newer token for one that was refused, of the same sign-in; null without one. */
  renew?: (refused: string) => Promise<string | null>;
};

/** Requests that may be sent twice (RFC 9110 §9.2.2). A POST may have placed a call, whatever it was answered. */
const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);

/**
 * One request to the service, with its token. Redirects are refused: the token must not reach another server. A token
 * that is refused (401) is renewed, and the request sent again if it may be; a dial is not.
 * @param again whether it may be sent again although it is a POST
 */
export function request(
  access: ServiceAccess,
  path: string,
  init: RequestInit,
  again = false,
): Promise<Response> {
  return authorized(access, `${access.url}${path}`, init, again);
}

/** The same for an address of the service that is known whole. */
export async function authorized(
  access: ServiceAccess,
  url: string,
  init: RequestInit,
  again = false,
): Promise<Response> {
  const { fetch, token } = access;
  const send = (bearer: string): Promise<Response> =>
    fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${bearer}` },
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
    });
  const response = await send(token);
  access.heardTime?.(response.headers.get('date'));
  if (response.status !== 401 || !access.renew) return response;
  const renewed = await access.renew(token);
  return renewed && (again || REPEATABLE.has(init.method ?? 'GET')) ? send(renewed) : response;
}
