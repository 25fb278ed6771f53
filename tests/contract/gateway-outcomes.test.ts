// What the adapter makes of the gateway's answer to a dial.
import { describe, expect, it } from 'vitest';
import { adapterOf, e164, failing, never, note, order } from './adapter';
import { type Json, operationOf } from './openapi';
import { dial } from './requests';
import { gateway, KEY, ORDER, stageGateway, start } from './stage';

stageGateway();

describe('what the adapter makes of it', () => {
  it('202: accepted', async () => {
    expect(await adapterOf().dial(order(), never())).toEqual({ outcome: 'accepted' });
    expect(gateway.placed()).toHaveLength(1);
  });

  it('refused by the gateway itself: rejected, with why', async () => {
    const notMine = order({ callerId: e164('+12125550199') });
    const rejected = { outcome: 'rejected' };
    expect(await adapterOf('nobody').dial(order(), never())).toEqual({ ...rejected, ...note('errorSignIn') });
    expect(await adapterOf('locked').dial(order(), never())).toEqual({
      ...rejected,
      ...note('errorForbidden'),
    });
    const message = String(
      ((await dial({ body: { ...ORDER, callerId: '+12125550199' } })).json.error as Json).message,
    );
    expect(await adapterOf().dial(notMine, never())).toEqual({
      ...rejected,
      ...note('errorRefused', message),
    });
    const short = await adapterOf().dial(order({ attemptId: 'short' }), never());
    expect(short).toMatchObject({ ...rejected, note: { key: 'errorRefused' } });
    expect(gateway.placed()).toEqual([]);
    await dial();
    const reused = await adapterOf().dial(order({ to: e164('+12125550124') }), never());
    expect(reused).toEqual({ ...rejected, ...note('errorKeyReused') });
  });

  it.each([
    [429, 'rejected', 'errorRateLimited', ['7']],
    [503, 'rejected', 'errorBusyService', []],
    [400, 'rejected', 'errorRefused', ['A test asked for this.']],
    [500, 'unknown', 'errorServiceFault', ['500']],
    [502, 'unknown', 'errorServiceFault', ['502']],
    [504, 'unknown', 'errorServiceFault', ['504']],
  ])('%i: %s', async (status, outcome, key, args) => {
    const adapter = failing({ status, headers: { 'retry-after': '7' } });
    const wait = status === 429 ? { retryAfter: 7 } : {};
    expect(await adapter.dial(order(), never())).toEqual({ outcome, note: { key, args }, ...wait });
  });

  it.each([400, 401, 403, 429, 503])('%i to a repetition of what was placed: accepted', async (status) => {
    // What the browser sent first, and lost the answer of.
    await dial();
    expect(await failing({ status }).dial(order(), never())).toEqual({ outcome: 'accepted' });
    expect(gateway.placed()).toHaveLength(1);
  });

  it('a refusal, and nobody who can say whether it was a repetition: unknown', async () => {
    for (const fault of [{ status: 503 }, { status: 200, body: '<html>' }, { drop: 'beforeCall' }] as const) {
      gateway.failNext('/v1/attempts', fault);
      const adapter = failing({ status: 503 });
      const unknown = { outcome: 'unknown', ...note('errorServiceFault', '503') };
      expect(await adapter.dial(order(), never())).toEqual(unknown);
    }
    gateway.failNext('/v1/attempts', { hang: true });
    const outcome = await failing({ status: 429 }).dial(order(), AbortSignal.timeout(200));
    expect(outcome).toEqual({ outcome: 'unknown', ...note('errorServiceFault', '429') });
  });

  it('every status of the contract as its table says', async () => {
    for (const name of Object.keys(operationOf('POST', '/v1/dial').operation.responses)) {
      const body = name === '202' ? undefined : '<html>not ours</html>';
      const status = Number(name.replace('XX', '99'));
      const adapter = status === 202 ? adapterOf() : failing({ status, ...(body ? { body } : {}) });
      const expected = status === 202 ? 'accepted' : name === '5XX' ? 'unknown' : 'rejected';
      const attemptId = `${KEY}-${name}`;
      expect((await adapter.dial(order({ attemptId }), never())).outcome, name).toBe(expected);
    }
  });

  it.each([
    ['is not JSON', 'calling …'],
    ['is empty', ''],
    ['has another shape', '{"ok":true}'],
  ])('a 202 that %s: unknown', async (_, body) => {
    expect(await failing({ status: 202, body }).dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorBadReply'),
    });
  });

  it('a 202 with a state that this version does not know: accepted, the call is there', async () => {
    const body = JSON.stringify({ attemptId: KEY, state: 'teleported', cause: null });
    expect(await failing({ status: 202, body }).dial(order(), never())).toEqual({ outcome: 'accepted' });
  });

  it('a connection that drops after the call: unknown, and the gateway can be asked', async () => {
    const adapter = failing({ drop: 'afterCall' });
    expect(await adapter.dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorConnectionLost'),
    });
    expect(gateway.placed()).toHaveLength(1);
    expect(gateway.dialRequests()).toHaveLength(1);
    expect(await adapter.status(KEY)).toEqual({ status: 'live', progress: null });
  });

  it('a connection that drops before it: unknown just the same, and there is no call', async () => {
    const adapter = failing({ drop: 'beforeCall' });
    expect(await adapter.dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorConnectionLost'),
    });
    expect(gateway.placed()).toEqual([]);
    expect(await adapter.status(KEY)).toEqual({ status: 'none' });
  });

  it('no answer in time: unknown', async () => {
    expect(await failing({ hang: true }).dial(order(), AbortSignal.timeout(200))).toEqual({
      outcome: 'unknown',
      ...note('errorTimeout'),
    });
  });

  it('a redirect: unknown, and the token goes nowhere else', async () => {
    const elsewhere = await start({}, 'elsewhere.jsonl');
    for (const status of [301, 307, 308]) {
      const adapter = failing({ status, headers: { location: `${elsewhere.url}/v1/dial` } });
      expect((await adapter.dial(order(), never())).outcome).toBe('unknown');
    }
    expect(elsewhere.log).toEqual([]);
  });
});
