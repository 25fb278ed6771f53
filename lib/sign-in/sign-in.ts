// Signing in: the person's consent by a page of the service, then a code against tokens. OAuth 2.0 with PKCE, as a
// public client (RFC 6749, 7636, 8252): there is no secret in an extension.
import type { Credential } from '../settings/credential';
import { type Reason, reason } from '../words/reason';
import { authorizationUrl, codeIn } from './authorization';
import { challengeOf, randomText } from './pkce';
import type { AuthorizationServer } from './server';
import { askForTokens, timesOf } from './tokens';

export type Window = {
  /** Where the service sends the person back to. */
  redirectUri: string;
  /** Shows a page and gives the address that it was sent back by; rejects when it is closed or cannot be loaded. */
  show(url: string): Promise<string | undefined>;
  fetch: typeof fetch;
  now(): number;
};

/** @param url base URL of the service that the token is for */
export async function signInAt(
  server: AuthorizationServer,
  url: string,
  { redirectUri, show, fetch, now }: Window,
): Promise<{ credential: Credential } | { failed: Reason }> {
  const [state, verifier] = [randomText(), randomText()];
  const challenge = await challengeOf(verifier);
  let answer: string | undefined;
  try {
    answer = await show(authorizationUrl(server, { redirectUri, state, challenge }));
  } catch {
    return { failed: reason('errorSignInClosed') };
  }
  const found = codeIn(answer, server, { redirectUri, state });
  if ('failed' in found) return found;
  const { clientId, tokenEndpoint, revocation } = server;
  const reply = await askForTokens(
    tokenEndpoint,
    {
      grant_type: 'authorization_code',
      code: found.code,
      redirect_uri: redirectUri,
      client_id: clientId,
      code_verifier: verifier,
    },
    fetch,
  );
  if (reply.got !== 'tokens') return { failed: reason('errorSignInServer') };
  const { access_token: token, refresh_token } = reply.tokens;
  const times = timesOf(reply.tokens, now());
  const refreshToken = refresh_token ?? null;
  const grant = { id: crypto.randomUUID(), clientId, tokenEndpoint, revocation, refreshToken, ...times };
  return { credential: { url, token, grant } };
}
