// What the adapter makes of the gateway's other answers: the state of a call, a hang-up, who the agent is.
import { describe, expect, it } from 'vitest';
import { whoAmI } from '../../lib/dial/adapters/gateway';
import { adapterOf, failing, never, note, order } from './adapter';
import { fits } from './openapi';
import { call, dial } from './requests';
import { gateway, KEY, restart, stageGateway, start, stop } from './stage';

stageGateway();

describe('what the adapter makes of it', () => {
  it.each([
    ['queued', { status: 'live', progress: null }],
    ['ringingAgent', { status: 'live', progress: 'ringingAgent' }],
    ['ringingCustomer', { status: 'live', progress: 'ringingCustomer' }],
    ['connected', { status: 'live', progress: 'connected' }],
    ['ended', { status: 'ended', cause: 'done' }],
    ['failed', { status: 'ended', cause: 'done' }],
  ] as const)('a call that is %s', async (state, status) => {
    await dial();
    gateway.move(KEY, state, state === 'ended' || state === 'failed' ? 'done' : null);
    expect(await adapterOf().status(KEY)).toEqual(status);
  });

  it('the state of a call: none where there is none, and no guess where nobody can tell', async () => {
    await dial();
    expect(await adapterOf().status(`${KEY}-none`)).toEqual({ status: 'none' });
    expect(await adapterOf('eve').status(KEY)).toEqual({ status: 'none' });
    // Not the words of a refused dial: the call may be there.
    const refused = { status: 'cannotTell', ...note('errorServiceFault', '401') };
    expect(await adapterOf('nobody').status(KEY)).toEqual(refused);
    const path = `/v1/attempts/${KEY}`;
    for (const status of [429, 500, 503])
      expect((await failing({ status }, path).status(KEY)).status).toBe('cannotTell');
    expect(await failing({ status: 200, body: 'well' }, path).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorBadReply'),
    });
    expect(await failing({ drop: 'beforeCall' }, path).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorUnreachable'),
    });
  });

  it('a hang-up: done, done already, or why not', async () => {
    await dial();
    expect(await adapterOf().hangUp(KEY)).toBeNull();
    expect(await adapterOf().hangUp(KEY)).toBeNull();
    expect(await adapterOf().hangUp(`${KEY}-none`)).toBeNull();
    const path = `/v1/attempts/${KEY}`;
    expect(await failing({ status: 503 }, path).hangUp(KEY)).toMatchObject({ key: 'errorHangUp' });
    expect(await failing({ drop: 'beforeCall' }, path).hangUp(KEY)).toMatchObject({ key: 'errorHangUp' });
  });

  it('the agent’s phones, where the gateway says them; what is none is left out', async () => {
    const desk = { id: 'desk', name: 'Desk phone', kind: 'deskPhone', ringsFirst: true };
    const me = { userId: 'aiko', name: 'Aiko Mori' };
    expect(await whoAmI({ url: gateway.url, token: 'aiko', fetch })).toEqual({ me });
    await restart({ devices: { aiko: [desk], ben: [{ ...desk, kind: 'toaster' }] } });
    expect(fits('Me', (await call('GET', '/v1/me')).json)).toBe(true);
    expect(await whoAmI({ url: gateway.url, token: 'aiko', fetch })).toEqual({
      me: { ...me, devices: [desk] },
    });
    const { me: ben } = (await whoAmI({ url: gateway.url, token: 'ben', fetch })) as { me: object };
    expect(ben).toEqual({ userId: 'ben', name: expect.any(String), devices: undefined });
  });

  it('nobody at the address, or somebody else', async () => {
    const who = (token = 'aiko', url = gateway.url) => whoAmI({ url, token, fetch });
    const failed = (key: string) => ({ failed: { key, args: [] } });
    expect(await who('nobody')).toEqual(failed('accessSignIn'));
    expect(await who('locked')).toEqual(failed('accessForbidden'));
    expect(await who('aiko', `${gateway.url}/elsewhere`)).toEqual(failed('errorNoGateway'));
    gateway.failNext('/v1/me', { status: 200, body: '<html>hello</html>' });
    expect(await who()).toEqual(failed('errorNoGateway'));
    const gone = await start({}, 'gone.jsonl');
    await stop(gone);
    expect(await who('aiko', gone.url)).toEqual(failed('errorServiceUnreachable'));
    expect(await adapterOf('aiko', gone.url).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorUnreachable'),
    });
    expect((await adapterOf('aiko', gone.url).dial(order(), never())).outcome).toBe('unknown');
  });
});
