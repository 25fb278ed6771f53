import { describe, expect, it } from 'vitest';
import { askForTokens, revoke, timesOf } from '../../../lib/sign-in/tokens';

const ENDPOINT = 'https://login.example.com/token';

/** A server that answers so, and what it was asked. */
function answering(response: () => Response) {
  const asked: { url: string; init: RequestInit; form: Record<string, string> }[] = [];
  const fake = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    asked.push({ url: String(url), init, form: Object.fromEntries(init.body as URLSearchParams) });
    return response();
  };
  return { asked, fetch: fake as typeof fetch };
}
const ask = (response: () => Response) => {
  const server = answering(response);
  return { server, reply: askForTokens(ENDPOINT, { grant_type: 'refresh_token' }, server.fetch) };
};

describe('the token endpoint', () => {
  it('is asked by a form, without cookies, and never at another address', async () => {
    const { server, reply } = ask(() => Response.json({ access_token: 'abc', token_type: 'bearer' }));
    expect(await reply).toEqual({ got: 'tokens', tokens: { access_token: 'abc', token_type: 'bearer' } });
    expect(server.asked).toMatchObject([
      {
        url: ENDPOINT,
        init: { method: 'POST', redirect: 'error', credentials: 'omit', cache: 'no-store' },
        form: { grant_type: 'refresh_token' },
      },
    ]);
  });

  it.each(['invalid_grant', 'invalid_client', 'unauthorized_client'])('%s is for good', async (error) => {
    expect(await ask(() => Response.json({ error }, { status: 400 })).reply).toEqual({ got: 'refused' });
  });

  it.each<[string, () => Response]>([
    ['503', () => Response.json({ error: 'temporarily_unavailable' }, { status: 503 })],
    ['an error page', () => new Response('<html>', { status: 502 })],
    ['a page that says 200', () => new Response('<html>')],
    ['no token', () => Response.json({ token_type: 'bearer' })],
    ['a token that would end the header', () => Response.json({ access_token: 'a\r\nx: y' })],
    ['another kind of token', () => Response.json({ access_token: 'abc', token_type: 'mac' })],
    ['a life that is none', () => Response.json({ access_token: 'abc', expires_in: -1 })],
    ['an endless answer', () => Response.json({ access_token: 'abc', more: 'x'.repeat(70_000) })],
    [
      'no answer',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('%s is nothing: asking later may help', async (_, response) => {
    expect(await ask(response).reply).toEqual({ got: 'nothing' });
  });
});

describe('a token is renewed', () => {
  it.each<[string, number | undefined, string | undefined, object]>([
    ['a minute before it runs out', 3600, 'r', { renewAt: 3_540_000, expiresAt: 3_600_000 }],
    ['after half of a life shorter than two minutes', 20, 'r', { renewAt: 10_000, expiresAt: 20_000 }],
    ['not before, where there is nothing to renew it by', 3600, undefined, { renewAt: 3_600_000 }],
    [
      'only when it is refused, where its life is not said',
      undefined,
      'r',
      { renewAt: null, expiresAt: null },
    ],
  ])('%s', (_, expires_in, refresh_token, times) => {
    expect(timesOf({ expires_in, refresh_token }, 0)).toMatchObject(times);
  });
});

describe('signing out', () => {
  const grant = { clientId: 'neardial', refreshToken: 'the-refresh' };
  const endpoint = 'https://login.example.com/revoke';

  it('gives the refresh token back (RFC 7009)', async () => {
    const server = answering(() => new Response());
    await revoke('the-access', { ...grant, revocation: { endpoint, by: 'token' } }, server.fetch);
    expect(server.asked).toMatchObject([
      { form: { token: 'the-refresh', token_type_hint: 'refresh_token', client_id: 'neardial' } },
    ]);
  });

  it('gives the access token back where there is no other', async () => {
    const server = answering(() => new Response());
    const bare = { ...grant, refreshToken: null, revocation: { endpoint, by: 'token' as const } };
    await revoke('the-access', bare, server.fetch);
    expect(server.asked[0]?.form).toMatchObject({ token: 'the-access', token_type_hint: 'access_token' });
  });

  it('presents the access token where the service wants that, and nothing else', async () => {
    const server = answering(() => new Response());
    await revoke('the-access', { ...grant, revocation: { endpoint, by: 'bearer' } }, server.fetch);
    expect(server.asked).toMatchObject([{ init: { headers: { authorization: 'Bearer the-access' } } }]);
    expect(server.asked[0]?.form).toEqual({});
  });

  it('is not held up by a server that is not there', async () => {
    const server = answering(() => {
      throw new TypeError('Failed to fetch');
    });
    await revoke('a', { ...grant, revocation: { endpoint, by: 'token' } }, server.fetch);
    await revoke('a', { ...grant, revocation: null }, server.fetch);
    expect(server.asked).toHaveLength(1);
  });
});
