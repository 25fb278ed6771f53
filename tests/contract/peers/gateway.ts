// The gateway for the suite of adapters.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayAdapter } from '../../../lib/dial/adapters/gateway';
import type { E164 } from '../../../lib/phone/e164';
import { type Fault, startGateway } from '../../gateway/server';
import type { DialFault, Peer } from '../adapter-suite';

const DIRECTORY = JSON.parse(readFileSync(new URL('../../fixtures/directory.json', import.meta.url), 'utf8'));
export const HTTP_FAULTS: Record<DialFault, Fault> = {
  signIn: { status: 401 },
  forbidden: { status: 403 },
  tooMany: { status: 429, headers: { 'retry-after': '7' } },
  broken: { status: 500 },
  lost: { drop: 'beforeCall' },
  unreadable: { status: 200, body: '<html>' },
  redirect: { status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
};

export async function gatewayPeer(token: string): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-suite-'));
  const logFile = join(folder, 'gateway.jsonl');
  const gateway = await startGateway({ directory: DIRECTORY, tokens: { [token]: 'aiko' }, logFile });
  const STATES = { ringing: 'ringingCustomer', connected: 'connected', ended: 'ended' } as const;
  return {
    adapter: (given = token) => gatewayAdapter({ url: gateway.url, token: given, fetch }),
    order: { agentId: 'aiko', lineId: 'sales-west', callerId: '+12125550142' as E164 },
    placed: () =>
      gateway.placed().map(({ attemptId, body }) => ({
        attemptId,
        to: String(body.to),
        callerId: String(body.callerId),
      })),
    dials: () => gateway.dialRequests().length,
    failNext: (fault) => gateway.failNext('/v1/dial', HTTP_FAULTS[fault]),
    move: (attemptId, to) => gateway.move(attemptId, STATES[to]),
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
