import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPT_LIFE_MS, type Attempt } from '../../../lib/calls/attempt';
import type { DialOutcome } from '../../../lib/dial/adapters/adapter';
import { placeCall } from '../../../lib/dial/place-call';
import { reconcile } from '../../../lib/dial/reconcile';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';
import { type Bench, bench, orderFor, PRESSED } from '../../support/unit-placing';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
const place = async (text?: string, change: Parameters<typeof orderFor>[3] = {}, id = 'a') =>
  placeCall(await orderFor(b, id, text, change), b);
const unknown: DialOutcome = { outcome: 'unknown', note: reason('errorConnectionLost') };

describe('one press', () => {
  it('is one dial with what the agent saw, and an accepted attempt', async () => {
    const placed = await place('575-555-0199 x45');
    expect(b.service.dialed).toEqual([
      {
        attemptId: 'a',
        agentId: 'ben',
        deviceId: null,
        to: '+15755550199',
        blocksInbound: true,
        callerId: '+15055550142',
        postDial: '45',
        lineId: 'sales-west',
        context: { site: 'https://crm.example.com', rung: 'pool-lata' },
      },
    ]);
    expect(placed).toMatchObject({
      result: 'attempt',
      attempt: {
        id: 'a',
        agentId: 'ben',
        state: 'accepted',
        rung: 'pool-lata',
        lineName: 'Sales West',
        callback: { key: 'callbackCallCenter', args: ['Sales West'] },
        createdAt: PRESSED,
        worker: b.worker,
      },
    });
    expect(b.states).toEqual(['sending', 'accepted']);
  });

  it('is in the journal, as being sent, before the service hears of it', async () => {
    let written: unknown;
    b.service.answer = async ({ attemptId }) => {
      written = await b.journal.get(attemptId);
      return { outcome: 'accepted' };
    };
    await place();
    expect(written).toMatchObject({ id: 'a', state: 'sending', to: '+15755550199', open: 1 });
  });

  it('that the service rejects is closed with its reason', async () => {
    b.service.answer = async () => ({ outcome: 'rejected', note: reason('errorRefused', 'busy') });
    expect(await place()).toMatchObject({
      attempt: { state: 'rejected', note: { key: 'errorRefused', args: ['busy'] } },
    });
    expect(await b.journal.open()).toEqual([]);
    expect(b.service.asked).toEqual([]);
  });

  it.each([
    ['too late after the press', ATTEMPT_LIFE_MS + 1],
    ['long before it, by a clock that was set back', -ATTEMPT_LIFE_MS - 1],
  ])('%s is never sent', async (_, late) => {
    b.late = late;
    expect(await place()).toMatchObject({ attempt: { state: 'rejected', note: { key: 'errorExpired' } } });
    expect(b.service.dialed).toEqual([]);
  });

  it('with a time that cannot be is not written down with it: a forged one would hide the log', async () => {
    for (const [i, pressedAt] of [0, PRESSED + 864e5, Number.MAX_SAFE_INTEGER].entries())
      expect(await place(undefined, { pressedAt }, `a${i}`)).toMatchObject({
        attempt: { state: 'rejected', note: { key: 'errorExpired' }, createdAt: b.now() },
      });
  });

  it('at the last moment is sent', async () => {
    b.late = ATTEMPT_LIFE_MS;
    expect(await place()).toMatchObject({ attempt: { state: 'accepted' } });
  });

  it('without a network is not sent, and says so', async () => {
    b.online = false;
    expect(await place()).toMatchObject({ attempt: { state: 'rejected', note: { key: 'errorOffline' } } });
    expect(b.service.dialed).toEqual([]);
  });
});

