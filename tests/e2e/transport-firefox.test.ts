// Firefox re-sends a POST too, up to ten times, and knows no streamed bodies: there only a key or a message
// is one call.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/browser';
import { selfSigned } from '../support/certificate';
import { type CountingServer, type Protocol, startCountingServer } from '../support/counting-server';
import { grantHosts, launchFirefox, openExtensionPage } from '../support/firefox';
import { dialFrom, loadTransport, ORIGINS, probeFrom } from '../support/transport-page';

const firefox = findFirefox();
if (!firefox) console.log('Skipped: there is no Firefox here, and none could be installed.');

describe.skipIf(!firefox)('in Firefox', () => {
  const identity = selfSigned();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchFirefox(firefox ?? '', { acceptInsecureCerts: true });
    page = await openExtensionPage(browser, 'options.html', '[data-t="service"]');
    await grantHosts(page, ORIGINS);
    await loadTransport(page);
  });
  afterAll(() => browser?.close());

  const withServer = async (protocol: Protocol, use: (server: CountingServer) => Promise<void>) => {
    const server = await startCountingServer(protocol, identity);
    await use(server).finally(() => server.close());
  };

  it.each([
    ['http', 'rst'],
    ['https', 'fin'],
    ['h2', 'reset'],
    ['h2', 'refuse'],
    ['h2', '408'],
    ['h2', '421'],
  ] as const)('%s, %s: a POST is sent again, and is one call with a key', async (protocol, fault) => {
    await withServer(protocol, async (server) => {
      const dial = { path: `/dial/${fault}`, reused: true };
      await dialFrom(page, server, { ...dial, means: 'plain', id: 'plain' });
      await dialFrom(page, server, { ...dial, means: 'keyed', id: 'keyed' });
      console.log(`Firefox, ${protocol}, ${fault}: ${server.arrivals('plain').length} requests`);
      expect(server.calls('plain'), 'Firefox has changed: see docs/adr/0005').toBeGreaterThanOrEqual(2);
      expect(server.calls('keyed')).toBe(1);
    });
  });

  it.each(['', '/rst', '/fin'])('a WebSocket message is sent once: %s', async (fault) => {
    await withServer('http', async (server) => {
      await dialFrom(page, server, { means: 'message', id: 'message', path: `/dial${fault}`, reused: false });
      expect(server.calls('message')).toBe(1);
    });
  });

  it('the probe says that streams are not known, and nothing is sent', async () => {
    await withServer('h2', async (server) => {
      expect(await probeFrom(page, `${server.url}/check`)).toBe('unsupported');
      const path = '/dial';
      const dial = dialFrom(page, server, { means: 'stream', id: 'stream', path, reused: false });
      expect(await dial).toBe('Error');
      expect(server.total()).toBe(0);
    });
  });
});
