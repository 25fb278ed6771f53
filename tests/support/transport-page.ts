// A page of the built extension that may reach this computer's servers, with lib/dial/one-shot.ts in it.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { build } from 'vite';
import type * as OneShot from '../../lib/dial/one-shot';
import type { CountingServer } from './counting-server';
import { approveHost, openOptions } from './extension';

/** How a dial is sent. */
export type Means = 'plain' | 'keyed' | 'stream' | 'openStream' | 'message';
type Dial = { means: Means; id: string; path: string; reused: boolean };
declare const transport: typeof OneShot;

export const ORIGINS = ['http://127.0.0.1/*', 'https://127.0.0.1/*'];

/**
 * The page and not the worker: where a streamed dial fails, Chromium 156 now and then loses its network
 * process, and stops the worker with it (docs/adr/0005). A page lives on and sees its request fail.
 */
export async function openTransportPage(browser: Browser): Promise<Page> {
  for (const origin of ORIGINS) await approveHost(browser, origin);
  const page = await openOptions(browser);
  const granted = await page.evaluate(`chrome.permissions.request(${JSON.stringify({ origins: ORIGINS })})`);
  if (!granted) throw new Error('The page may not reach the test servers');
  await loadTransport(page);
  return page;
}

/** Puts the built code into a page, as the global `transport`. */
export async function loadTransport(page: Page): Promise<void> {
  const entry = fileURLToPath(new URL('../../lib/dial/one-shot.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'transport' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  if (!Array.isArray(built) || !built[0]) throw new Error(`Nothing was built of ${entry}`);
  await page.evaluate(built[0].output[0].code.replace(/^var transport\b/m, 'globalThis.transport'));
}

/**
 * Sends one dial, once as far as our code goes; resolves to what the code is told: a status, or an error's
 * name.
 */
export async function dialFrom(page: Page, server: CountingServer, dial: Dial): Promise<string> {
  if (dial.means === 'message') return sendMessage(page, server, dial);
  if (dial.reused) await warmUp(page, server);
  return page.evaluate(
    async (url, id, means) => {
      const key = means === 'keyed' ? { 'idempotency-key': id } : null;
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key },
        body: JSON.stringify({ id }),
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
      } as const;
      try {
        const unclosed = new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode(init.body)),
        });
        const sent = { ...init, ...(means === 'openStream' ? { body: unclosed, duplex: 'half' } : null) };
        const response = await fetch(url, means === 'stream' ? transport.oneShot(init) : sent);
        await response.text();
        return String(response.status);
      } catch (error) {
        return (error as Error).name;
      }
    },
    server.url + dial.path,
    dial.id,
    dial.means,
  );
}

/** Leaves a connection that has served a request, in the pool of those without credentials. */
async function warmUp(page: Page, server: CountingServer): Promise<void> {
  await page.evaluate(async (url) => {
    await (await fetch(url, { cache: 'no-store', credentials: 'omit' })).text();
  }, `${server.url}/warm`);
}

/** Waits until requests go out: the browser's network process may just be starting again. */
export async function online(page: Page, server: CountingServer): Promise<void> {
  const reached = await page.evaluate(async (url) => {
    for (let tries = 0; tries < 200; tries++) {
      if (
        await fetch(url, { cache: 'no-store' }).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }, server.url);
  if (!reached) throw new Error('The browser reaches no server');
}

function sendMessage(page: Page, server: CountingServer, { id, path }: Dial): Promise<string> {
  return page.evaluate(
    (url, id) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => socket.send(JSON.stringify({ id }));
        socket.onmessage = () => resolve('message');
        socket.onclose = ({ code }) => resolve(`closed ${code}`);
      }),
    server.url.replace('http', 'ws') + path,
    id,
  );
}

export async function probeFrom(page: Page, url: string): Promise<string> {
  return page.evaluate((url) => transport.probeStreaming(new URL(url), {}, AbortSignal.timeout(20_000)), url);
}
