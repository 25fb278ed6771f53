// A small Dialpad: what its API answers, calls that go on by hand, and events by websocket. It places no real calls.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2SecureServer, type Http2ServerRequest } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { CENTERS, COMPANY, DEVICES, int, MEMBERS, NUMBERS, rawJson, TEAMS, USERS } from './company';
import { violations } from './spec';

export type Fault =
  | { status: number; body?: string; headers?: Record<string, string> }
  | { drop: 'beforeCall' | 'afterCall' }
  /** Never answers. */
  | { silent: 'afterCall' };
export type PlacedCall = {
  id: string;
  userId: string;
  path: string;
  body: Record<string, unknown>;
  /** The body as it came. */
  text: string;
  state: string;
};
export type DialpadOptions = {
  /** API key → user id; null for a company's key, which is nobody's. */
  keys: Record<string, string | null>;
  /** The keys that may read what takes an administrator's. */
  admins?: readonly string[];
  /** For HTTP/2, which browsers speak over TLS only. */
  tls?: { key: string; cert: string };
};
export type Dialpad = Awaited<ReturnType<typeof startDialpad>>;

const FIRST_CALL = 9007199254740997n;

export async function startDialpad({ keys, admins = [], tls }: DialpadOptions) {
  const calls: PlacedCall[] = [];
  const requests: { method: string; path: string; version: string }[] = [];
  const wrong: string[] = [];
  const faults: { path: string; fault: Fault }[] = [];
  const subscriptions: Record<string, unknown>[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };
  const server = tls
    ? createSecureServer({ ...tls, allowHTTP1: true }, handle as never)
    : createServer(handle);
  const origin = (): string =>
    `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stream = new WebSocketServer({ noServer: true });
  (server as Http2SecureServer).on('upgrade', (request, socket, head) => {
    if (request.url !== '/events/1000') return void socket.destroy();
    stream.handleUpgrade(request, socket, head, () => undefined);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin());
    const method = request.method ?? 'GET';
    const text = await readText(request);
    requests.push({ method, path: url.pathname, version: request.httpVersion });
    const found = violations(method, url, text);
    wrong.push(...found.map((what) => `${method} ${url.pathname}: ${what}`));
    const send = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof value === 'string' ? value : rawJson(value));
    };
    const refuse = (status: number, message: string): void => send(status, { error: { message } });
    const index = faults.findIndex(({ path }) => url.pathname.endsWith(path));
    const fault = index >= 0 ? faults.splice(index, 1)[0]?.fault : undefined;
    if (fault && 'status' in fault)
      return send(
        fault.status,
        fault.body ?? { error: { message: 'A test asked for this.' } },
        fault.headers,
      );
    if (fault && 'drop' in fault && fault.drop === 'beforeCall') return drop(request);
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!Object.hasOwn(keys, key)) return refuse(401, 'Invalid API key');
    const me = keys[key] ?? null;
    const userId = /^\/api\/v2\/users\/([^/]+)/.exec(url.pathname)?.[1]?.replace(/^me$/, me ?? 'me');
    const callId = /^\/api\/v2\/call\/(\d+)/.exec(url.pathname)?.[1];
    const isAdmin = admins.includes(key);
    const shape = `${method} ${url.pathname
      .replace(/^(\/api\/v2\/(users|call|coachingteams|websockets)\/)[^/]+/, '$1{id}')
      .replace('/api/v2', '')}`;
    const page = (items: object[]): void => send(200, { items });
    switch (shape) {
      case 'GET /users/{id}': {
        const user = USERS[userId ?? ''];
        return user ? send(200, user) : refuse(404, 'User not found');
      }
      case 'GET /users/{id}/caller_id':
        return send(200, {
          id: int(userId ?? '0'),
          primary_phone: '+16285550100',
          phone_numbers: [],
          groups: [],
        });
      case 'GET /callcenters':
        // Two pages, so that the cursor is followed.
        return url.searchParams.get('cursor') === 'more'
          ? send(200, { items: CENTERS.slice(1), cursor: null })
          : send(200, { items: CENTERS.slice(0, 1), cursor: 'more' });
      case 'GET /coachingteams':
        return page(TEAMS);
      case 'GET /coachingteams/{id}/members':
        return page(MEMBERS);
      case 'GET /numbers':
        return isAdmin ? page(NUMBERS) : refuse(403, 'Requires a company admin API key');
      case 'GET /company':
        return isAdmin ? send(200, COMPANY) : refuse(403, 'Requires a company admin API key');
      case 'GET /userdevices':
        return page(DEVICES);
      case 'POST /numbers/format':
        return send(200, { area_code: '(415)', country_code: 'us' });
      case 'POST /websockets':
      case 'GET /websockets/{id}':
        return send(200, { id: int('1000'), websocket_url: `${origin().replace('http', 'ws')}/events/1000` });
      case 'DELETE /subscriptions/call/2000':
        subscriptions.pop();
        return send(200, { id: int('2000') });
      case 'DELETE /websockets/{id}':
        return send(200, { id: int('1000') });
      case 'POST /subscriptions/call':
        subscriptions.push(JSON.parse(text));
        return send(200, { id: int('2000'), enabled: true });
      case 'POST /users/{id}/initiate_call':
      case 'POST /call': {
        const body = JSON.parse(text) as Record<string, unknown>;
        const id = String(FIRST_CALL + BigInt(calls.length));
        const whose = userId ?? /"user_id":(\d+)/.exec(text)?.[1] ?? '';
        calls.push({ id, userId: whose, path: url.pathname, body, text, state: 'calling' });
        if (fault && 'drop' in fault) return drop(request);
        if (fault) return;
        return send(200, shape === 'POST /call' ? { call_id: int(id) } : { device: { id: DEVICES[0]?.id } });
      }
      case 'GET /call/{id}':
      case 'PUT /call/{id}/actions/hangup': {
        const call = calls.find(({ id }) => id === callId);
        if (!call) return refuse(404, 'Call not found');
        if (method === 'PUT') tell(call, 'hangup');
        return send(200, eventOf(call));
      }
      default:
        return refuse(404, 'Not found');
    }
  }

  function tell(call: PlacedCall, state: string): void {
    call.state = state;
    for (const socket of stream.clients) socket.send(rawJson(eventOf(call)));
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: origin(),
    calls: calls as readonly PlacedCall[],
    requests: requests as readonly (typeof requests)[number][],
    subscriptions: subscriptions as readonly Record<string, unknown>[],
    /** What is wrong with the requests that came, by Dialpad's own document. */
    wrong: wrong as readonly string[],
    failNext: (path: string, fault: Fault) => void faults.push({ path, fault }),
    /** Moves the call of an attempt on, and tells of it. */
    move(attemptId: string, state: string): void {
      const call = calls.find(({ body }) => body.custom_data === attemptId);
      if (call) tell(call, state);
    },
    /** Sends any frame. */
    say: (frame: unknown) => stream.clients.forEach((socket) => void socket.send(rawJson(frame))),
    listeners: () => stream.clients.size,
    async close(): Promise<void> {
      for (const socket of stream.clients) socket.terminate();
      stream.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await Promise.race([
        new Promise((closed) => server.close(closed)),
        new Promise((late) => setTimeout(late, 500)),
      ]);
    },
  };
}

const eventOf = ({ id, body, state }: PlacedCall): object => ({
  call_id: int(id),
  state,
  direction: 'outbound',
  external_number: body.phone_number,
  custom_data: body.custom_data,
  master_call_id: null,
});

/** Ends the connection, with everything on it. */
function drop(request: IncomingMessage | Http2ServerRequest): void {
  const session = 'stream' in request ? request.stream.session : undefined;
  if (session) session.destroy();
  else request.socket.destroy();
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
