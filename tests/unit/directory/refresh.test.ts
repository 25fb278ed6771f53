import { describe, expect, it } from 'vitest';
import { MAX_DIRECTORY_LENGTH } from '../../../lib/directory/read';
import { fetchDirectory } from '../../../lib/directory/refresh';
import { exampleJson, isAreaCode, smallJson } from '../../support/unit-directory';

const URL = 'https://gateway.example.com/v1/directory';

/** Asks a server that gives this answer, and notes what it was asked. */
async function ask(answer: () => Response, etag: string | null = null) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fake = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    requests.push({ url: String(url), init });
    return answer();
  };
  const fetched = await fetchDirectory({ url: URL, fetch: fake as typeof fetch }, etag, isAreaCode);
  return { fetched, requests, headers: (requests[0]?.init.headers ?? {}) as Record<string, string> };
}
const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    new Response(JSON.stringify(body), init);

describe('answers of a directory server', () => {
  it('304: what we have is current', async () => {
    const { fetched, headers } = await ask(() => new Response(null, { status: 304 }), '"v7"');
    expect(fetched).toEqual({ got: 'same' });
    expect(headers['if-none-match']).toBe('"v7"');
  });

  it('200: the new one with its ETag and problems', async () => {
    const { fetched } = await ask(json(exampleJson(), { headers: { etag: '"v8"' } }), '"v7"');
    expect(fetched).toMatchObject({
      got: 'new',
      etag: '"v8"',
      reading: { directory: { account: { id: 'example' } }, problems: [{}, {}] },
    });
  });

  it('200 without an ETag', async () => {
    expect((await ask(json(smallJson()))).fetched).toMatchObject({ got: 'new', etag: null });
  });

  it.each<[string, () => Response, object]>([
    ['401: sign in again', json({}, { status: 401 }), { key: 'accessSignIn', args: [] }],
    ['403', json({}, { status: 403 }), { key: 'errorDirectoryHttp', args: ['403'] }],
    ['404', json({}, { status: 404 }), { key: 'errorDirectoryHttp', args: ['404'] }],
    ['500', json({}, { status: 500 }), { key: 'errorDirectoryHttp', args: ['500'] }],
  ])('%s', async (_, answer, note) => {
    expect((await ask(answer)).fetched).toEqual({ got: 'failed', note });
  });

  it.each<[string, () => Response]>([
    [
      'no network',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    [
      'the connection breaks in the middle of the document',
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError('reset')) })),
    ],
  ])('%s', async (_, answer) => {
    expect((await ask(answer)).fetched).toEqual({
      got: 'failed',
      note: { key: 'errorDirectoryUnreachable', args: [] },
    });
  });

  it.each<[string, () => Response, string]>([
    ['a sign-in page', () => new Response('<html>Sign in</html>'), 'problemNotJson'],
    ['a later version', json(smallJson({ version: 2 })), 'problemWrongVersion'],
    [
      'a document announced as too large, which is not read',
      () =>
        new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('was read')) }), {
          headers: { 'content-length': String(MAX_DIRECTORY_LENGTH + 1) },
        }),
      'problemTooLarge',
    ],
  ])('%s is a broken directory', async (_, answer, key) => {
    expect((await ask(answer)).fetched).toEqual({
      got: 'failed',
      note: { key: 'errorDirectoryBroken', args: [{ key, args: [] }] },
    });
  });
});

describe('the request', () => {
  it('carries no token of its own, follows no redirect and uses no cookies or cache', async () => {
    const { requests, headers } = await ask(json(smallJson()));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe(URL);
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('if-none-match');
    expect(requests[0]?.init).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'omit' });
  });
});
