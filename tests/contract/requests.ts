// Requests to the gateway, as an agent sends them.
import { checkReply, type Json } from './openapi';
import { type Directory, gateway, KEY, ORDER } from './stage';

export type Sent = { token?: string | null; key?: string; body?: unknown; headers?: Record<string, string> };
export type Reply = { status: number; text: string; json: Json; headers: Headers };

/** One request; its reply is held against the contract whatever the test is about. */
export async function call(method: string, path: string, sent: Sent = {}): Promise<Reply> {
  const { token = 'aiko', key, body, headers = {} } = sent;
  const response = await fetch(gateway.url + path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    signal: AbortSignal.timeout(3_000),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  checkReply(method, path.split('?')[0] ?? path, response, text);
  return { status: response.status, text, json: text ? JSON.parse(text) : {}, headers: response.headers };
}
export const dial = (sent: Sent = {}): Promise<Reply> =>
  call('POST', '/v1/dial', { key: KEY, body: ORDER, ...sent });
export const codeOf = ({ json }: Reply): unknown => (json.error as Json | undefined)?.code;
export const attempt = (token = 'aiko', key = KEY): Promise<Reply> =>
  call('GET', `/v1/attempts/${key}`, { token });
export const hangUp = (token = 'aiko', key = KEY): Promise<Reply> =>
  call('POST', `/v1/attempts/${key}/hangup`, { token });
export const complete = (body: unknown, token = 'aiko', key = KEY): Promise<Reply> =>
  call('POST', `/v1/attempts/${key}/completed`, { token, body });
export const directoryOf = async (token: string): Promise<Directory> =>
  (await call('GET', '/v1/directory', { token })).json as Directory;
export const ticketFor = async (token = 'aiko'): Promise<string> =>
  String((await call('POST', '/v1/events/tickets', { token })).json.ticket);
