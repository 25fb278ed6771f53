// Dialpad's OAuth endpoints. It publishes no metadata, and knows us only where the administrator registered an app there.
import type { AuthorizationServer, SignInAsked } from '../../sign-in/server';

/** Null without a client id: then there is only the key. */
export async function dialpadSignIn(
  url: string,
  { clientId }: Pick<SignInAsked, 'clientId'>,
): Promise<AuthorizationServer | null> {
  if (!clientId) return null;
  return {
    issuer: url,
    authorizationEndpoint: `${url}/oauth2/authorize`,
    tokenEndpoint: `${url}/oauth2/token`,
    // Not RFC 7009: it takes back the tokens of whoever asks.
    revocation: { endpoint: `${url}/oauth2/deauthorize`, by: 'bearer' },
    clientId,
    // Without it there is no refresh token.
    scope: 'offline_access',
    namesItself: false,
  };
}
