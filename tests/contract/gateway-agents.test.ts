// The gateway acts for the agent whom the token belongs to, and for nobody else.
import { describe, expect, it } from 'vitest';
import { attempt, call, codeOf, dial, hangUp } from './requests';
import { gateway, KEY, ORDER, stageGateway } from './stage';

stageGateway();

describe('the agent is who the token belongs to', () => {
  it('so nobody else reads or ends a call, or learns that there is one', async () => {
    await dial();
    for (const ask of [attempt, hangUp]) {
      const others = await ask('eve');
      const nobodys = await ask('eve', `${KEY}-none`);
      expect([others.status, others.text]).toEqual([404, nobodys.text]);
    }
    expect((await attempt()).json.state).toBe('queued');
  });

  it('and an agent named in the body, the query or a header is not asked', async () => {
    const body = { ...ORDER, agentId: 'eve', userId: 'eve', agent: 'eve' };
    const headers = { 'x-agent-id': 'eve' };
    const reply = await call('POST', '/v1/dial?agentId=eve', { key: KEY, body, headers });
    expect(reply.status).toBe(202);
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
    expect((await attempt('eve')).status).toBe(404);
    expect((await attempt('aiko')).status).toBe(200);
  });

  it.each(['+16285550100', '+12125550142', '+15035550150', '+12065550100', '+12125550199'])(
    'so eve, who is in no line, may not show %s',
    async (callerId) => {
      const reply = await dial({ token: 'eve', body: { ...ORDER, callerId } });
      expect([reply.status, codeOf(reply)]).toEqual([422, 'caller_id_not_allowed']);
      expect(gateway.placed()).toEqual([]);
    },
  );

  it.each(['', 'nobody', 'null', 'toString', 'constructor', '__proto__'])(
    'and the token %j belongs to nobody',
    async (token) => {
      expect((await call('GET', '/v1/me', { token })).status).toBe(401);
    },
  );

  it.each(['%E0%A4%A', '%2F', '..%2Fme', 'x'.repeat(300)])('and there is no call %s', async (id) => {
    expect((await call('GET', `/v1/attempts/${id}`)).status).toBe(404);
  });
});
