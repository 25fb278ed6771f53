// What is asked of the service before a call: colleagues, other devices, its own do-not-call list.
import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../support/card';
import { endCalls, openCard, type Stage, startStage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  stage.gateway.setDoNotCall(new Set());
  await endCalls(stage.gateway, stage.browser);
});
afterAll(() => stage?.close());

const dials = (): number => stage.gateway.dialRequests().length;

/** A call that another program places: a colleague's, or this agent's on another device. */
async function dialElsewhere(token: string, to: string, callerId: string): Promise<void> {
  const response = await fetch(`${stage.gateway.url}/v1/dial`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ to, callerId, lineId: 'sales-west' }),
  });
  expect(response.status).toBe(202);
}
const asColleague = (to: string): Promise<void> => dialElsewhere('colleague-token', to, '+15035550150');
const onOtherDevice = (to: string): Promise<void> => dialElsewhere('test-token', to, '+16285550150');

async function withCard(number: string, use: (card: Card, page: Page) => Promise<void>) {
  const page = await stage.pageWith([number]);
  await use(await openCard(page, '#n0', number), page);
  await page.close();
}

/** Waits until the card, which opens at once, has been told what the service says of its number. */
async function checked(card: Card, to: string): Promise<void> {
  await card.waitFor('call');
  await card.until('checked', async () =>
    stage.gateway.log.some(
      (entry) =>
        entry.kind === 'request' &&
        entry.path === '/v1/checks' &&
        (entry.body as { to?: string } | null)?.to === to,
    ),
  );
}

describe('a colleague who is on a call with the contact', () => {
  it('is named on the card, and the call can be placed all the same', async () => {
    await asColleague('+12125550123');
    await withCard('212-555-0123', async (card) => {
      await card.waitForText('warning', 'Ben Ortiz is already on a call with this contact (for 1 min).');
      const before = dials();
      await card.call();
      await card.waitFor('hang-up');
      expect(dials() - before).toBe(1);
    });
  });

  it('who began after the card was opened is seen before anything is dialed', async () => {
    await withCard('646-555-0123', async (card) => {
      await card.waitFor('call');
      await checked(card, '+16465550123');
      await asColleague('+16465550123');
      const before = dials();
      await card.call();
      await card.waitForText('warning', /^Ben Ortiz is already on a call/);
      expect(dials()).toBe(before);
      await card.call();
      await card.waitFor('hang-up');
      expect(dials() - before).toBe(1);
    });
  });
});

describe('the agent’s calls on other devices', () => {
  it('take up their capacity: three at a time are three over all', async () => {
    for (const last of ['1', '2', '3']) await onOtherDevice(`+1207555012${last}`);
    await withCard('575-555-0123', async (card) => {
      await card.waitForText(
        'blocked',
        /With those on other devices, you have as many calls at once as your profile/,
      );
    });
  });

  it('count once: two there leave room for one here, and then there is none', async () => {
    for (const last of ['4', '5']) await onOtherDevice(`+1207555012${last}`);
    await withCard('575-555-0124', async (card) => {
      await card.call();
      await card.waitFor('hang-up');
    });
    await withCard('575-555-0125', async (card) => {
      await card.waitForText(
        'blocked',
        /With those on other devices, you have as many calls at once as your profile “.+” allows \(3\)/,
      );
    });
  });
});

describe('the service’s own do-not-call list', () => {
  it('refuses on the card, and at the press of a card that was open before', async () => {
    await withCard('207-555-0133', async (card) => {
      await checked(card, '+12075550133');
      const before = dials();
      stage.gateway.setDoNotCall(new Set(['+12075550133']));
      await card.call();
      await card.waitForText('blocked', /This contact is on the do-not-call list/);
      expect(dials()).toBe(before);
    });
    await withCard('207-555-0133', async (card) => {
      await card.waitForText('blocked', /This contact is on the do-not-call list/);
    });
  });

  it('that cannot be asked is no silent yes: the agent reads so, and may call', async () => {
    stage.gateway.setDoNotCall(null);
    await withCard('218-555-0133', async (card) => {
      await card.waitForText('warning', /could not be asked/);
      const before = dials();
      await card.call();
      await card.waitFor('hang-up');
      expect(dials() - before).toBe(1);
    });
  });

  it('nor is a service that breaks at the press', async () => {
    await withCard('218-555-0134', async (card) => {
      await checked(card, '+12185550134');
      const before = dials();
      // It had the route a moment ago: that it is gone is a fault.
      stage.gateway.failNext('/v1/checks', { status: 404 });
      await card.call();
      await card.waitForText('warning', /could not be asked/);
      expect(dials()).toBe(before);
    });
  });
});

