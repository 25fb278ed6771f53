// The least that a click can cost: a button in a page whose handler fetches, and a server that notes the arrival.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';

export type BareServer = Awaited<ReturnType<typeof startBareServer>>;

const ID = 'bare-fetch';

export async function startBareServer() {
  let arrived = (_: number): void => {};
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      arrived(performance.timeOrigin + performance.now());
      response.writeHead(202, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
      response.end('{}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** When the next request has been read. */
    arrival: () =>
      new Promise<number>((resolve) => {
        arrived = resolve;
      }),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A button that posts what a dial would post; as text, so that the browser asks no permission first. */
export async function addFetchButton(page: Page, url: string): Promise<void> {
  const order = { to: '+12125550123', callerId: '+12125550142', lineId: 'sales-west', context: {} };
  const init = { method: 'POST', body: JSON.stringify(order), cache: 'no-store', credentials: 'omit' };
  await page.evaluate(`{
    const button = document.createElement('button');
    button.id = '${ID}';
    button.textContent = 'Fetch';
    button.addEventListener('click', () => fetch('${url}', ${JSON.stringify(init)}));
    document.body.append(button);
  }`);
}

export async function pressFetch(page: Page): Promise<void> {
  await page.bringToFront();
  await page.click(`#${ID}`);
}