describe('an answer that did not come', () => {
  beforeEach(() => {
    b.service.answer = async () => unknown;
  });

  it.each([
    ['it is ringing', { status: 'live', progress: 'ringingCustomer' }, 'live', null],
    ['it is queued', { status: 'live', progress: null }, 'accepted', null],
    ['it is over', { status: 'ended', cause: 'busy' }, 'ended', 'endedBecause'],
    ['it knows nothing', { status: 'none' }, 'unknown', 'errorNotRecorded'],
    [
      'it cannot tell',
      { status: 'cannotTell', note: reason('errorUnreachable') },
      'unknown',
      'errorUnreachable',
    ],
  ] as const)('the service is asked, never dialed again: %s', async (_, knows, state, key) => {
    b.service.knows = knows;
    const placed = await place();
    expect(placed).toMatchObject({ attempt: { state } });
    expect(placed.result === 'attempt' && (placed.attempt.note?.key ?? null)).toBe(key);
    expect(b.service.dialed).toHaveLength(1);
    expect(b.service.asked).toEqual(['a']);
  });

  it('blocks another call there until the agent says again', async () => {
    await place();
    expect(await place(undefined, {}, 'b')).toMatchObject({ attempt: { id: 'a', state: 'unknown' } });
    expect(b.service.dialed).toHaveLength(1);
    b.service.answer = async () => ({ outcome: 'accepted' });
    expect(await place(undefined, { again: true }, 'c')).toMatchObject({
      attempt: { id: 'c', state: 'accepted' },
    });
    expect(b.service.dialed).toHaveLength(2);
  });
});

describe('a question about a call', () => {
  const LIVE = { state: 'live', progress: 'ringingCustomer' } as const;

  it.each([
    ['that knows nothing', { status: 'none' }],
    ['that it cannot answer', { status: 'cannotTell', note: reason('errorUnreachable') }],
    ['of earlier', { status: 'live', progress: 'ringingAgent' }],
  ] as const)('that is answered after an event told more changes nothing: %s', async (_, status) => {
    await place();
    const asked = await b.journal.get('a');
    b.service.status = async () => {
      await b.journal.move('a', ['accepted'], LIVE, b.now());
      return status;
    };
    expect(await reconcile(asked as Attempt, b.service, b)).toMatchObject(LIVE);
    expect(await b.journal.get('a')).toMatchObject(LIVE);
  });
});

describe('a press that waits for a storage', () => {
  it('longer than it lives is never sent', async () => {
    const keep = b.tail.keep;
    b.tail.keep = async (row) => {
      b.late += 10_001;
      await keep(row);
    };
    expect(await place()).toMatchObject({ attempt: { state: 'rejected', note: { key: 'errorExpired' } } });
    expect(b.service.dialed).toEqual([]);
  });

  it('is on record there before anything leaves', async () => {
    b.service.answer = async () => {
      expect(await b.tail.rows()).toMatchObject([{ id: 'a' }]);
      return { outcome: 'accepted' };
    };
    expect(await place()).toMatchObject({ attempt: { state: 'accepted' }, isNew: true });
    expect(await place(undefined, {}, 'b')).toMatchObject({ attempt: { id: 'a' }, isNew: false });
  });
});

describe('a service that fails without an answer', () => {
  beforeEach(() => {
    b.service.answer = async () => {
      throw new TypeError('secret');
    };
  });

  it('may have placed the call: it is unknown, and not dialed again', async () => {
    b.service.knows = { status: 'cannotTell', note: reason('errorUnreachable') };
    expect(await place()).toMatchObject({ result: 'attempt', attempt: { state: 'unknown' } });
    expect(b.states).toEqual(['sending', 'unknown', 'unknown']);
    expect(b.service.dialed).toHaveLength(1);
  });

  it('is asked what became of it', async () => {
    b.service.knows = { status: 'live', progress: 'connected' };
    expect(await place()).toMatchObject({ attempt: { state: 'live' } });
    expect(b.service.asked).toEqual(['a']);
  });
});

