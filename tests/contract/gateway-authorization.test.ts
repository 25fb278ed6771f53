// The gateway's own sign-in, held to what docs/gateway.openapi.yaml asks of one, and to the extension's reading of it.
import { describe, expect, it } from 'vitest';
import { gatewaySignIn } from '../../lib/dial/adapters/gateway-sign-in';
import { signInAt, type Window } from '../../lib/sign-in/sign-in';
import { askForTokens } from '../../lib/sign-in/tokens';
import { contract, fits, type Json } from './openapi';
import { stageGateway, start } from './stage';

stageGateway();

const REDIRECT = 'https://ghdedneabmcfjakdbjikmlicecleikni.chromiumapp.org/';
const CLIENT = { clientId: 'neardial', agents: ['aiko'], automatic: true };

/** Signs in by the redirects alone, without a browser. @param change what is done to the request on its way */
async function signIn(change: (query: URLSearchParams) => void = () => undefined) {
  const gateway = await start({ tokens: {}, authorization: CLIENT }, 'signed-in.jsonl');
  const server = await gatewaySignIn(gateway.url, { clientId: undefined, fetch });
  if (!server) throw new Error('The gateway offers no sign-in');
  const asking: Window = {
    redirectUri: REDIRECT,
    async show(page) {
      const url = new URL(page);
      change(url.searchParams);
      const response = await fetch(url, { redirect: 'manual' });
      if (response.status !== 302) throw new Error(await response.text());
      return response.headers.get('location') ?? undefined;
    },
    fetch,
    now: () => 0,
  };
  const result = await signInAt(server, gateway.url, asking);
  const me = (token: string) =>
    fetch(`${gateway.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return { gateway, server, result, me };
}

describe('signing in at the gateway', () => {
  it('is described by metadata that fit the contract', async () => {
    const { gateway } = await signIn();
    const response = await fetch(`${gateway.url}/.well-known/oauth-authorization-server`);
    expect(fits('SignInMetadata', await response.json())).toBe(true);
    expect(fits('SignInMetadata', (contract.components.schemas.SignInMetadata as Json).example)).toBe(true);
    expect(fits('SignInMetadata', { issuer: gateway.url })).toBe(false);
  });

  it('gives a token of the agent who signed in', async () => {
    const { result, me } = await signIn();
    if ('failed' in result) throw new Error(result.failed.key);
    expect(await (await me(result.credential.token)).json()).toMatchObject({ userId: 'aiko' });
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['a redirect to a page', (query) => query.set('redirect_uri', 'https://evil.example/')],
    ['another client', (query) => query.set('client_id', 'another')],
    ['no challenge', (query) => query.delete('code_challenge')],
    ['a challenge that is the verifier itself', (query) => query.set('code_challenge_method', 'plain')],
  ])('with %s is refused on its page', async (_, change) => {
    expect((await signIn(change)).result).toEqual({ failed: { key: 'errorSignInClosed', args: [] } });
  });

  it('with a code for another challenge gives no token', async () => {
    const { result } = await signIn((query) => query.set('code_challenge', 'x'.repeat(43)));
    expect(result).toEqual({ failed: { key: 'errorSignInServer', args: [] } });
  });

  it('gives a new refresh token every time; one that is used again ends the sign-in', async () => {
    const { result, server, me } = await signIn();
    if ('failed' in result) throw new Error(result.failed.key);
    const { grant } = result.credential;
    const refresh = (refresh_token: string) => {
      const form = { grant_type: 'refresh_token', refresh_token, client_id: 'neardial' };
      return askForTokens(server.tokenEndpoint, form, fetch);
    };
    const next = await refresh(grant?.refreshToken ?? '');
    if (next.got !== 'tokens') throw new Error(next.got);
    expect(next.tokens.refresh_token).not.toBe(grant?.refreshToken);
    expect((await me(result.credential.token)).status).toBe(401);
    expect((await me(next.tokens.access_token)).status).toBe(200);
    expect(await refresh(grant?.refreshToken ?? '')).toEqual({ got: 'refused' });
    expect((await me(next.tokens.access_token)).status).toBe(401);
    expect(await refresh(next.tokens.refresh_token ?? '')).toEqual({ got: 'refused' });
  });

  it('is offered to nobody where the gateway has none', async () => {
    const bare = await start({}, 'bare.jsonl');
    expect(await gatewaySignIn(bare.url, { clientId: 'ours', fetch })).toBeNull();
  });
});
