// What can be known without a browser; tests/e2e/transport.test.ts holds what browsers do with it.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { oneShot, probeStreaming, streamingProblem } from '../../../lib/dial/one-shot';

let server: Server | null = null;
async function serve(listener: RequestListener): Promise<URL> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((ready) => started.listen(0, '127.0.0.1', ready));
  return new URL(`http://127.0.0.1:${(started.address() as AddressInfo).port}/check`);
}
afterEach(async () => {
  vi.unstubAllGlobals();
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(null)));
  server = null;
});
const signal = (): AbortSignal => AbortSignal.timeout(20_000);
const isStreamed = (init: RequestInit | undefined): boolean => init?.body instanceof ReadableStream;

/** A Request as Firefox makes it: `duplex` is not looked at, the stream becomes words. */
class RequestOfFirefox {
  headers = new Headers({ 'content-type': 'text/plain;charset=UTF-8' });
}
/** A fetch that answers by turns; null is a lost connection. */
function answering(streamed: (number | null)[], plain: number | null): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_: URL, init: RequestInit) => {
    asked.push(isStreamed(init) ? 'streamed' : 'plain');
    const status = isStreamed(init) ? streamed.shift() : plain;
    if (typeof status !== 'number') throw new TypeError('Failed to fetch');
    return new Response(null, { status });
  });
  return asked;
}

describe('a one-shot request', () => {
  it('carries the whole body in a stream, and goes to one place', async () => {
    const init = oneShot({ body: '{"to":"東京"}', headers: { authorization: 'Bearer t' }, cache: 'default' });
    expect(init).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      duplex: 'half',
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
    });
    expect(await new Response(init.body).text()).toBe('{"to":"東京"}');
  });

  it('keeps the method and the signal', () => {
    const { signal } = new AbortController();
    expect(oneShot({ method: 'PUT', body: '', signal })).toMatchObject({ method: 'PUT', signal });
  });

  it('arrives whole', async () => {
    const arrived: string[] = [];
    const url = await serve(async (request, response) => {
      for await (const chunk of request) arrived.push(String(chunk));
      response.end('{}');
    });
    expect((await fetch(url, oneShot({ body: '{"a":1}' }))).status).toBe(200);
    expect(arrived.join('')).toBe('{"a":1}');
  });

  it('is never made where the stream would be sent as words', () => {
    vi.stubGlobal('Request', RequestOfFirefox);
    expect(() => oneShot({ body: '{}' })).toThrow(/no streamed bodies/);
  });
});

describe('the probe', () => {
  const URL_OF_SERVICE = new URL('https://service.example/check');

  it.each([
    ['a success', [200], 200, 'streams', ['streamed']],
    ['the same refusal of both', [401], 401, 'streams', ['streamed', 'plain']],
    ['a connection that failed once', [null, 200], 200, 'streams', ['streamed', 'plain', 'streamed']],
    ['only the plain one', [null, null], 200, 'http1', ['streamed', 'plain', 'streamed']],
    ['only the plain one, refused', [null, null], 401, 'http1', ['streamed', 'plain', 'streamed']],
    ['a server that wants a length', [411, 411], 200, 'http1', ['streamed', 'plain', 'streamed']],
    ['a server that finds no body', [400, 400], 200, 'http1', ['streamed', 'plain', 'streamed']],
    ['neither', [null], null, 'unreachable', ['streamed', 'plain']],
  ] as const)('where %s comes back: %s, %s → %s', async (_, streamed, plain, found, asked) => {
    const seen = answering([...streamed], plain);
    expect(await probeStreaming(URL_OF_SERVICE, {}, signal())).toBe(found);
    expect(seen).toEqual(asked);
  });

  it('asks nothing where the browser knows no streams', async () => {
    const asked = answering([200], 200);
    vi.stubGlobal('Request', RequestOfFirefox);
    expect(await probeStreaming(URL_OF_SERVICE, {}, signal())).toBe('unsupported');
    expect(asked).toEqual([]);
  });

  it('that ran out of time does not blame the protocol', async () => {
    const giveUp = new AbortController();
    vi.stubGlobal('fetch', async (_: URL, init: RequestInit) => {
      if (isStreamed(init)) throw new TypeError('Failed to fetch');
      giveUp.abort();
      return new Response(null, { status: 200 });
    });
    expect(await probeStreaming(URL_OF_SERVICE, {}, giveUp.signal)).toBe('unreachable');
  });

  it('finds a real server that wants a length', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.headers['content-length'] ? 200 : 411;
      request.resume().on('end', () => response.end());
    });
    expect(await probeStreaming(url, { body: '{"number":"x"}' }, signal())).toBe('http1');
  });
});

describe('the reason', () => {
  it.each([
    ['streams', undefined],
    ['http1', 'errorNoOneShot'],
    ['unsupported', 'errorNoStreams'],
    ['unreachable', 'errorServiceUnreachable'],
  ] as const)('for %s', (streaming, key) => {
    expect(streamingProblem(streaming)?.key).toBe(key);
  });
});
