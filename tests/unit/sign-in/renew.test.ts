import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/platform/db';
import { type Credential, readCredential, writeCredential } from '../../../lib/settings/credential';
import { type Renewed, type Renewing, renew, usable } from '../../../lib/sign-in/renew';

const NOW = 1_000_000;
const grant = {
  id: 'first sign-in',
  clientId: 'neardial',
  tokenEndpoint: 'https://login.example.com/token',
  revocation: null,
  refreshToken: 'refresh-1',
  renewAt: NOW,
  expiresAt: NOW + 60_000,
};
const KEPT: Credential = { url: 'https://gateway.example.com', token: 'access-1', grant, notes: 'kept' };
const failed = (key: string) => ({ failed: { key, args: [] } });

let asked: Record<string, string>[];
let answer: () => Response | Promise<Response>;
let clock: number;
let renewing: Renewing;
beforeEach(async () => {
  asked = [];
  clock = NOW;
  let n = 1;
  answer = () => {
    n += 1;
    return Response.json({ access_token: `access-${n}`, refresh_token: `refresh-${n}`, expires_in: 3600 });
  };
  const running = new Map<string, Promise<Renewed>>();
  let last: Promise<unknown> = Promise.resolve();
  renewing = {
    database: openDatabase,
    now: () => clock,
    fetch: async (_, init) => {
      asked.push(Object.fromEntries(init?.body as URLSearchParams));
      return answer();
    },
    // What the worker does with a Web Lock.
    alone(token, run) {
      const found = running.get(token) ?? last.then(run);
      running.set(token, found);
      last = found.catch(() => undefined).then(() => running.delete(token));
      return found;
    },
  };
  await writeCredential(await openDatabase(), KEPT);
});
const kept = async (): Promise<Credential | null> => readCredential(await openDatabase());
const refuses = (error: string) => () => Response.json({ error }, { status: 400 });

describe('a token that is used', () => {
  it('is renewed when it runs out within a minute, and kept with its new refresh token first', async () => {
    const next = { ...KEPT, token: 'access-2', grant: { ...grant, refreshToken: 'refresh-2' } };
    const expected = {
      ...next,
      grant: { ...next.grant, renewAt: NOW + 3_540_000, expiresAt: NOW + 3_600_000 },
    };
    expect(await usable(KEPT, renewing)).toEqual({ credential: expected });
    expect(await kept()).toEqual(expected);
    expect(asked).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: 'neardial' },
    ]);
  });

  it.each<[string, Credential]>([
    ['that is good for longer', { ...KEPT, grant: { ...grant, renewAt: NOW + 1 } }],
    [
      'of which nobody said how long it lives',
      { ...KEPT, grant: { ...grant, renewAt: null, expiresAt: null } },
    ],
    ['that somebody entered', { url: KEPT.url, token: 'a key' }],
  ])('%s is used as it is', async (_, credential) => {
    expect(await usable(credential, renewing)).toEqual({ credential });
    expect(asked).toEqual([]);
  });

  it('is asked for once, however many want it', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => usable(KEPT, renewing)));
    for (const one of all) expect(one).toMatchObject({ credential: { token: 'access-2' } });
    expect(asked).toHaveLength(1);
  });

  it('is asked for once also by those who come later with the old one', async () => {
    await usable(KEPT, renewing);
    expect(await renew(KEPT, renewing)).toMatchObject({ credential: { token: 'access-2' } });
    expect(asked).toHaveLength(1);
  });

  it('keeps its refresh token where the service gives no other', async () => {
    answer = () => Response.json({ access_token: 'access-2' });
    await usable(KEPT, renewing);
    expect(await kept()).toMatchObject({
      token: 'access-2',
      grant: { refreshToken: 'refresh-1', renewAt: null },
    });
  });

  it('is used to its end while the server does not answer, and not after', async () => {
    answer = () => new Response('<html>', { status: 502 });
    clock = NOW + 59_999;
    expect(await usable(KEPT, renewing)).toEqual({ credential: KEPT });
    clock = NOW + 60_000;
    expect(await usable(KEPT, renewing)).toEqual(failed('errorSignInUnreachable'));
    expect(await kept()).toEqual(KEPT);
  });
});

describe('a sign-in that the service ended', () => {
  it.each<[string, Credential, () => Response]>([
    ['by refusing the refresh token', KEPT, refuses('invalid_grant')],
    ['by knowing us no more', KEPT, refuses('invalid_client')],
    ['by giving nothing to renew it by', { ...KEPT, grant: { ...grant, refreshToken: null } }, refuses('')],
  ])('%s: no token is left to be used', async (_, credential, response) => {
    await writeCredential(await openDatabase(), credential);
    answer = response;
    expect(await usable(credential, renewing)).toEqual(failed('errorSignInEnded'));
    expect(await kept()).toMatchObject({ token: '', grant: { refreshToken: null, ended: true } });
    asked = [];
    const ended = (await kept()) as Credential;
    expect(await usable(ended, renewing)).toEqual(failed('errorSignInEnded'));
    expect(await renew(KEPT, renewing)).toEqual(failed('errorSignInEnded'));
    expect(asked).toEqual([]);
  });
});

describe('D26: a token of one sign-in', () => {
  const OTHER: Credential = { ...KEPT, token: 'of-ben', grant: { ...grant, id: 'second sign-in' } };

  it.each<[string, Credential | null]>([
    ['another agent’s', OTHER],
    ['a key', { url: KEPT.url, token: 'a key' }],
    ['nobody’s', null],
  ])('is never replaced by %s', async (_, now) => {
    await writeCredential(await openDatabase(), now);
    expect(await renew(KEPT, renewing)).toEqual(failed('errorOtherAgent'));
    expect(asked).toEqual([]);
    expect(await kept()).toEqual(now);
  });

  it.each<[string, Credential | null]>([
    ['another agent’s', OTHER],
    ['nobody’s', null],
  ])('that comes while the sign-in became %s is thrown away', async (_, now) => {
    answer = async () => {
      await writeCredential(await openDatabase(), now);
      return Response.json({ access_token: 'access-2' });
    };
    expect(await renew(KEPT, renewing)).toEqual(failed('errorOtherAgent'));
    expect(await kept()).toEqual(now);
  });
});
