// The request for a person's consent, and the answer that comes back by a redirect (RFC 6749 §4.1).
import { type Reason, reason } from '../words/reason';
import type { AuthorizationServer } from './server';

type Asked = { redirectUri: string; state: string; challenge: string };

/** The page where the person signs in. What the endpoint's own query says stays (RFC 6749 §3.1). */
export function authorizationUrl(server: AuthorizationServer, asked: Asked): string {
  const url = new URL(server.authorizationEndpoint);
  const query = {
    response_type: 'code',
    client_id: server.clientId,
    redirect_uri: asked.redirectUri,
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    ...(server.scope ? { scope: server.scope } : {}),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * The code of an answer, or why there is none. An answer counts only with our state, once, and from the issuer that was
 * asked (RFC 9207): else somebody may be handing us a code of their own, or of another server.
 */
export function codeIn(
  answer: string | undefined,
  { issuer, namesItself }: Pick<AuthorizationServer, 'issuer' | 'namesItself'>,
  { redirectUri, state }: Pick<Asked, 'redirectUri' | 'state'>,
): { code: string } | { failed: Reason } {
  const url = answer !== undefined && URL.canParse(answer) ? new URL(answer) : null;
  const foreign = { failed: reason('errorSignInForeign') };
  if (!url || `${url.origin}${url.pathname}` !== redirectUri) return foreign;
  const only = (name: string): string | null => {
    const all = url.searchParams.getAll(name);
    return all.length === 1 ? (all[0] ?? null) : null;
  };
  if (only('state') !== state) return foreign;
  if ((namesItself || url.searchParams.has('iss')) && only('iss') !== issuer) return foreign;
  const error = only('error');
  if (error !== null) return { failed: reason('errorSignInRefused', wordOf(error)) };
  const code = only('code');
  return code ? { code } : { failed: reason('errorSignInServer') };
}

/** An error code of OAuth, such as `access_denied`; other text is not repeated to the reader. */
const wordOf = (error: string): string => (/^[a-z_]{1,40}$/.test(error) ? error : '?');
