import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizationUrl, codeIn } from '../../../lib/sign-in/authorization';

const REDIRECT = 'https://ghdedneabmcfjakdbjikmlicecleikni.chromiumapp.org/';
const ISSUER = 'https://gateway.example.com';
const ASKED = { redirectUri: REDIRECT, state: 'the-state', challenge: 'the-challenge' };
const SERVER = {
  issuer: ISSUER,
  authorizationEndpoint: 'https://login.example.com/authorize?tenant=1',
  tokenEndpoint: 'https://login.example.com/token',
  revocation: null,
  clientId: 'neardial',
  scope: 'offline_access calls',
  namesItself: true,
};
const answer = (query: Record<string, string>, base = REDIRECT) => `${base}?${new URLSearchParams(query)}`;
const read = (url: string | undefined, namesItself = true) =>
  codeIn(url, { issuer: ISSUER, namesItself }, ASKED);
const foreign = { failed: { key: 'errorSignInForeign', args: [] } };

it('a person is sent to the service with our client id, a state and a challenge', () => {
  const url = new URL(authorizationUrl(SERVER, ASKED));
  expect(url.origin + url.pathname).toBe('https://login.example.com/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: '1',
    response_type: 'code',
    client_id: 'neardial',
    redirect_uri: REDIRECT,
    state: 'the-state',
    code_challenge: 'the-challenge',
    code_challenge_method: 'S256',
    scope: 'offline_access calls',
  });
});

describe('the answer', () => {
  it('gives the code that belongs to our state and issuer', () => {
    expect(read(answer({ state: 'the-state', iss: ISSUER, code: 'abc' }))).toEqual({ code: 'abc' });
    expect(read(answer({ state: 'the-state', code: 'abc' }), false)).toEqual({ code: 'abc' });
  });

  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['no address', 'nothing'],
    ['of another address', answer({ state: 'the-state', iss: ISSUER, code: 'abc' }, 'https://evil.example/')],
    ['of another path', answer({ state: 'the-state', iss: ISSUER, code: 'abc' }, `${REDIRECT}other`)],
    ['with another state', answer({ state: 'another', iss: ISSUER, code: 'abc' })],
    ['without a state', answer({ iss: ISSUER, code: 'abc' })],
    ['with two states', `${answer({ state: 'the-state', iss: ISSUER, code: 'abc' })}&state=another`],
    [
      'of another issuer (RFC 9207)',
      answer({ state: 'the-state', iss: 'https://evil.example', code: 'abc' }),
    ],
    ['without the issuer that was promised', answer({ state: 'the-state', code: 'abc' })],
    ['with an error but another state', answer({ state: 'another', iss: ISSUER, error: 'access_denied' })],
  ])('%s is not used', (_, url) => {
    expect(read(url)).toEqual(foreign);
  });

  it('of a server that names itself though it did not promise to is checked too', () => {
    expect(read(answer({ state: 'the-state', iss: 'https://evil.example', code: 'abc' }), false)).toEqual(
      foreign,
    );
  });

  it.each([
    ['access_denied', 'access_denied'],
    ['<script>', '?'],
    ['Call +1 900 555 0100', '?'],
  ])('with the error %j says %j and no other text', (error, said) => {
    const url = answer({ state: 'the-state', iss: ISSUER, error, error_description: 'Long text' });
    expect(read(url)).toEqual({ failed: { key: 'errorSignInRefused', args: [said] } });
  });

  it('without a code, or with two, gives none', () => {
    const failed = { failed: { key: 'errorSignInServer', args: [] } };
    expect(read(answer({ state: 'the-state', iss: ISSUER }))).toEqual(failed);
    expect(read(`${answer({ state: 'the-state', iss: ISSUER, code: 'a' })}&code=b`)).toEqual(failed);
  });

  it('never gives a code for a state that is not ours, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (state) => {
        fc.pre(state !== ASKED.state);
        expect(read(answer({ state, iss: ISSUER, code: 'abc' }))).toEqual(foreign);
      }),
    );
  });
});