describe('a content script that was taken over', () => {
  it('learns nothing of other numbers by an id that is known', async () => {
    const page = await stage.pageWith(['212-555-0123']);
    const realm = page.extensionRealms()[0];
    const send = async (name: string, input: unknown) =>
      (await realm?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`)) as {
        value: { decisionId: string; lineId: string; attempt: { id: string } };
      };
    const { value: seen } = await send('call.preview', { text: '212-555-0123' });
    const { decisionId, lineId } = seen;
    const order = { attemptId: randomUUID(), decisionId, lineId, again: false };
    // Too late to be sent, and in the journal.
    await send('call.place', { ...order, text: '212-555-0123', pressedAt: Date.now() - 60_000 });
    const checks = (): number =>
      stage.gateway.log.filter((entry) => entry.kind === 'request' && entry.path === '/v1/checks').length;
    const asked = checks();
    const told = await send('call.place', { ...order, text: '207-555-0143', pressedAt: Date.now() });
    expect(told.value.attempt.id).toBe(order.attemptId);
    expect(checks()).toBe(asked);
    await page.close();
  });

  it('cannot place what a rule forbids, whatever it says it has seen', async () => {
    stage.gateway.setDoNotCall(new Set(['+12075550143']));
    const page = await stage.pageWith(['212-555-0123']);
    const realm = page.extensionRealms()[0];
    const send = async (name: string, input: unknown) =>
      (await realm?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`)) as {
        ok: boolean;
        value: { decisionId: string; lineId: string; outcome: string; changed: { outcome: string } };
      };
    const before = dials();
    for (const text of ['207-555-0143', '900-555-0123', '876-555-0123', '911']) {
      const seen = await send('call.preview', { text, lineId: 'sales-west', withCheck: true });
      const order = { text, lineId: 'sales-west', attemptId: randomUUID(), pressedAt: Date.now() };
      for (const decisionId of [seen.value.decisionId, `+12075550143~~sales-west~+16035550142~`])
        for (const again of [false, true])
          expect(await send('call.place', { ...order, decisionId, again }), text).toMatchObject({
            ok: true,
            value: { changed: { outcome: 'block' } },
          });
    }
    // Where nothing forbids the call, the id alone decides: of no decision, of another number, of another line's.
    const seen = await send('call.preview', { text: '415-555-0143', lineId: 'sales-west' });
    const other = await send('call.preview', { text: '212-555-0143', lineId: 'sales-west' });
    expect(seen.value.outcome).not.toBe('block');
    const order = { text: '415-555-0143', lineId: 'sales-west', pressedAt: Date.now(), again: false };
    const place = (decisionId: string) =>
      send('call.place', { ...order, attemptId: randomUUID(), decisionId });
    const { decisionId } = seen.value;
    for (const forged of ['', 'refused', other.value.decisionId, `${decisionId}~`, decisionId.slice(0, -1)])
      expect(await place(forged), forged).toMatchObject({ value: { changed: { decisionId } } });
    expect(dials()).toBe(before);
    expect(await place(decisionId)).toMatchObject({ value: { attempt: {} } });
    expect(dials()).toBe(before + 1);
    await page.close();
  });
});

describe('a gateway without checks', () => {
  it('is asked once, and calls go on as ever', async () => {
    const plain = await startStage({ checks: false });
    try {
      const page = await plain.pageWith(['212-555-0123', '646-555-0123']);
      for (const [i, number] of ['212-555-0123', '646-555-0123'].entries()) {
        const card = await openCard(page, `#n${i}`, number);
        await card.call();
        await card.waitFor('hang-up');
        expect(await card.read('warning')).toBeNull();
        await page.keyboard.press('Escape');
      }
      const asked = plain.gateway.log.filter(
        (entry) => entry.kind === 'request' && entry.path === '/v1/checks',
      );
      expect(asked).toHaveLength(1);
    } finally {
      await plain.close();
    }
  });
});
