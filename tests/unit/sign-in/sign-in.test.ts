import { expect, it } from 'vitest';
import { challengeOf } from '../../../lib/sign-in/pkce';
import { signInAt } from '../../../lib/sign-in/sign-in';

const REDIRECT = 'https://ghdedneabmcfjakdbjikmlicecleikni.chromiumapp.org/';
const URL_OF_SERVICE = 'https://gateway.example.com';
const SERVER = {
  issuer: URL_OF_SERVICE,
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  revocation: null,
  clientId: 'neardial',
  scope: null,
  namesItself: true,
};

/** Signs in where the service's page sends this back, and its token endpoint answers so. */
async function signIn(
  back: (query: URLSearchParams) => Record<string, string>,
  answer: () => Response = () =>
    Response.json({ access_token: 'abc', refresh_token: 'def', expires_in: 3600 }),
) {
  const shown: URLSearchParams[] = [];
  const forms: Record<string, string>[] = [];
  const result = await signInAt(SERVER, URL_OF_SERVICE, {
    redirectUri: REDIRECT,
    async show(url) {
      const query = new URL(url).searchParams;
      shown.push(query);
      return `${REDIRECT}?${new URLSearchParams(back(query))}`;
    },
    fetch: async (_, init) => {
      forms.push(Object.fromEntries(init?.body as URLSearchParams));
      return answer();
    },
    now: () => 0,
  });
  return { result, shown, forms };
}
const good = (query: URLSearchParams) => ({
  code: 'the-code',
  state: query.get('state') ?? '',
  iss: URL_OF_SERVICE,
});

it('a code is redeemed with the verifier of its own challenge, and makes a credential for this service', async () => {
  const { result, shown, forms } = await signIn(good);
  const [form] = forms;
  expect(form).toMatchObject({ grant_type: 'authorization_code', code: 'the-code', redirect_uri: REDIRECT });
  expect(await challengeOf(form?.code_verifier ?? '')).toBe(shown[0]?.get('code_challenge'));
  expect(shown[0]?.get('state')).not.toBe(form?.code_verifier);
  expect(result).toEqual({
    credential: {
      url: URL_OF_SERVICE,
      token: 'abc',
      grant: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        clientId: 'neardial',
        tokenEndpoint: SERVER.tokenEndpoint,
        revocation: null,
        refreshToken: 'def',
        renewAt: 3_540_000,
        expiresAt: 3_600_000,
      },
    },
  });
});

it('every sign-in has a state and a verifier of its own', async () => {
  const [one, other] = [await signIn(good), await signIn(good)];
  expect(one.shown[0]?.get('state')).not.toBe(other.shown[0]?.get('state'));
  expect(one.forms[0]?.code_verifier).not.toBe(other.forms[0]?.code_verifier);
});

it('a foreign answer redeems nothing', async () => {
  const { result, forms } = await signIn((query) => ({ ...good(query), state: 'another' }));
  expect(result).toEqual({ failed: { key: 'errorSignInForeign', args: [] } });
  expect(forms).toEqual([]);
});

it('a code that the service refuses connects nobody', async () => {
  const { result } = await signIn(good, () => Response.json({ error: 'invalid_grant' }, { status: 400 }));
  expect(result).toEqual({ failed: { key: 'errorSignInServer', args: [] } });
});

it('a page that was closed connects nobody', async () => {
  const show = () => Promise.reject(new Error('The user did not approve access.'));
  const never = () => Promise.reject(new Error('asked'));
  const asked = { redirectUri: REDIRECT, show, fetch: never as typeof fetch, now: () => 0 };
  expect(await signInAt(SERVER, URL_OF_SERVICE, asked)).toEqual({
    failed: { key: 'errorSignInClosed', args: [] },
  });
});
