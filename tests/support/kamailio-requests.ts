// Requests to a node of docs/gateways/kamailio, as an agent sends them; every reply is held against the contract.
import { expect } from 'vitest';
import { checkReply } from '../contract/openapi';
import type { GatewayNode } from './kamailio';
import { tokenOf } from './kamailio-database';

export const ORDER = { to: '+12125550123', callerId: '+12125550142', lineId: 'sales-west' };
type Sent = { token?: string; key?: string; body?: unknown; headers?: Record<string, string> };
type Call = { attemptId?: string; state?: string; cause?: string | null; error?: { code: string } };
export type Reply = { status: number; text: string; json: Call; headers: Headers };

export async function ask(node: GatewayNode, method: string, path: string, sent: Sent = {}): Promise<Reply> {
  const { token = tokenOf('aiko'), key, body, headers } = sent;
  const response = await fetch(node.url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    signal: AbortSignal.timeout(15_000),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  checkReply(method, path, response, text);
  return { status: response.status, text, json: text ? JSON.parse(text) : {}, headers: response.headers };
}
export const dial = (node: GatewayNode, key: string, sent: Sent = {}): Promise<Reply> =>
  ask(node, 'POST', '/v1/dial', { key, body: ORDER, ...sent });
export const stateOf = async (node: GatewayNode, key: string): Promise<string | undefined> =>
  (await ask(node, 'GET', `/v1/attempts/${key}`)).json.state;
export const hangUp = (node: GatewayNode, key: string): Promise<Reply> =>
  ask(node, 'POST', `/v1/attempts/${key}/hangup`);
/** What a refusal says, in short. */
export const refusal = ({ status, json }: Reply): string => `${status} ${json.error?.code}`;
/** What will be so in a moment; on a busy machine a longer one. */
export const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 10_000 });
