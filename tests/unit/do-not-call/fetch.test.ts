import { describe, expect, it } from 'vitest';
import { fetchList } from '../../../lib/do-not-call/fetch';
import { MAX_LIST_BYTES } from '../../../lib/do-not-call/list';
import { doNotCallFile } from '../../../scripts/do-not-call-file';

const FILE = doNotCallFile(['+12125550123'], new Date('2026-11-20T08:00:00Z'), 'ab'.repeat(16));
const URL = 'https://files.example.com/list';

async function fetched(answer: () => Response, etag: string | null = null, token: string | null = null) {
  const seen: RequestInit[] = [];
  const fetch = (async (_, init) => {
    seen.push(init ?? {});
    return answer();
  }) as typeof globalThis.fetch;
  return { result: await fetchList({ url: URL, token, fetch }, etag), init: seen[0] };
}
const failure = (key: string, ...args: string[]) => ({ got: 'failed', note: { key, args } });

describe('the list is fetched', () => {
  it('with the ETag of the one that is here, and without cookies or redirects', async () => {
    const { result, init } = await fetched(() => new Response(FILE, { headers: { etag: '"2"' } }), '"1"');
    expect(result).toMatchObject({ got: 'new', etag: '"2"', list: { header: { count: 1 } } });
    expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' });
    expect(init?.headers).toEqual({ 'if-none-match': '"1"' });
  });

  it('with the token where there is one', async () => {
    expect((await fetched(() => new Response(FILE), null, 't')).init?.headers).toEqual({
      authorization: 'Bearer t',
    });
  });

  it('and is the same when the server says so', async () => {
    expect((await fetched(() => new Response(null, { status: 304 }), '"1"')).result).toEqual({ got: 'same' });
  });

  it.each<[string, () => Response, ReturnType<typeof failure>]>([
    ['304 to one who has none', () => new Response(null, { status: 304 }), failure('listHttp', '304')],
    ['an error', () => new Response('no', { status: 404 }), failure('listHttp', '404')],
    ['a sign-in page', () => new Response('<html>'), failure('listWrongShape')],
    ['half of it', () => new Response(FILE.slice(0, -3)), failure('listWrongLength')],
    [
      'too much',
      () => new Response(FILE, { headers: { 'content-length': String(MAX_LIST_BYTES + 1) } }),
      failure('listTooLarge'),
    ],
    [
      'nothing',
      () => {
        throw new TypeError('Failed to fetch');
      },
      failure('listUnreachable'),
    ],
  ])('%s is a failure with a reason', async (_, answer, expected) => {
    expect((await fetched(answer)).result).toEqual(expected);
  });
});
