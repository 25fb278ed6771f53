// The event stream of the gateway, and the adapter that listens to it.
import { describe, expect, it, vi } from 'vitest';
import { listen } from './adapter';
import { operationOf } from './openapi';
import { attempt, dial, hangUp, ticketFor } from './requests';
import { gateway, KEY, ORDER, restart, stageGateway } from './stage';
import { callers, count, openStream, pings, stream } from './streams';

stageGateway();

describe('the event stream', () => {
  it('opens with a ticket, once', async () => {
    const ticket = await ticketFor();
    expect(await openStream({ ticket })).toBeTypeOf('object');
    expect(await openStream({ ticket })).toBe(401);
    expect(await openStream({ ticket: 'made-up' })).toBe(401);
    expect(await openStream({})).toBe(401);
  });

  it('does not open with a token, nor with a ticket after a minute', async () => {
    expect(await openStream({ ticket: 'aiko', token: 'aiko' })).toBe(401);
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
    const ticket = await ticketFor();
    vi.advanceTimersByTime(61_000);
    expect(await openStream({ ticket })).toBe(401);
  });

  it('tells an agent about their calls and nobody else about them', async () => {
    const [mine, others] = [await stream('aiko'), await stream('eve')];
    await dial();
    gateway.move(KEY, 'ringingCustomer');
    await hangUp();
    gateway.inbound('aiko', '+12125550123', '+16285550100');
    gateway.inbound('eve', 'anonymous', '+18005550100');
    const messages = await mine.until(count(3));
    expect(messages.map(({ type }) => type)).toEqual(['call.updated', 'call.updated', 'call.inbound']);
    expect(messages[0]?.call).toEqual({ attemptId: KEY, state: 'ringingCustomer', cause: null });
    expect(messages[1]?.call).toEqual((await attempt()).json);
    expect(callers(await others.until(count(1)))).toEqual(['anonymous']);
  });

  it('is resumed after the last event seen', async () => {
    const first = await stream();
    for (const from of ['1', '2', '3']) {
      gateway.inbound('aiko', from, '+16285550100');
      gateway.inbound('eve', `not ${from}`, '+18005550100');
    }
    const seen = await first.until(count(3));
    const numbers = seen.map(({ seq }) => Number(seq));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const resumed = await stream('aiko', { since: String(numbers[0]) });
    const current = await stream('aiko', { since: String(numbers[2]) });
    const fresh = await stream('aiko');
    gateway.inbound('aiko', '4', '+16285550100');
    expect(callers(await resumed.until(count(3)))).toEqual(['2', '3', '4']);
    expect(callers(await current.until(count(1)))).toEqual(['4']);
    expect(callers(await fresh.until(count(1)))).toEqual(['4']);
    expect(resumed.messages.slice(0, 2)).toEqual(seen.slice(1, 3));
  });

  it('counts on after a restart', async () => {
    const before = await stream();
    for (const from of ['1', '2']) gateway.inbound('aiko', from, '+16285550100');
    const last = Number((await before.until(count(2)))[1]?.seq);
    await restart();
    gateway.inbound('aiko', '3', '+16285550100');
    const after = await stream('aiko', { since: String(last) });
    gateway.inbound('aiko', '4', '+16285550100');
    expect(callers(await after.until((messages) => messages.some(({ from }) => from === '4')))).toEqual([
      '3',
      '4',
    ]);
  });

  it('is pinged while a call of the agent is live, and only then', async () => {
    await restart({ pingMs: 50 });
    const [aiko, ben] = [await stream('aiko'), await stream('ben')];
    await dial();
    await aiko.until((messages) => pings(messages) >= 3);
    // Pings go to everybody in one turn, and a stream keeps its order: what ben was sent stands before this.
    gateway.inbound('ben', 'after three pings', '+16285550100');
    expect(callers(await ben.until((messages) => messages.some(({ from }) => from)))).toEqual([
      'after three pings',
    ]);

    await hangUp();
    await aiko.until((messages) => messages.some(({ type }) => type === 'call.updated'));
    const quiet = aiko.messages.length;
    await dial({ token: 'ben', key: `${KEY}-2`, body: { ...ORDER, callerId: '+16285550100' } });
    await ben.until((messages) => pings(messages) >= 3);
    gateway.inbound('aiko', 'after the call', '+16285550100');
    const all = await aiko.until((messages) => messages.some(({ from }) => from));
    expect(callers(all.slice(quiet))).toEqual(['after the call']);
  });

  it('is pinged every 20 seconds at the least where nobody chose otherwise', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    await restart();
    const mine = await stream();
    await dial();
    for (const times of [1, 2, 3]) {
      vi.advanceTimersByTime(20_000);
      await mine.until((messages) => pings(messages) >= times);
    }
  });

  it('is what the adapter listens to, and takes up again where it was', async () => {
    const access = { url: gateway.url, token: 'aiko', fetch };
    const described = ['ticket', ...operationOf('GET', '/v1/events').parameters.map(({ name }) => name)];
    const seen = await stream();
    const first = listen(access);
    expect([...(await first.query).keys()].filter((name) => !described.includes(name))).toEqual([]);
    await dial();
    gateway.inbound('aiko', '+12125550123', '+16285550100');
    gateway.move(KEY, 'ringingAgent');
    expect(await first.until(2)).toEqual([
      {
        inbound: {
          id: expect.stringMatching(/^\+12125550123~\+16285550100~2/),
          from: '+12125550123',
          to: '+16285550100',
          at: expect.any(Number),
        },
      },
      { attemptId: KEY, status: { status: 'live', progress: 'ringingAgent' } },
    ]);
    await first.stop();
    gateway.move(KEY, 'failed', 'no answer');
    const second = listen(access);
    expect(await second.until(1)).toEqual([
      { attemptId: KEY, status: { status: 'ended', cause: 'no answer' } },
    ]);
    const query = await second.query;
    expect([...query.keys()].sort()).toEqual(['since', 'ticket']);
    expect(query.get('since')).toBe(String((await seen.until(count(3)))[1]?.seq));
    await second.stop();
  });

  it('is taken up again by a later worker, which knows the place from the access’s notes', async () => {
    let kept: string | null = null;
    const notes = {
      read: async () => kept,
      write: async (text: string) => {
        kept = text;
      },
    };
    const first = listen({ url: gateway.url, token: 'aiko', fetch, notes });
    await first.query;
    gateway.inbound('aiko', 'anonymous', '+16285550100');
    expect(await first.until(1)).toMatchObject([{ inbound: { from: null } }]);
    await first.stop();
    expect(kept).toMatch(/^since \d+$/);
    gateway.inbound('aiko', '+12125550123', '+16285550100');
    // Another worker knows nothing of this one's memory: the same gateway at another name.
    const url = gateway.url.replace('127.0.0.1', 'localhost');
    const second = listen({ url, token: 'aiko', fetch, notes });
    expect((await second.query).get('since')).toMatch(/^\d+$/);
    expect(await second.until(1)).toMatchObject([{ inbound: { from: '+12125550123' } }]);
    await second.stop();
  });

  it('is routed by the rule of the product: to the agent who called with that number, and to nobody else', async () => {
    const [aiko, ben] = [await stream('aiko'), await stream('ben')];
    await dial();
    expect(gateway.callIn(ORDER.to, ORDER.callerId)).toMatchObject({ lands: 'line', firstAgentId: 'aiko' });
    expect(callers(await aiko.until(count(1)))).toEqual([ORDER.to]);
    expect(gateway.callIn('+13035550100', ORDER.callerId)).toMatchObject({ lands: 'mainVoicemail' });
    expect(gateway.callIn(ORDER.to, '+18085550100')).toEqual({ lands: 'nowhere' });
    gateway.inbound('ben', 'after them', '+16285550100');
    expect(callers(await ben.until(count(1)))).toEqual(['after them']);
  });
});
