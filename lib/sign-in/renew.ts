// Keeping a sign-in good: its token is renewed before it runs out and when the service refuses it, once for all who ask.
import type { Database } from '../platform/db';
import { type Credential, changeCredential, type Grant, readCredential } from '../settings/credential';
import { type Reason, reason } from '../words/reason';
import { askForTokens, timesOf } from './tokens';

export type Renewing = {
  database(): Promise<Database>;
  now(): number;
  fetch: typeof fetch;
  /**
   * One at a time, over all runs of the worker, because a refresh token that rotates may be used once; whoever asks for
   * the same token meanwhile shares the answer.
   */
  alone(token: string, run: () => Promise<Renewed>): Promise<Renewed>;
};
export type Renewed = { credential: Credential } | { failed: Reason };

/** The credential as it may be used now: renewed if it is about to run out, and never one that has. */
export async function usable(credential: Credential, renewing: Renewing): Promise<Renewed> {
  const { grant } = credential;
  if (!grant) return { credential };
  if (grant.ended) return { failed: reason('errorSignInEnded') };
  if (grant.renewAt === null || renewing.now() < grant.renewAt) return { credential };
  const renewed = await renew(credential, renewing);
  const isGood = grant.expiresAt === null || renewing.now() < grant.expiresAt;
  return 'failed' in renewed && renewed.failed.key === 'errorSignInUnreachable' && isGood
    ? { credential }
    : renewed;
}

/**
 * A newer token in place of one that ran out or was refused. Fails without a word to the service when somebody else has
 * signed in meanwhile, or nobody is any more.
 */
export function renew(credential: Credential, renewing: Renewing): Promise<Renewed> {
  return renewing.alone(credential.token, async () => {
    const db = await renewing.database();
    const kept = await readCredential(db);
    if (!kept?.grant || kept.grant.id !== credential.grant?.id) return { failed: reason('errorOtherAgent') };
    if (kept.grant.ended) return { failed: reason('errorSignInEnded') };
    // Whoever asked before got a new one.
    if (kept.token !== credential.token) return { credential: kept };
    const next = await nextOf(kept, kept.grant, renewing);
    if ('failed' in next) return next;
    // Kept before it is used: the old refresh token is worth nothing any more.
    const { id } = kept.grant;
    const stays = await changeCredential(db, (now) => (now?.grant?.id === id ? next : now));
    if (stays?.grant?.id !== id) return { failed: reason('errorOtherAgent') };
    return next.grant.ended ? { failed: reason('errorSignInEnded') } : { credential: next };
  });
}

/** What a sign-in becomes; one that the service ended keeps no token, so that none can be used. */
async function nextOf(
  kept: Credential,
  grant: Grant,
  { fetch, now }: Renewing,
): Promise<(Credential & { grant: Grant }) | { failed: Reason }> {
  const ended = { ...kept, token: '', grant: { ...grant, refreshToken: null, ended: true as const } };
  if (!grant.refreshToken) return ended;
  const { tokenEndpoint, clientId, refreshToken } = grant;
  const asked = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
  const reply = await askForTokens(tokenEndpoint, asked, fetch);
  if (reply.got === 'refused') return ended;
  if (reply.got === 'nothing') return { failed: reason('errorSignInUnreachable') };
  const { access_token: token, refresh_token: rotated, expires_in } = reply.tokens;
  const newer = rotated ?? refreshToken;
  const times = timesOf({ expires_in, refresh_token: newer }, now());
  return { ...kept, token, grant: { ...grant, ...times, refreshToken: newer } };
}
