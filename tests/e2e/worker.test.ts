// The worker can be stopped at any moment, and any message may be forged.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCrm } from '../crm/server';
import { waitForMarks } from '../support/card';
import { addSite, EXTENSION_ID, openOptions } from '../support/extension';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => endCalls(stage.gateway, stage.browser));
afterAll(() => stage?.close());

async function killWorker(): Promise<void> {
  const target = stage.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
  // The session may end with the worker before the driver has let go of it.
  await (await target?.worker())?.close().catch(() => undefined);
}

describe('a worker that is stopped', () => {
  it('before the press changes nothing: one call', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const before = stage.gateway.placed().length;
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitFor('call');
    await killWorker();
    await card.call();
    await card.waitFor('hang-up');
    expect(stage.gateway.placed().length - before).toBe(1);
    await page.close();
  });

  it('while the request is under way ends in a known state, and is never sent again', async () => {
    const page = await stage.pageWith(['646-555-0123']);
    const before = stage.gateway.dialRequests().length;
    stage.gateway.failNext('/v1/dial', { hang: true });
    const card = await openCard(page, '#n0', '646-555-0123');
    await card.call();
    await card.until('the request has arrived', async () => stage.gateway.dialRequests().length > before);
    await killWorker();
    await card.until('not known', async () => (await card.read('attempt'))?.state === 'unknown');
    await card.waitForText('message', /cannot tell whether this call was placed/);
    await card.click('check');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stage.gateway.dialRequests().length - before).toBe(1);
    expect(stage.gateway.placed().filter(({ body }) => body.to === '+16465550123')).toEqual([]);
    await page.close();
  });

  it('and a journal that the browser deleted during a call: a press finds the call again, and dials no other', async () => {
    const page = await stage.pageWith(['218-555-0123']);
    const card = await openCard(page, '#n0', '218-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const before = stage.gateway.placed().length;
    const options = await openOptions(stage.browser);
    await options.evaluate(`new Promise((resolve) => {
      const asked = indexedDB.open('neardial');
      asked.onsuccess = () => {
        const change = asked.result.transaction('attempts', 'readwrite');
        change.objectStore('attempts').clear();
        change.oncomplete = () => resolve(asked.result.close());
      };
    })`);
    await options.close();
    await page.keyboard.press('Escape');
    const again = await openCard(page, '#n0', '218-555-0123');
    await again.call();
    await again.waitFor('hang-up');
    expect(stage.gateway.placed().length).toBe(before);
    await page.close();
  });

  it('with its alarm lost makes it again while a call is open', async () => {
    const page = await stage.pageWith(['217-555-0123']);
    const card = await openCard(page, '#n0', '217-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    const options = await openOptions(stage.browser);
    const alarm = () =>
      options.evaluate(`chrome.alarms.get('open-calls').then((found) => found?.name ?? null)`);
    expect(await alarm()).toBe('open-calls');
    await options.evaluate('chrome.alarms.clearAll()');
    expect(await alarm()).toBeNull();
    await killWorker();
    await options.evaluate(`chrome.runtime.sendMessage({ name: 'calls.recent', input: {} })`);
    await card.until('the alarm', async () => (await alarm()) === 'open-calls');
    await options.close();
    await page.close();
  });

  it('during a call finds the call again', async () => {
    const page = await stage.pageWith(['207-555-0123']);
    const card = await openCard(page, '#n0', '207-555-0123');
    await card.call();
    await card.waitFor('hang-up');
    await killWorker();
    stage.gateway.move(stage.gateway.placed().at(-1)?.attemptId ?? '', 'connected');
    await card.waitForText('state', /^Connected/);
    await page.close();
  });
});

describe('a worker without a network', () => {
  it('refuses the press with the reason, and dials nothing when the network is back', async () => {
    const page = await stage.pageWith(['213-555-0123']);
    const card = await openCard(page, '#n0', '213-555-0123');
    await card.waitFor('call');
    const target = await stage.browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID),
    );
    const session = await target.createCDPSession();
    await session.send('Network.enable');
    const network = (offline: boolean) =>
      session.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    const before = stage.gateway.dialRequests().length;
    await network(true);
    await card.call();
    await card.waitForText('message', /^Not called\./);
    expect((await card.read('attempt'))?.state).toBe('rejected');
    await network(false);
    await session.detach();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(stage.gateway.dialRequests().length).toBe(before);
    await page.close();
  });
});

