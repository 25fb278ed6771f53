import { describe, expect, it } from 'vitest';
import { request, type ServiceAccess } from '../../../../lib/dial/adapters/service-request';

/** A service that takes one token only, and an access that may come by it. */
function staged(renewed: string | null = 'new') {
  const sent: { method: string; token: string }[] = [];
  const asked: string[] = [];
  let token = 'old';
  const access: ServiceAccess = {
    url: 'https://gateway.example.com',
    get token() {
      return token;
    },
    fetch: async (_, init) => {
      const bearer = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      sent.push({ method: init?.method ?? 'GET', token: bearer });
      return new Response(null, { status: bearer === 'new' ? 200 : 401 });
    },
    async renew(refused) {
      asked.push(refused);
      token = renewed ?? token;
      return renewed;
    },
  };
  return { access, sent, asked };
}

describe('a request that is answered 401', () => {
  it.each(['GET', 'PUT', 'DELETE'])('%s goes out again with the renewed token, once', async (method) => {
    const { access, sent, asked } = staged();
    expect((await request(access, '/v1/me', { method })).status).toBe(200);
    expect(sent).toEqual([
      { method, token: 'old' },
      { method, token: 'new' },
    ]);
    expect(asked).toEqual(['old']);
  });

  it('D15: a POST does not, because it may be a dial; its token is renewed for the next', async () => {
    const { access, sent } = staged();
    expect((await request(access, '/v1/dial', { method: 'POST' })).status).toBe(401);
    expect(sent).toHaveLength(1);
    expect(access.token).toBe('new');
  });

  it('a POST that places nothing says so, and goes out again', async () => {
    const { access, sent } = staged();
    expect((await request(access, '/v1/events/tickets', { method: 'POST' }, true)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it.each<[string, string | null]>([
    ['cannot be renewed', null],
    ['is refused when renewed', 'refused too'],
  ])('with a token that %s stays refused', async (_, renewed) => {
    const { access, sent } = staged(renewed);
    expect((await request(access, '/v1/me', {})).status).toBe(401);
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it('with a key that somebody entered is sent once', async () => {
    const { access, sent } = staged();
    const { renew: _, ...key } = access;
    expect((await request({ ...key, token: 'old' }, '/v1/me', {})).status).toBe(401);
    expect(sent).toHaveLength(1);
  });
});

it('D18: no request follows a redirect', async () => {
  const { access } = staged();
  let init: RequestInit | undefined;
  const noting: ServiceAccess = {
    ...access,
    async fetch(_, given) {
      init = given;
      return new Response();
    },
  };
  await request(noting, '/v1/me', { redirect: 'follow' });
  expect(init).toMatchObject({ redirect: 'error', credentials: 'omit' });
});
