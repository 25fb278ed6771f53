// The token endpoint: a code or a refresh token against an access token (RFC 6749 §4.1.3, §6), and giving them back.
import { z } from 'zod';
import type { Grant } from '../settings/credential';

/** Within a press: an attempt is not sent later than ten seconds after it. */
const TIMEOUT_MS = 5_000;
const LONGEST_REPLY = 64_000;
/** Renewed this long before it runs out; a token that lives shorter than that, after half of its life. */
const AHEAD_S = 60;

/** What may stand in a header. */
const Token = z.string().regex(/^[\x21-\x7e]{1,16000}$/);
const Tokens = z.object({
  access_token: Token,
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: z.coerce.number().positive().nullish(),
  refresh_token: Token.nullish(),
});
const Fault = z.object({ error: z.string() });

type TokenReply =
  | { got: 'tokens'; tokens: z.infer<typeof Tokens> }
  /** It will never give tokens for this: the code or refresh token is used up, revoked or another's. */
  | { got: 'refused' }
  /** Not now: it cannot be reached, or its answer cannot be read. */
  | { got: 'nothing' };

/** Errors that asking again does not change (RFC 6749 §5.2). */
const FOR_GOOD: ReadonlySet<string> = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** One request to the token endpoint. Never throws. */
export async function askForTokens(
  endpoint: string,
  parameters: Record<string, string>,
  fetch: typeof globalThis.fetch,
): Promise<TokenReply> {
  try {
    const response = await post(endpoint, parameters, fetch, {});
    const text = await response.text();
    if (text.length > LONGEST_REPLY) return { got: 'nothing' };
    const body: unknown = JSON.parse(text);
    if (response.ok) {
      const tokens = Tokens.safeParse(body);
      return tokens.success ? { got: 'tokens', tokens: tokens.data } : { got: 'nothing' };
    }
    const fault = Fault.safeParse(body).data?.error ?? '';
    return { got: FOR_GOOD.has(fault) ? 'refused' : 'nothing' };
  } catch {
    return { got: 'nothing' };
  }
}

/** When tokens run out, and when they are renewed; what is not said is not known. */
export function timesOf(
  { expires_in, refresh_token }: Pick<z.infer<typeof Tokens>, 'expires_in' | 'refresh_token'>,
  now: number,
): Pick<Grant, 'renewAt' | 'expiresAt'> {
  if (!expires_in) return { renewAt: null, expiresAt: null };
  const expiresAt = now + expires_in * 1000;
  const ahead = refresh_token ? Math.min(AHEAD_S, expires_in / 2) * 1000 : 0;
  return { renewAt: expiresAt - ahead, expiresAt };
}

/** Gives a sign-in back (RFC 7009). That it cannot be reached stops nobody from signing out. */
export async function revoke(
  token: string,
  { clientId, refreshToken, revocation }: Pick<Grant, 'clientId' | 'refreshToken' | 'revocation'>,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  if (!revocation) return;
  const { endpoint, by } = revocation;
  const given = refreshToken
    ? { token: refreshToken, token_type_hint: 'refresh_token' }
    : { token, token_type_hint: 'access_token' };
  const isBearer = by === 'bearer';
  const headers: Record<string, string> = isBearer ? { authorization: `Bearer ${token}` } : {};
  await post(endpoint, isBearer ? {} : { ...given, client_id: clientId }, fetch, headers).catch(() => null);
}

function post(
  endpoint: string,
  parameters: Record<string, string>,
  fetch: typeof globalThis.fetch,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json', ...headers },
    body: new URLSearchParams(parameters),
    // Codes and tokens must not reach another server.
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
