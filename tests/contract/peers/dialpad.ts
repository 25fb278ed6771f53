// Dialpad for the suite of adapters. Every request is held against its OpenAPI document.
import { expect } from 'vitest';
import { dialpadAdapter } from '../../../lib/dial/adapters/dialpad';
import { centerLineId } from '../../../lib/dial/adapters/dialpad-request';
import type { E164 } from '../../../lib/phone/e164';
import { AIKO, WEST } from '../../dialpad/company';
import { type Fault, startDialpad } from '../../dialpad/server';
import type { Peer } from '../adapter-suite';
import { HTTP_FAULTS } from './gateway';

const STATES = { ringing: 'calling', connected: 'connected', ended: 'hangup' } as const;

export async function dialpadPeer(token: string): Promise<Peer> {
  const dialpad = await startDialpad({ keys: { [token]: AIKO } });
  const isDial = ({ method, path }: { method: string; path: string }): boolean =>
    method === 'POST' && (path.endsWith('/initiate_call') || path === '/api/v2/call');
  return {
    adapter: (given = token) => dialpadAdapter({ url: dialpad.url, token: given, fetch }, AIKO),
    order: { agentId: AIKO, lineId: centerLineId(WEST), callerId: '+12125550142' as E164 },
    placed: () =>
      dialpad.calls.map(({ body }) => ({
        attemptId: String(body.custom_data),
        to: String(body.phone_number),
        callerId: String(body.outbound_caller_id),
      })),
    dials: () => dialpad.requests.filter(isDial).length,
    failNext: (fault) => dialpad.failNext('initiate_call', HTTP_FAULTS[fault] as Fault),
    move: (attemptId, to) => dialpad.move(attemptId, STATES[to]),
    check: () => expect(dialpad.wrong).toEqual([]),
    close: dialpad.close,
  };
}
