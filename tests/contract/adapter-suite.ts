// What every adapter promises, whatever its service: one suite, run for each with a peer to talk to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { Adapter, CallEvent, DialOrder, ServiceName } from '../../lib/dial/adapters/adapter';
import { capabilitiesOf } from '../../lib/dial/adapters/registry';
import type { E164 } from '../../lib/phone/e164';

/** What goes wrong with the next dial. */
export type DialFault = 'signIn' | 'forbidden' | 'tooMany' | 'broken' | 'lost' | 'unreadable' | 'redirect';
export type Placed = { attemptId: string; to: string; callerId: string | null };
export type Peer = {
  adapter(token?: string): Adapter;
  /** The agent and a line of theirs, by the peer's own ids. */
  order: Pick<DialOrder, 'agentId' | 'lineId' | 'callerId'>;
  placed(): Placed[];
  /** How often a dial reached the peer, whatever came of it. */
  dials(): number;
  /** Absent where nothing can go wrong on the way. */
  failNext?(fault: DialFault): void;
  /** Moves a call on; absent where nobody tells. */
  move?(attemptId: string, to: 'ringing' | 'connected' | 'ended'): void;
  /** Called after every test: what the peer has to say against the requests it got. */
  check?(): void;
  close(): Promise<void>;
};

const ATTEMPT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const TOKEN = 'the-token-of-the-agent';
const never = (): AbortSignal => new AbortController().signal;

export function describeAdapter(name: ServiceName, start: (token: string) => Promise<Peer>): void {
  const can = capabilitiesOf(name);
  const isLocal = name === 'uri';
  let peer: Peer;
  const order = (change: Partial<DialOrder> = {}): DialOrder => ({
    attemptId: ATTEMPT,
    to: '+12125550123' as E164,
    postDial: null,
    deviceId: null,
    context: { site: 'https://crm.example.com', rung: can.choosesCallerId ? 'pool-same-area' : null },
    ...peer.order,
    ...change,
  });
  const done = { outcome: isLocal ? 'dispatched' : 'accepted' };

  describe(`the adapter “${name}”`, () => {
    beforeEach(async () => {
      vi.stubGlobal('WebSocket', WebSocket);
      peer = await start(TOKEN);
    });
    afterEach(async () => {
      vi.unstubAllGlobals();
      peer.check?.();
      await peer.close();
    });

    it('says what it can, as the registry does', () => {
      const adapter = peer.adapter();
      expect([adapter.name, adapter.capabilities.status]).toEqual([name, can.status]);
      expect(adapter.capabilities.choosesCallerId).toBe(peer.order.callerId !== null);
      expect(adapter.complete !== undefined).toBe(can.takesCompletions);
    });

    it('makes one call of one order, with its number, its caller ID and its id', async () => {
      expect(await peer.adapter().dial(order(), never())).toMatchObject(done);
      const { attemptId, to, callerId } = order();
      expect(peer.placed()).toEqual([{ attemptId, to, callerId }]);
      expect(peer.dials()).toBe(1);
    });

    it.runIf(can.idempotency === 'key')('makes one call of an order that comes twice', async () => {
      const adapter = peer.adapter();
      await Promise.all([adapter.dial(order(), never()), adapter.dial(order(), never())]);
      expect(peer.placed()).toHaveLength(1);
    });

    it.skipIf(isLocal).each<[DialFault, 'rejected' | 'unknown', string]>([
      ['signIn', 'rejected', 'errorSignIn'],
      ['forbidden', 'rejected', 'errorForbidden'],
      ['tooMany', 'rejected', 'errorRateLimited'],
      ['broken', 'unknown', 'errorServiceFault'],
      ['lost', 'unknown', 'errorConnectionLost'],
      ['redirect', 'unknown', 'errorConnectionLost'],
    ])('that meets “%s” is %s, is sent once, and says what to do', async (fault, outcome, key) => {
      peer.failNext?.(fault);
      const said = await peer.adapter().dial(order(), never());
      expect(said).toMatchObject({ outcome, note: { key } });
      expect(peer.dials()).toBe(1);
      expect(JSON.stringify(said)).not.toContain(TOKEN);
      expect('retryAfter' in said ? said.retryAfter : null).toBe(fault === 'tooMany' ? 7 : null);
    });

    it.skipIf(isLocal)('with a token that is not known is rejected', async () => {
      const said = await peer.adapter('nobody').dial(order(), never());
      expect(said).toMatchObject({ outcome: 'rejected', note: { key: 'errorSignIn' } });
      expect(peer.placed()).toEqual([]);
    });

    it.skipIf(isLocal)('is not claimed to be refused when the answer cannot be read', async () => {
      peer.failNext?.('unreadable');
      expect((await peer.adapter().dial(order(), never())).outcome).not.toBe('rejected');
    });

    it.skipIf(isLocal)('is unknown when the wait for the answer is over', async () => {
      const said = await peer.adapter().dial(order(), AbortSignal.timeout(1));
      expect(said.outcome).toBe('unknown');
    });

    it('says of a call that it knows nothing of only what is known', async () => {
      const { status } = await peer.adapter().status('0b6f8f54-3c1e-4a7e-9f60-1a2b3c4d5e6f');
      expect(status).toBe(can.status === 'ask' ? 'none' : 'cannotTell');
    });

    it.runIf(can.status !== 'none')('tells of a call until it ends', async () => {
      const adapter = peer.adapter();
      const events: CallEvent[] = [];
      const stop = new AbortController();
      let opened = (): void => undefined;
      const ready = new Promise<void>((resolve) => {
        opened = resolve;
      });
      const ended = adapter.listen(
        (event) => void ('attemptId' in event && events.push(event)),
        opened,
        stop.signal,
      );
      await ready;
      await adapter.dial(order(), never());
      for (const to of ['ringing', 'connected', 'ended'] as const) peer.move?.(ATTEMPT, to);
      await vi.waitFor(() => expect(events).toHaveLength(3));
      expect(events.map(({ attemptId }) => attemptId)).toEqual([ATTEMPT, ATTEMPT, ATTEMPT]);
      expect(events.map(({ status }) => ('progress' in status ? status.progress : status.status))).toEqual([
        'ringingCustomer',
        'connected',
        'ended',
      ]);
      stop.abort();
      await ended;
    });

    it('hangs up, or says that it cannot; twice is once', async () => {
      const adapter = peer.adapter();
      const dialed = await adapter.dial(order({ deviceId: 'desk' }), never());
      const callId = dialed.outcome === 'accepted' ? dialed.callId : undefined;
      const first = await adapter.hangUp(ATTEMPT, callId);
      expect(first === null).toBe(can.hangUp !== 'none');
      expect(await adapter.hangUp(ATTEMPT, callId)).toEqual(first);
    });
  });
}