describe('a message', () => {
  it('from a content script that was taken over gets nothing it may not have', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const realm = page.extensionRealms()[0];
    const send = (message: unknown): Promise<unknown> =>
      realm?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`) ??
      Promise.reject(new Error('no realm'));
    for (const name of [
      'status.get',
      'service.connect',
      'service.disconnect',
      'calls.recent',
      'calls.running',
      'sites.add',
      'sites.switch',
      'log.keep',
      'directory.refresh',
    ])
      expect(
        await send({ name, input: { url: 'https://evil.example', address: 'https://evil.example' } }),
      ).toEqual({
        ok: false,
        refused: 'notAllowed',
      });
    for (const message of [
      null,
      7,
      'call.place',
      { name: 'toString' },
      { name: '__proto__' },
      { name: ['call.place'] },
    ])
      expect(await send(message)).toEqual({ ok: false, refused: 'badInput' });
    const order = {
      attemptId: crypto.randomUUID(),
      decisionId: 'forged',
      text: '212-555-0123',
      lineId: 'sales-west',
      again: false,
      pressedAt: Date.now(),
    };
    expect(await send({ name: 'call.place', input: { ...order, callerId: '+19005550100' } })).toEqual({
      ok: false,
      refused: 'badInput',
    });
    const before = stage.gateway.dialRequests().length;
    expect(await send({ name: 'call.place', input: order })).toMatchObject({
      ok: true,
      value: { changed: {} },
    });
    expect(stage.gateway.dialRequests().length).toBe(before);
    expect(await realm?.evaluate('chrome.storage.local.get().catch((error) => error.message)')).toMatch(
      /not allowed/,
    );
    await page.close();
  });

  it('forged a hundred times in a second is a few calls a minute, also of a worker that was stopped', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const realm = page.extensionRealms()[0];
    // Refused at once, so that the limit of calls at a time is not what stops them.
    for (let i = 0; i < 10; i++) stage.gateway.failNext('/v1/dial', { status: 422 });
    const before = stage.gateway.dialRequests().length;
    const forge = (from: number, to: number, how: 'at once' | 'one by one') =>
      realm?.evaluate(`(async () => {
        const send = (name, input) => chrome.runtime.sendMessage({ name, input });
        const numbers = Array.from({ length: ${to - from} }, (_, i) => '212-555-0' + (${from} + i));
        const forgeOne = async (text) => {
          const { value: seen } = await send('call.preview', { text });
          const { decisionId, lineId } = seen;
          const order = { attemptId: crypto.randomUUID(), decisionId, text, lineId, again: true, pressedAt: Date.now() };
          const { value } = await send('call.place', order);
          return 'attempt' in value ? value.attempt.state : (value.note ?? value.notReady);
        };
        if ('${how}' === 'at once') return Promise.all(numbers.map(forgeOne));
        const all = [];
        for (const text of numbers) all.push(await forgeOne(text));
        return all;
      })()`) as Promise<string[]>;
    const tooMany = /Too many calls were started from this page/;
    expect(await forge(100, 199, 'at once')).toContainEqual(expect.stringMatching(tooMany));
    await killWorker();
    // What was refused for other reasons only the worker that is gone had counted.
    expect((await forge(200, 220, 'one by one')).at(-1)).toMatch(tooMany);
    await killWorker();
    const after = await forge(300, 320, 'one by one');
    expect(after).toHaveLength(20);
    for (const one of after) expect(one).toMatch(tooMany);
    expect(stage.gateway.dialRequests().length - before).toBe(10);
    // Who really wants to call sees how long it takes, and why.
    const card = await openCard(page, '#n0', '212-555-0123');
    await card.waitForText('call', /^Call in \d+ s$/);
    await card.waitForText('wait', /^Too many calls/);
    await page.close();
  });

  it('from frames, tabs and the popup at once, for one number, is one call', async () => {
    const page = await stage.pageWith([]);
    stage.crm.add('/frame', '<!doctype html><p>212-555-0177</p>');
    await page.evaluate(`document.body.innerHTML = '<p>212-555-0177</p><iframe src="/frame"></iframe>'`);
    const second = await stage.pageWith([]);
    const popup = await openOptions(stage.browser);
    const frame = await page.waitForFrame((one) => one.url().endsWith('/frame'));
    const realmOf = async (of: typeof frame) => {
      for (let tries = 0; tries < 200 && of.extensionRealms().length === 0; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return of.extensionRealms()[0];
    };
    const places = [
      await realmOf(page.mainFrame()),
      await realmOf(frame),
      await realmOf(second.mainFrame()),
      popup,
    ];
    const before = stage.gateway.dialRequests().length;
    const ids = await Promise.all(
      places.map((place) =>
        place?.evaluate(`(async () => {
          const send = (name, input) => chrome.runtime.sendMessage({ name, input });
          const text = '212-555-0177';
          const { value: { decisionId, lineId } } = await send('call.preview', { text });
          const order = { attemptId: crypto.randomUUID(), decisionId, text, lineId, again: false, pressedAt: Date.now() };
          return (await send('call.place', order)).value.attempt.id;
        })()`),
      ),
    );
    expect(ids).toHaveLength(4);
    // To a page, a call that the popup placed has no id.
    expect(new Set(ids.filter((id) => id !== '')).size).toBe(1);
    expect(stage.gateway.dialRequests().length - before).toBe(1);
    for (const one of [page, second, popup]) await one.close();
  });

  it('from a page learns nothing of a call of another site but that there is one, and changes nothing of it', async () => {
    const other = await startCrm();
    await addSite(stage.browser, other.url);
    const page = await stage.pageWith(['603-555-0133']);
    other.add(
      '/test',
      '<!doctype html><html lang="en"><body style="padding-bottom:900px"><p id="n0">603-555-0133</p></body></html>',
    );
    const card = await openCard(page, '#n0', '603-555-0133');
    await card.call();
    await card.waitFor('hang-up');
    const id = stage.gateway.placed().at(-1)?.attemptId ?? '';
    const tab = await stage.browser.newPage();
    await tab.goto(`${other.url}/test`);
    await waitForMarks(tab, 1);
    const asOther = (name: string, input: object): Promise<unknown> =>
      tab.extensionRealms()[0]?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`) ??
      Promise.reject(new Error('no realm'));
    const preview = await asOther('call.preview', { text: '603-555-0133' });
    expect(preview).toMatchObject({ ok: true, value: { attempt: { id: '', canHangUp: false, name: null } } });
    expect(JSON.stringify(preview)).not.toContain(id);
    const nothing = { ok: true, value: null };
    for (const name of ['attempt.get', 'attempt.check', 'attempt.report', 'attempt.leave'])
      expect(await asOther(name, { id }), name).toEqual(nothing);
    expect(await asOther('attempt.reportSpam', { id, isSpam: true })).toEqual(nothing);
    expect(await asOther('attempt.wrapUp', { id, outcome: 'other', note: 'forged' })).toEqual(nothing);
    expect(await asOther('attempt.hangUp', { id })).toMatchObject({ value: { failed: expect.any(String) } });
    const paths = stage.gateway.log.flatMap((entry) => (entry.kind === 'request' ? entry.path : []));
    expect(paths.filter((path) => /hang/.test(path) && path.includes(id))).toEqual([]);
    // The agent sees that the number is being called, there too, until it is not.
    const there = await openCard(tab, '#n0', '603-555-0133');
    await there.waitForText('message', /^This call was started from another site/);
    expect(await there.read('hang-up')).toBeNull();
    await page.bringToFront();
    await card.click('hang-up');
    await card.waitFor('wrap-up');
    await there.waitFor('call');
    await Promise.all([page.close(), tab.close(), other.close()]);
  });

  it('asks the service for a page only so often; our own pages are not counted', async () => {
    const page = await stage.pageWith(['603-555-0144']);
    const asked = (): number =>
      stage.gateway.log.filter((entry) => entry.kind === 'request' && entry.path === '/v1/checks').length;
    const before = asked();
    const many = (from: number): string => `(async () => {
      const ask = (i) => chrome.runtime.sendMessage({ name: 'call.preview', input: { text: '603-555-0' + (${from} + i), withCheck: true } });
      return Promise.all(Array.from({ length: 50 }, async (_, i) => (await ask(i)).value.isChecking));
    })()`;
    expect(await page.extensionRealms()[0]?.evaluate(many(200))).toEqual(Array(50).fill(false));
    expect(asked() - before).toBeLessThanOrEqual(30);
    const between = asked();
    const options = await openOptions(stage.browser);
    await options.evaluate(many(300));
    expect(asked() - between).toBeGreaterThan(30);
    await Promise.all([options.close(), page.close()]);
  });

  it('to the worker leaves no token in anything that can be read', async () => {
    const options = await openOptions(stage.browser);
    const status = await options.evaluate(`chrome.runtime.sendMessage({ name: 'status.get', input: {} })`);
    const stored = await options.evaluate('chrome.storage.local.get()');
    expect(JSON.stringify([status, stored])).not.toContain('test-token');
    await options.close();
  });
});
