// The administrator's do-not-call list, from a policy's address to the card.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doNotCallFile } from '../../scripts/do-not-call-file';
import { openOptions } from '../support/extension';
import { canWritePolicy, setPolicy } from '../support/policy';
import { openCard, type Stage, startStage } from '../support/stage';

describe.skipIf(!canWritePolicy())('a do-not-call list', () => {
  let stage: Stage;
  let server: Server;
  const served: { file: Uint8Array | null; version: number; statuses: number[] } = {
    file: null,
    version: 0,
    statuses: [],
  };
  const serve = (numbers: string[], asOf = new Date()): void => {
    served.file = doNotCallFile(numbers, asOf, `${++served.version}`.padStart(32, '0'));
  };

  beforeAll(async () => {
    server = createServer(({ headers }, response) => {
      const etag = `"${served.version}"`;
      const status = served.file === null ? 404 : headers['if-none-match'] === etag ? 304 : 200;
      served.statuses.push(status);
      response.writeHead(status, { etag });
      response.end(status === 200 ? served.file : undefined);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    setPolicy({ doNotCallUrl: `http://127.0.0.1:${port}/list`, callingHours: 'off' });
    try {
      stage = await startStage();
      await untilListed(({ policy }) =>
        policy.some(({ key, source }) => key === 'doNotCallUrl' && source === 'policy'),
      );
    } catch (error) {
      setPolicy(null);
      throw error;
    }
  });
  afterAll(async () => {
    setPolicy(null);
    await stage?.close();
    server?.closeAllConnections();
    server?.close();
  });

  type Status = {
    policy: { key: string; source: string }[];
    doNotCall: { count: number | null; failed: string | null } | null;
  };
  /** Asks for the list now, as its schedule will, until what is known of it is so. */
  async function untilListed(enough: (status: Status) => boolean): Promise<void> {
    const page = await openOptions(stage.browser);
    const ask = (name: string): Promise<unknown> =>
      page.evaluate(`chrome.runtime.sendMessage({ name: '${name}', input: {} })`);
    for (let tries = 0; ; tries++) {
      await ask('directory.refresh');
      const { value } = (await ask('status.get')) as { value: Status };
      if (enough(value)) break;
      if (tries > 80) throw new Error(`The list did not come: ${JSON.stringify(value.doNotCall)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    await page.close();
  }
  const withCard = async (
    number: string,
    use: (card: Awaited<ReturnType<typeof openCard>>) => Promise<void>,
  ): Promise<void> => {
    const page = await stage.pageWith([number]);
    await use(await openCard(page, '#n0', number));
    await page.close();
  };

  it('that never came lets nobody be called; the card that says so lets them be called when it comes', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('blocked', /The do-not-call list has not been loaded/);
    serve(['+12075550123']);
    await untilListed(({ doNotCall }) => doNotCall?.count === 1);
    await page.bringToFront();
    await card.waitForText('shown', /^\(212\)/);
    await page.close();
  });

  it('refuses who is on it: on the card, and to a content script that was taken over', async () => {
    await withCard('207-555-0123', async (card) => {
      await card.waitForText('blocked', 'Not called. This contact is on the do-not-call list.');
      expect(await card.read('call')).toBeNull();
    });
    const page = await stage.pageWith(['212-555-0123']);
    const realm = page.extensionRealms()[0];
    const before = stage.gateway.dialRequests().length;
    for (const decisionId of [
      '+12075550123~~sales-west~~doNotCall',
      '+12075550123~~sales-west~+16035550142',
    ]) {
      const order = { decisionId, text: '207-555-0123', lineId: 'sales-west', again: true };
      const input = { ...order, attemptId: randomUUID(), pressedAt: Date.now() };
      expect(
        await realm?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name: 'call.place', input })})`),
      ).toMatchObject({ ok: true, value: { changed: { outcome: 'block' } } });
    }
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });

  it('is asked for by its ETag', async () => {
    const asked = served.statuses.length;
    await untilListed(() => true);
    expect(served.statuses.slice(asked)).toEqual([304]);
  });

  it('that breaks or goes away leaves the last good one, and the settings say so', async () => {
    for (const file of [new Uint8Array(Buffer.from('<html>Sign in</html>')), null]) {
      served.version++;
      served.file = file;
      await untilListed(({ doNotCall }) => doNotCall?.failed !== null);
      await withCard('207-555-0123', async (card) => {
        await card.waitForText('blocked', /is on the do-not-call list/);
      });
      await withCard('212-555-0123', async (card) => {
        await card.waitFor('call');
      });
    }
    const options = await openOptions(stage.browser);
    await options.waitForSelector('[data-t="do-not-call"]');
    expect(await options.$eval('[data-t="do-not-call"]', (line) => line.textContent)).toMatch(
      /^Do-not-call list of .*; numbers on it: 1\. The do-not-call list’s server answered 404\.$/,
    );
    await options.close();
  });

  it('that is older than may be relied on lets nobody be called', async () => {
    serve(['+12075550123'], new Date(Date.now() - 32 * 24 * 3600_000));
    await untilListed(({ doNotCall }) => doNotCall?.failed === null);
    await withCard('212-555-0123', async (card) => {
      await card.waitForText('blocked', /The do-not-call list is out of date/);
    });
  });
});
