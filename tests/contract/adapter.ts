// The adapter that uses the gateway, and what it is asked for.
import { expect, vi } from 'vitest';
import WebSocket from 'ws';
import type { DialOrder, ServiceEvent } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter } from '../../lib/dial/adapters/gateway';
import { toE164 } from '../../lib/phone/e164';
import type { Gateway } from '../gateway/server';
import { gateway, KEY, ORDER, sockets } from './stage';

export const e164 = (text: string) => toE164(text) ?? expect.unreachable(text);
export const DIAL_ORDER: DialOrder = {
  attemptId: KEY,
  agentId: 'aiko',
  to: e164(ORDER.to),
  callerId: e164(ORDER.callerId),
  postDial: null,
  deviceId: null,
  lineId: 'sales-west',
  context: { site: 'https://crm.example.com', rung: 'pool-same-area' },
};
export const never = (): AbortSignal => new AbortController().signal;
export const adapterOf = (token = 'aiko', url = gateway.url) => gatewayAdapter({ url, token, fetch });
export const failing = (fault: Parameters<Gateway['failNext']>[1], path = '/v1/dial') => {
  gateway.failNext(path, fault);
  return adapterOf();
};
export const note = (key: string, ...args: string[]) => ({ note: { key, args } });
export const order = (change: Partial<DialOrder> = {}): DialOrder => ({ ...DIAL_ORDER, ...change });

/** Starts the adapter's listening, with a WebSocket that the browser would have. */
export function listen(access: Parameters<typeof gatewayAdapter>[0]) {
  const control = new AbortController();
  const reported: ServiceEvent[] = [];
  let [look, opened] = [(): unknown => undefined, (_: URLSearchParams): void => undefined];
  const query = new Promise<URLSearchParams>((resolve) => {
    opened = resolve;
  });
  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.add(this);
      this.on('open', () => opened(new URL(url).searchParams));
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket);
  const ended = gatewayAdapter(access).listen(
    (event) => {
      reported.push(event);
      look();
    },
    () => undefined,
    control.signal,
  );
  return {
    /** The query that the stream was opened with, once it is open. */
    query,
    until: (n: number): Promise<ServiceEvent[]> =>
      new Promise((resolve) => {
        look = () => reported.length >= n && resolve(reported);
        look();
      }),
    stop: (): Promise<void> => {
      control.abort();
      return ended;
    },
  };
}
