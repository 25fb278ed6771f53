// Two nodes of docs/gateways/kamailio with one database: one attempt is one INVITE, whatever happens to them.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayNode, type Lab, missingForKamailio, startLab } from '../support/kamailio';
import { ask, dial, hangUp, refusal, soon, stateOf } from '../support/kamailio-requests';
import { DIRECTORY } from '../support/stage';

const missing = missingForKamailio();
if (missing) console.log(`Skipped: ${missing}`);

describe.skipIf(missing)('two nodes with one database', () => {
  let lab: Lab;
  let one: GatewayNode;
  let two: GatewayNode;
  beforeAll(async () => {
    lab = await startLab({ nodes: 2, phone: 'rings', directory: DIRECTORY });
    [one, two] = lab.nodes as [GatewayNode, GatewayNode];
  });
  afterAll(() => lab?.close());

  const invitesOf = (key: string): number =>
    lab.phone.invites().filter(({ callId }) => callId === key).length;
  const ringing = async (key: string): Promise<void> => {
    await soon(() => stateOf(one, key)).toBe('ringingAgent');
    expect(invitesOf(key)).toBe(1);
  };

  it('make one INVITE of an attempt that both are given at once, twenty times', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    for (const key of keys) {
      const replies = await Promise.all([dial(one, key), dial(two, key), dial(one, key), dial(two, key)]);
      const queued = `202 {"attemptId":"${key}","state":"queued","cause":null}`;
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set([queued]));
    }
    await soon(() => lab.phone.invites().length).toBeGreaterThanOrEqual(20);
    // A second INVITE would be on its way by now.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(
      lab.phone
        .invites()
        .map(({ callId }) => callId)
        .sort(),
    ).toEqual([...keys].sort());
    for (const node of lab.nodes)
      for (const key of keys) expect(await stateOf(node, key)).toBe('ringingAgent');
  });

  it('answer 503 and dial nothing while the database is away; what was placed is still known', async () => {
    const [placed, fresh] = [randomUUID(), randomUUID()];
    await dial(one, placed);
    await ringing(placed);
    await lab.database.goAway();
    const [first, known, told, again] = await Promise.all([
      dial(one, fresh),
      dial(one, placed),
      dial(two, placed),
      ask(two, 'GET', `/v1/attempts/${placed}`),
    ]);
    expect(refusal(first)).toBe('503 not_ready');
    expect([known.status, told.status, again.json.state]).toEqual([202, 202, 'ringingAgent']);
    await lab.database.release();
    expect([invitesOf(fresh), invitesOf(placed)]).toEqual([0, 1]);
    // A request that was refused leaves its key free.
    expect((await dial(two, fresh)).status).toBe(202);
    await soon(() => invitesOf(fresh)).toBe(1);
  });

  it('cancel the INVITE of a phone that rings, from the node that sent it', async () => {
    const key = randomUUID();
    await dial(one, key);
    await ringing(key);
    expect(refusal(await hangUp(two, key))).toBe('503 other_node');
    expect((await hangUp(one, key)).status).toBe(200);
    await soon(() => stateOf(one, key)).toBe('ended');
    expect(lab.phone.methods(key)).toEqual(['INVITE', 'CANCEL', 'ACK']);
    expect((await hangUp(one, key)).json).toEqual({
      attemptId: key,
      state: 'ended',
      cause: 'hung up by the agent',
    });
    expect((await dial(two, key)).status).toBe(202);
    expect(invitesOf(key)).toBe(1);
  });

  it('know a key after a restart, and that its call is over', async () => {
    const key = randomUUID();
    await dial(two, key);
    await ringing(key);
    await two.restart();
    expect((await dial(two, key)).status).toBe(202);
    await soon(() => stateOf(two, key)).toBe('ended');
    expect(invitesOf(key)).toBe(1);
  });
});
