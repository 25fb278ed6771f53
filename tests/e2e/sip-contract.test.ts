// One node of docs/gateways/kamailio: what it refuses, what it shows, what it makes of the phone. Every answer is held
// against the contract.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentDirectory } from '../gateway/agent-directory';
import { type GatewayNode, type Lab, missingForKamailio, startLab } from '../support/kamailio';
import { tokenOf } from '../support/kamailio-database';
import { ask, dial, ORDER, refusal, soon, stateOf } from '../support/kamailio-requests';
import { DIRECTORY } from '../support/stage';

const missing = missingForKamailio();
if (missing) console.log(`Skipped: ${missing}`);

describe.skipIf(missing)('a node', () => {
  let lab: Lab;
  let node: GatewayNode;
  beforeAll(async () => {
    lab = await startLab({ nodes: 1, phone: 'rings', directory: DIRECTORY });
    node = lab.nodes[0] as GatewayNode;
    lab.database.sql("UPDATE agents SET may_call = 0 WHERE agent = 'cho';");
    await node.restart();
  });
  afterAll(() => lab?.close());

  it.each<[what: string, expected: string, body: unknown, agent?: string]>([
    ['no body', '400 bad_body', undefined],
    ['what is not JSON', '400 bad_body', '{"to":'],
    ['a list', '400 bad_body', []],
    ['a destination that is not E.164', '400 bad_body', { ...ORDER, to: '212-555-0123' }],
    ['a header in the destination', '400 bad_body', { ...ORDER, to: '+12125550123\r\nX: y' }],
    ['no caller ID', '400 bad_body', { ...ORDER, callerId: undefined }],
    ['a line without a name', '400 bad_body', { ...ORDER, lineId: '' }],
    ['post-dial digits that are a number', '400 bad_body', { ...ORDER, postDial: 45 }],
    ['a number that is nobody’s', '422 caller_id_not_allowed', { ...ORDER, callerId: '+12125550199' }],
    ['another agent’s number', '422 caller_id_not_allowed', { ...ORDER, callerId: '+15035550150' }],
    ['a token that is not known', '401 unauthorized', ORDER, 'nobody'],
    ['a token that may not call', '403 forbidden', ORDER, 'cho'],
  ])('refuses %s with %s', async (_, expected, body, agent = 'aiko') => {
    const key = randomUUID();
    expect(refusal(await dial(node, key, { body, token: tokenOf(agent) }))).toBe(expected);
    expect((await ask(node, 'GET', `/v1/attempts/${key}`)).status).toBe(404);
    expect(lab.phone.invites()).toEqual([]);
  });

  it.each(['short', 'with spaces in it', "quote'quote", 'x'.repeat(256)])(
    'refuses the key %s',
    async (key) => {
      expect(refusal(await dial(node, key))).toBe('400 bad_key');
    },
  );

  it('gives each agent their own directory, once', async () => {
    const token = tokenOf('ben');
    const first = await ask(node, 'GET', '/v1/directory', { token });
    expect(first.json).toEqual(agentDirectory(DIRECTORY, 'ben'));
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await ask(node, 'GET', '/v1/directory', { token, headers })).status).toBe(304);
    expect((await ask(node, 'GET', '/v1/me', { token })).text).toBe('{"userId":"ben","name":"Ben Ortiz"}');
  });

  it('shows a call to nobody but its agent, and keeps an extension apart from the number', async () => {
    const key = randomUUID();
    await dial(node, key, { body: { ...ORDER, postDial: '45' } });
    const other = await ask(node, 'GET', `/v1/attempts/${key}`, { token: tokenOf('ben') });
    expect(refusal(other)).toBe('404 not_found');
    await soon(() => lab.phone.invites().length).toBe(1);
    const [invite] = lab.phone.invites();
    expect(invite?.header('X-Neardial-To')).toEqual([ORDER.to]);
    expect(invite?.header('X-Neardial-Post-Dial')).toEqual(['45']);
  });

  it.each([
    ['busy', 'your phone was busy'],
    ['hangs-up', null],
  ] as const)('hears that the phone is one that %s', async (scenario, cause) => {
    const phone = await lab.changePhone(scenario);
    const key = randomUUID();
    await dial(node, key);
    await soon(() => stateOf(node, key)).toBe('ended');
    expect((await ask(node, 'GET', `/v1/attempts/${key}`)).json.cause).toBe(cause);
    expect(phone.invites()).toHaveLength(1);
  });

  it('does not know what became of a claim that was never dialed, and says so', async () => {
    const key = randomUUID();
    const hash = createHash('sha256').update(JSON.stringify(ORDER)).digest('hex');
    const claimedAgo = (seconds: number): string =>
      lab.database.sql(`REPLACE INTO attempts (id, agent, body_sha256, claim, node, state, claimed_at)
        VALUES ('${key}', 'aiko', '${hash}', 'c', 'gone', 'claimed', unixepoch() - ${seconds});`);
    claimedAgo(0);
    expect([(await dial(node, key)).status, await stateOf(node, key)]).toEqual([202, 'queued']);
    claimedAgo(60);
    expect([refusal(await dial(node, key)), await stateOf(node, key)]).toEqual(['500 interrupted', 'failed']);
  });

  it('says that it has no events', async () => {
    expect(refusal(await ask(node, 'POST', '/v1/events/tickets'))).toBe('501 no_events');
  });
});
