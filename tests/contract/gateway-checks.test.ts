// POST /v1/checks: what the gateway knows before a call, and what the adapter makes of it.
import { describe, expect, it } from 'vitest';
import type { CheckOrder } from '../../lib/dial/adapters/adapter';
import { adapterOf, e164, failing, never } from './adapter';
import { fits } from './openapi';
import { call, dial, hangUp } from './requests';
import { CHECK, gateway, KEY, ORDER, restart, stageGateway, start, stop } from './stage';

stageGateway();

const EARLIER = Date.parse('2026-01-01T00:00:00Z');
const ORDER_TO_CHECK: CheckOrder = { to: e164(ORDER.to), lineId: 'sales-west', dayStartedAt: EARLIER };
const check = (adapter = adapterOf(), change: Partial<CheckOrder> = {}) =>
  adapter.check?.({ ...ORDER_TO_CHECK, ...change }, never());
const NOTHING = { checked: 'yes', doNotCall: 'no', colleague: null, running: 0, placedToday: 0 };

describe('before a call', () => {
  it('there is nothing to know of a number that nobody called', async () => {
    expect(await check()).toEqual(NOTHING);
  });

  it('it is known who is on the gateway’s list, and that it cannot be read', async () => {
    gateway.setDoNotCall(new Set([ORDER.to]));
    expect(await check()).toEqual({ ...NOTHING, doNotCall: 'yes' });
    expect(await check(adapterOf(), { to: e164('+12125550124') })).toEqual(NOTHING);
    gateway.setDoNotCall(null);
    expect(await check()).toEqual({ ...NOTHING, doNotCall: 'unknown' });
  });

  it('a colleague’s call to this number is told while it is live, and no other', async () => {
    const before = Date.now();
    await dial({ token: 'ben', key: `${KEY}-b`, body: { ...ORDER, callerId: '+15035550150' } });
    const found = await check();
    expect(found).toMatchObject({ colleague: { name: 'Ben Ortiz', since: expect.any(Number) }, running: 0 });
    const since = found?.checked === 'yes' ? found.colleague?.since : undefined;
    expect(since).toBeGreaterThanOrEqual(before - 1);
    expect(await check(adapterOf(), { to: e164('+12125550124') })).toEqual(NOTHING);
    expect(await check(adapterOf('ben')), 'one’s own call is no colleague’s').toMatchObject({
      colleague: null,
      running: 1,
    });
    await hangUp('ben', `${KEY}-b`);
    expect(await check()).toEqual(NOTHING);
  });

  it('the agent’s own calls are counted: live ones, and those since their day began', async () => {
    await dial();
    await dial({ key: `${KEY}-2`, body: { ...ORDER, to: '+12125550124' } });
    expect(await check()).toMatchObject({ running: 2, placedToday: 2 });
    await hangUp();
    expect(await check()).toMatchObject({ running: 1, placedToday: 2 });
    expect(await check(adapterOf(), { dayStartedAt: Date.now() + 60_000 })).toMatchObject({
      running: 1,
      placedToday: 0,
    });
    expect(await check(adapterOf('eve'))).toMatchObject({ running: 0, placedToday: 0 });
  });

  it('nothing is placed or changed by asking', async () => {
    await Promise.all([check(), check()]);
    expect(gateway.placed()).toEqual([]);
    expect(await check()).toEqual(NOTHING);
  });

  it.each([
    ['no body', undefined],
    ['no number', { ...CHECK, to: undefined }],
    ['a number that is not E.164', { ...CHECK, to: '212-555-0123' }],
    ['no line', { ...CHECK, lineId: '' }],
    ['no day', { ...CHECK, dayStartedAt: undefined }],
  ])('%s is refused with 400', async (_, body) => {
    expect(fits('CheckRequest', JSON.parse(JSON.stringify(body ?? null)))).toBe(false);
    expect((await call('POST', '/v1/checks', { body })).status).toBe(400);
  });
});

describe('what the adapter makes of an answer that is none', () => {
  it.each([404, 501])('%i: this gateway has no checks', async (status) => {
    expect(await check(failing({ status }, '/v1/checks'))).toEqual({ checked: 'cannot' });
  });

  it('a gateway from before there were checks cannot tell', async () => {
    await restart({ checks: false });
    expect(await check()).toEqual({ checked: 'cannot' });
  });

  it.each<[string, Parameters<typeof failing>[0]]>([
    ['a sign-in that is over', { status: 401 }],
    ['too many requests', { status: 429, headers: { 'retry-after': '7' } }],
    ['a fault', { status: 500 }],
    ['another page', { status: 200, body: '<html>' }],
    ['half an answer', { status: 200, body: '{"doNotCall":"no"}' }],
    ['a word that is none', { status: 200, body: JSON.stringify({ ...NOTHING, doNotCall: 'maybe' }) }],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' } }],
    ['a lost connection', { drop: 'beforeCall' }],
  ])('%s: it could not be asked, which is not the same as no', async (_, fault) => {
    expect(await check(failing(fault, '/v1/checks'))).toEqual({ checked: 'failed' });
  });

  it('nobody there, or nobody in time: the same', async () => {
    const gone = await start({}, 'gone.jsonl');
    await stop(gone);
    expect(await check(adapterOf('aiko', gone.url))).toEqual({ checked: 'failed' });
    const slow = failing({ hang: true }, '/v1/checks');
    expect(await slow.check?.(ORDER_TO_CHECK, AbortSignal.timeout(50))).toEqual({ checked: 'failed' });
  });
});

describe('blocksInbound (M20)', () => {
  const come = (): boolean => gateway.inbound('aiko', '+12125550199', '+16285550100');

  it('keeps calls from coming in until the call ends, and no longer', async () => {
    expect(come()).toBe(true);
    const adapter = adapterOf();
    const { to, callerId, lineId } = ORDER;
    const order = { attemptId: KEY, agentId: 'aiko', to: e164(to), callerId: e164(callerId), lineId };
    const context = { site: 'popup', rung: null };
    const more = { postDial: null, deviceId: null, context, blocksInbound: true as const };
    expect(await adapter.dial({ ...order, ...more }, never())).toEqual({ outcome: 'accepted' });
    expect(gateway.placed()[0]?.body).toMatchObject({ blocksInbound: true });
    expect(come()).toBe(false);
    expect(gateway.inbound('ben', '+12125550199', '+16285550100'), 'others are reached').toBe(true);
    gateway.move(KEY, 'connected');
    expect(come()).toBe(false);
    gateway.move(KEY, 'failed');
    expect(come()).toBe(true);
  });

  it('is not said of calls that let others in', async () => {
    await dial();
    expect(gateway.placed()[0]?.body).not.toHaveProperty('blocksInbound');
    expect(come()).toBe(true);
  });
});
