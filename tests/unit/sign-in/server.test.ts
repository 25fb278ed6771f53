import { describe, expect, it } from 'vitest';
import { dialpadSignIn } from '../../../lib/dial/adapters/dialpad-sign-in';
import { gatewaySignIn } from '../../../lib/dial/adapters/gateway-sign-in';
import { endpointsOf, metadataUrl, readMetadata } from '../../../lib/sign-in/server';

const ISSUER = 'https://gateway.example.com';
const METADATA = {
  issuer: ISSUER,
  authorization_endpoint: 'https://login.example.com/authorize?tenant=1',
  token_endpoint: 'https://login.example.com/token',
  revocation_endpoint: 'https://login.example.com/revoke',
  code_challenge_methods_supported: ['plain', 'S256'],
  authorization_response_iss_parameter_supported: true,
  neardial_client_id: 'theirs',
};
const read = (change: object, clientId?: string, issuer = ISSUER) =>
  readMetadata({ ...METADATA, ...change }, issuer, clientId);

describe('metadata of an authorization server', () => {
  it.each([
    ['https://gateway.example.com', 'https://gateway.example.com/.well-known/oauth-authorization-server'],
    ['https://example.com/phone', 'https://example.com/.well-known/oauth-authorization-server/phone'],
  ])('of %s are at %s (RFC 8414 §3.1)', (issuer, url) => {
    expect(metadataUrl(issuer)).toBe(url);
  });

  it('say where to sign in; the endpoints may be elsewhere, under TLS', () => {
    const server = read({});
    expect(server).toEqual({
      issuer: ISSUER,
      authorizationEndpoint: METADATA.authorization_endpoint,
      tokenEndpoint: METADATA.token_endpoint,
      revocation: { endpoint: METADATA.revocation_endpoint, by: 'token' },
      clientId: 'theirs',
      scope: null,
      namesItself: true,
    });
    expect(server && endpointsOf(server)).toEqual([METADATA.token_endpoint, METADATA.revocation_endpoint]);
  });

  it('count less than the administrator, who may give another client id', () => {
    expect(read({}, 'ours')?.clientId).toBe('ours');
    expect(read({ neardial_client_id: undefined }, 'ours')?.clientId).toBe('ours');
  });

  it.each<[string, object]>([
    ['name another issuer', { issuer: 'https://evil.example' }],
    ['name it with a slash more', { issuer: `${ISSUER}/` }],
    ['have no S256', { code_challenge_methods_supported: ['plain'] }],
    ['say nothing of PKCE', { code_challenge_methods_supported: undefined }],
    ['have a token endpoint without TLS', { token_endpoint: 'http://login.example.com/token' }],
    ['have a page without TLS', { authorization_endpoint: 'http://login.example.com/authorize' }],
    ['have a page that is a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['have an endpoint with a fragment', { token_endpoint: 'https://login.example.com/token#x' }],
    ['have an endpoint with a user', { token_endpoint: 'https://me:you@login.example.com/token' }],
    ['have a revocation endpoint without TLS', { revocation_endpoint: 'http://login.example.com/revoke' }],
    ['know us by no id', { neardial_client_id: undefined }],
    ['know us by an id of other characters', { neardial_client_id: 'a\r\nb' }],
  ])('are not used where they %s', (_, change) => {
    expect(read(change)).toBeNull();
  });

  it.each([null, 7, 'text', []])('are not %j', (document) => {
    expect(readMetadata(document, ISSUER, 'ours')).toBeNull();
  });
});

describe('where a service lets agents sign in', () => {
  const answering = (response: () => Response) => {
    const asked: RequestInit[] = [];
    const fake = async (_: unknown, init: RequestInit = {}): Promise<Response> => {
      asked.push(init);
      return response();
    };
    return { asked, fetch: fake as typeof fetch };
  };

  it('a gateway is asked without following a redirect, and without cookies', async () => {
    const { asked, fetch } = answering(() => Response.json(METADATA));
    expect((await gatewaySignIn(ISSUER, { clientId: undefined, fetch }))?.clientId).toBe('theirs');
    expect(asked).toMatchObject([{ redirect: 'error', credentials: 'omit', cache: 'no-store' }]);
  });

  it.each<[string, () => Response]>([
    ['has none', () => new Response(null, { status: 404 })],
    ['shows a page instead', () => new Response('<html>')],
    [
      'cannot be reached',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('a gateway that %s offers no sign-in', async (_, response) => {
    expect(await gatewaySignIn(ISSUER, { clientId: 'ours', ...answering(response) })).toBeNull();
  });

  it('Dialpad takes a client id of the administrator; without one there is only the key', async () => {
    expect(await dialpadSignIn('https://dialpad.com', { clientId: undefined })).toBeNull();
    expect(await dialpadSignIn('https://dialpad.com', { clientId: 'ours' })).toMatchObject({
      authorizationEndpoint: 'https://dialpad.com/oauth2/authorize',
      tokenEndpoint: 'https://dialpad.com/oauth2/token',
      revocation: { endpoint: 'https://dialpad.com/oauth2/deauthorize', by: 'bearer' },
      clientId: 'ours',
    });
  });
});