describe('nothing is sent', () => {
  it.each(['get', 'open', 'begin'] as const)('when the journal fails at %s', async (name) => {
    const order = await orderFor(b, 'a');
    const broken = async (): Promise<never> => {
      throw new DOMException('disk full', 'QuotaExceededError');
    };
    expect(await placeCall(order, { ...b, journal: { ...b.journal, [name]: broken } })).toEqual({
      result: 'failed',
      note: { key: 'errorStorage', args: [] },
    });
    expect(b.service.dialed).toEqual([]);
    expect(b.states).toEqual([]);
    expect(await placeCall(order, b), 'and the next press works').toMatchObject({
      attempt: { state: 'accepted' },
    });
  });

  it.each<[string, string, string]>([
    ['to a blocked number', '876-555-0199', 'gateLooksDomestic'],
    ['to an emergency number', '911', 'gateEmergency'],
    ['to no number', 'call me', 'gateNotANumber'],
  ])('%s', async (_, text, key) => {
    expect(await place(text)).toMatchObject({
      result: 'decision',
      decision: { outcome: 'block', reason: { key } },
    });
    expect(b.service.dialed).toEqual([]);
    expect(await b.journal.recent(1)).toEqual([]);
  });

  it('when the decision is no longer the one the agent saw', async () => {
    const order = await orderFor(b, 'a');
    const request = { ...order.request, toggle: false };
    const changed = await placeCall({ ...order, request }, b);
    expect(changed).toMatchObject({
      result: 'decision',
      decision: { callerId: '+16285550100', rung: 'line-number' },
    });
    expect(await placeCall({ ...order, decisionId: '' }, b)).toMatchObject({ result: 'decision' });
    expect(b.service.dialed).toEqual([]);
    expect(await b.journal.recent(1)).toEqual([]);
  });

  it.each([
    ['a decision', { decide: async () => ({ failed: reason('errorNoDirectory') }) }, 'errorNoDirectory'],
    ['a service', { adapter: async () => ({ failed: reason('errorNotConnected') }) }, 'errorNotConnected'],
  ])('without %s', async (_, missing, key) => {
    const order = await orderFor(b, 'a');
    expect(await placeCall(order, { ...b, ...missing })).toEqual({
      result: 'failed',
      note: { key, args: [] },
    });
    expect(await b.journal.recent(1)).toEqual([]);
  });
});

describe('two presses', () => {
  it.each([
    ['the same message twice', 'a', 'a'],
    ['two gestures on one number', 'a', 'b'],
  ])('%s at once: one dial', async (_, first, second) => {
    const orders = [await orderFor(b, first), await orderFor(b, second)];
    const placed = await Promise.all(orders.map((order) => placeCall(order, b)));
    expect(b.service.dialed).toHaveLength(1);
    for (const one of placed) expect(one).toMatchObject({ result: 'attempt', attempt: { id: 'a' } });
    expect(await b.journal.recent(10)).toHaveLength(1);
  });

  it('on two numbers at once under a limit of one: one dial, the other is refused', async () => {
    const orders = [await orderFor(b, 'a', '575-555-0199'), await orderFor(b, 'b', '207-555-0199')];
    const placed = await Promise.all(orders.map((order) => placeCall(order, b)));
    expect(b.service.dialed.map(({ to }) => to)).toEqual(['+15755550199']);
    expect(placed[1]).toMatchObject({
      result: 'decision',
      decision: { outcome: 'block', reason: { key: 'gateOneCall' } },
    });
  });

  it('on two numbers at once under a limit of three: two dials', async () => {
    b = await bench('aiko');
    const orders = [await orderFor(b, 'a', '575-555-0199'), await orderFor(b, 'b', '207-555-0199')];
    await Promise.all(orders.map((order) => placeCall(order, b)));
    expect(b.service.dialed).toHaveLength(2);
  });

  it('on a number with a call in progress: that call is given, nothing is sent', async () => {
    await b.journal.begin(attempt('old', { to: '+15755550199', state: 'live', agentId: 'ben' }), false);
    const order = { ...(await orderFor(b, 'a')), again: true };
    expect(await placeCall(order, b)).toMatchObject({ attempt: { id: 'old', state: 'live' } });
    expect(b.service.dialed).toEqual([]);
  });

  it.each([
    ['an extension of a number with a call in progress', { agentId: 'aiko', postDial: '45' }],
    ['a number that another agent is calling', { agentId: 'ben' }],
  ])('on %s: another call', async (_, change) => {
    b = await bench('aiko');
    await b.journal.begin(attempt('old', { to: '+15755550199', state: 'live', ...change }), false);
    expect(await place()).toMatchObject({ attempt: { id: 'a', agentId: 'aiko', state: 'accepted' } });
    expect(b.service.dialed).toHaveLength(1);
  });
});
