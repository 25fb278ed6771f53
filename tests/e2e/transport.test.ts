// One dial, one call, whatever becomes of the connection: docs/adr/0005. The server counts.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Identity, selfSigned } from '../support/certificate';
import type { Fault } from '../support/connection-faults';
import { type CountingServer, type Protocol, startCountingServer } from '../support/counting-server';
import { launchWithExtension } from '../support/extension';
import { dialFrom, type Means, online, openTransportPage, probeFrom } from '../support/transport-page';

let identity: Identity;
let browser: Browser;
let page: Page;
let standby: CountingServer;
beforeAll(async () => {
  identity = selfSigned();
  browser = await launchWithExtension({ args: [identity.chromiumFlag] });
  page = await openTransportPage(browser);
  standby = await startCountingServer('http', identity);
});
beforeEach(() => online(page, standby));
afterAll(async () => {
  await browser?.close();
  await standby?.close();
  console.log(`One dial each, in this Chromium:\n${measured.join('\n')}`);
});

type Row = { protocol: Protocol; reused: boolean; fault: Fault | null; once: boolean };
type Counted = { requests: number; calls: number; told: string };
const measured: string[] = [];
let dials = 0;

/** One dial to a server of its own, so that `reused` is known. */
async function dial(means: Means, { protocol, reused, fault, once }: Row): Promise<Counted> {
  const server = await startCountingServer(protocol, identity);
  try {
    const id = `dial-${++dials}`;
    const path = `/dial${fault ? `/${fault}${once ? '/once' : ''}` : ''}`;
    const told = await dialFrom(page, server, { means, id, path, reused });
    const arrivals = server.arrivals(id);
    if (arrivals[0] && means !== 'message')
      expect(arrivals[0].reused, 'the connection is reused').toBe(reused);
    const counted = { requests: arrivals.length, calls: server.calls(id), told };
    measured.push(
      `${means}\t${rowName({ protocol, reused, fault, once })}\t${Object.values(counted).join('\t')}`,
    );
    return counted;
  } finally {
    await server.close();
  }
}

const rowName = ({ protocol, reused, fault, once }: Row): string =>
  `${protocol}, ${reused ? 'reused' : 'fresh'} connection, ${fault ?? 'no fault'}${once ? ' once' : ''}`;
const rows = (protocols: Protocol[], reused: boolean, faults: (Fault | null)[], once = false): Row[] =>
  protocols.flatMap((protocol) => faults.map((fault) => ({ protocol, reused, fault, once })));
const named = (all: Row[]): [string, Row][] => all.map((row) => [rowName(row), row]);

const DROPS: Fault[] = ['rst', 'fin'];
const DROPS_OF_H2: Fault[] = [...DROPS, 'destroy', 'goaway', 'refuse'];
/** Where Chromium 156 sends a plain POST again by itself. */
const RESENT: Row[] = [
  ...rows(['http', 'https'], true, [...DROPS, '408']),
  ...rows(['h2'], true, [...DROPS_OF_H2, 'downgrade']),
  ...rows(['http', 'https', 'h2'], false, ['421']),
  ...rows(['h2'], false, ['downgrade']),
];
/** Where it does not. */
const SENT_ONCE: Row[] = [
  ...rows(['http', 'https', 'h2'], false, [null, ...DROPS, '307', '401', '408']),
  ...rows(['http', 'https', 'h2'], true, [null, '307', '401']),
  ...rows(['h2'], false, ['destroy', 'goaway', 'refuse', 'reset']),
  ...rows(['h2'], true, ['reset', '408']),
];
const ONLY_FIRST_FAILS = rows(['http', 'https', 'h2'], true, DROPS, true);

describe('a plain POST', () => {
  it.each(named(RESENT))('is sent again: %s', async (_, row) => {
    const { requests, calls } = await dial('plain', row);
    expect(requests, 'Chromium has changed: see docs/adr/0005').toBeGreaterThanOrEqual(2);
    expect(calls).toBe(requests);
  });

  it.each(named(SENT_ONCE))('is sent once: %s', async (_, row) => {
    expect(await dial('plain', row)).toMatchObject({ requests: 1, calls: 1 });
  });

  it.each(named(ONLY_FIRST_FAILS))('is two calls, and the code is told 200: %s', async (_, row) => {
    expect(await dial('plain', row)).toEqual({ requests: 2, calls: 2, told: '200' });
  });
});

describe('with a key', () => {
  it.each(named([...RESENT, ...ONLY_FIRST_FAILS]))(
    'any number of requests is one call: %s',
    async (_, row) => {
      const { requests, calls } = await dial('keyed', row);
      expect(requests).toBeGreaterThanOrEqual(1);
      expect(calls).toBe(1);
    },
  );
});

describe('a streamed body', () => {
  const faults: (Fault | null)[] = [null, ...DROPS_OF_H2, 'reset', 'downgrade', '307', '401', '408', '421'];
  const all = [
    ...rows(['h2'], true, faults),
    ...rows(['h2'], false, faults),
    ...rows(['h2'], true, [...DROPS_OF_H2, 'downgrade', '421'], true),
  ];
  it.each(named(all))('is sent once: %s', async (_, row) => {
    const { requests, calls, told } = await dial('stream', row);
    expect({ requests, calls }).toEqual({ requests: 1, calls: 1 });
    if (!row.fault) expect(told).toBe('200');
    // Nothing that failed is told as a success.
    else expect(told).not.toBe('200');
  });

  it.each(named([...rows(['http', 'https'], false, [null]), ...rows(['http', 'https'], true, [null])]))(
    'is not sent at all: %s',
    async (_, row) => {
      expect(await dial('stream', row)).toEqual({ requests: 0, calls: 0, told: 'TypeError' });
    },
  );
});

describe('a stream that is still open', () => {
  it('is sent again: the one-shot body is closed at once', async () => {
    const server = await startCountingServer('h2', identity);
    const dial = { means: 'openStream', id: 'open', path: '/start/destroy', reused: true } as const;
    await dialFrom(page, server, dial).finally(() => server.close());
    expect(server.calls('open'), 'Chromium has changed: see docs/adr/0005').toBeGreaterThanOrEqual(2);
  });
});

describe('a WebSocket message', () => {
  it.each(named(rows(['http', 'https', 'h2'], false, [null, ...DROPS])))(
    'is sent once: %s',
    async (_, row) => {
      const { requests, calls, told } = await dial('message', row);
      expect({ requests, calls }).toEqual({ requests: 1, calls: 1 });
      expect(told).toBe(row.fault ? 'closed 1006' : 'message');
    },
  );
});

describe('the probe', () => {
  const withServer = async (protocol: Protocol, use: (server: CountingServer) => Promise<void>) => {
    const server = await startCountingServer(protocol, identity);
    await use(server).finally(() => server.close());
  };

  it.each([
    ['http', 'http1'],
    ['https', 'http1'],
    ['h2', 'streams'],
  ] as const)('of %s finds %s, and places no call', async (protocol, found) => {
    await withServer(protocol, async (server) => {
      expect(await probeFrom(page, `${server.url}/v1/check`)).toBe(found);
      expect(server.total()).toBe(0);
    });
  });

  it('finds a server that streams, whatever it answers', async () => {
    await withServer('h2', async (server) => {
      for (const status of [401, 408])
        expect(await probeFrom(page, `${server.url}/answer/${status}`), String(status)).toBe('streams');
    });
  });

  it('of a port where nobody listens finds that', async () => {
    await withServer('h2', async (server) => {
      const { url } = server;
      await server.close();
      expect(await probeFrom(page, url)).toBe('unreachable');
    });
  });
});
