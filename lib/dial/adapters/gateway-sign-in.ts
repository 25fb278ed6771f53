// Where a gateway lets agents sign in: it may publish authorization server metadata (RFC 8414) under its own address.
import { type AuthorizationServer, metadataUrl, readMetadata, type SignInAsked } from '../../sign-in/server';

const TIMEOUT_MS = 8_000;

/** The gateway's authorization server; null where it publishes none, or one that cannot be used. */
export async function gatewaySignIn(
  url: string,
  { clientId, fetch }: SignInAsked,
): Promise<AuthorizationServer | null> {
  try {
    const response = await fetch(metadataUrl(url), {
      headers: { accept: 'application/json' },
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? readMetadata(await response.json(), url, clientId) : null;
  } catch {
    return null;
  }
}
