// A small telephony gateway that implements docs/gateway.openapi.yaml. It places no real calls; it logs durably.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agentDirectory, numbersOf } from './agent-directory';
import { type AuthorizationOptions, makeAuthorization } from './authorization';
import { makeCalls, publicCall } from './calls';
import { checkFor } from './checks';
import { completionFault, latestCompletions } from './completions';
import { refusalOf } from './dial-order';
import { makeEvents } from './events';
import { landInbound } from './inbound';
import { type Completed, type Entry, openLog } from './log';

/** What goes wrong with the next request to a path; for tests. */
export type Fault =
  | { status: number; body?: string; headers?: Record<string, string> }
  | { drop: 'beforeCall' | 'afterCall' }
  | { hang: true };
export type GatewayOptions = {
  directory: unknown;
  /** Bearer token → user id. A user id of `null` is known but may do nothing (403). */
  tokens: Record<string, string | null>;
  logFile: string;
  /** Lets agents sign in as well. */
  authorization?: AuthorizationOptions;
  port?: number;
  pace?: number;
  pingMs?: number;
  /** The phones of an agent, as `/v1/me` says them. */
  devices?: Record<string, unknown>;
  /** False for a gateway from before there were checks. */
  checks?: boolean;
};
export type Gateway = Awaited<ReturnType<typeof startGateway>>;

export async function startGateway(options: GatewayOptions) {
  const log = openLog(options.logFile);
  const state = {
    directory: options.directory,
    raw: null as string | null,
    refusesCalls: new Set<string>() as ReadonlySet<string> | null,
    ahead: 0,
  };
  const faults: { path: string; fault: Fault }[] = [];
  const server = createServer((request, response) => {
    // A client that went away, or sent what is no request, ends its own connection only.
    answer(request, response).catch(() => response.destroy());
  });
  const calls = makeCalls(log, options.pace ?? 0, (call) =>
    events.send(call.agent, { type: 'call.updated', call: publicCall(call) }),
  );
  const authorization = options.authorization ? makeAuthorization(options.authorization) : null;
  const events = makeEvents(server, calls.live, options.pingMs);

  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('date', new Date(Date.now() + state.ahead).toUTCString());
    const asked = new URL(request.url ?? '/', url());
    const { pathname } = asked;
    const method = request.method ?? 'GET';
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const agent = Object.hasOwn(options.tokens, token)
      ? options.tokens[token]
      : authorization?.agentOf(token);
    const key = String(request.headers['idempotency-key'] ?? '') || null;
    const body = await readBody(request);
    log.add({
      kind: 'request',
      at: new Date().toISOString(),
      method,
      path: pathname,
      agent: agent ?? null,
      key,
      // Codes and tokens are in no log.
      body: authorization?.serves(pathname) ? null : body,
    });

    const send = (status: number, value?: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, {
        ...(value === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const refuse = (status: number, code: string, message: string): void =>
      send(status, { error: { code, message } });

    const index = faults.findIndex(({ path }) => pathname.startsWith(path));
    const fault = index >= 0 ? faults.splice(index, 1)[0]?.fault : undefined;
    if (fault && 'status' in fault) {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(
        fault.body ?? JSON.stringify({ error: { code: 'fault', message: 'A test asked for this.' } }),
      );
      return;
    }
    if (fault && 'hang' in fault) return;
    if (fault && 'drop' in fault && fault.drop === 'beforeCall') return void request.socket.destroy();
    if (authorization?.serves(pathname)) {
      const reply = authorization.answer(method, asked, body);
      response.writeHead(reply.status, reply.headers);
      return void response.end(reply.body);
    }
    if (agent === undefined) return refuse(401, 'unauthorized', 'The bearer token is missing or not known.');
    if (agent === null) return refuse(403, 'forbidden', 'This token may not use the gateway.');

    const route = `${method} ${pathname.replace(/^(\/v1\/attempts\/)[^/]+/, '$1{id}')}`;
    const attemptId = /^\/v1\/attempts\/([^/]+)/.exec(pathname)?.[1] ?? '';
    switch (route) {
      case 'GET /v1/me':
        return send(200, {
          userId: agent,
          name: nameOf(state.directory, agent),
          devices: options.devices?.[agent],
        });
      case 'GET /v1/directory': {
        const text = state.raw ?? JSON.stringify(agentDirectory(state.directory, agent));
        const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
        if (request.headers['if-none-match'] === etag) return send(304, undefined, { etag });
        response.writeHead(200, { 'content-type': 'application/json', etag });
        return void response.end(text);
      }
      case 'POST /v1/dial': {
        // The key comes first: what was placed under it stays placed, whatever has changed since.
        const known = calls.get(key ?? '');
        const wrong = known ? null : refusalOf(body, key, numbersOf(state.directory, agent));
        if (wrong) return refuse(wrong.status, wrong.code, wrong.message);
        const order = body as Record<string, unknown>;
        if (known && (known.agent !== agent || JSON.stringify(known.body) !== JSON.stringify(order)))
          return refuse(422, 'key_reused', 'Another call was placed under this Idempotency-Key.');
        const call = known ?? calls.place(key ?? '', agent, order);
        if (fault && 'drop' in fault) return void request.socket.destroy();
        return send(202, publicCall({ attemptId: call.attemptId, state: 'queued', cause: null }));
      }
      case 'GET /v1/attempts/{id}':
      case 'POST /v1/attempts/{id}/hangup': {
        const call = calls.get(attemptId);
        if (!call || call.agent !== agent)
          return refuse(404, 'not_found', 'No call was placed under this id.');
        if (method === 'POST') calls.move(attemptId, 'ended', 'hung up by the agent');
        return send(200, publicCall(call));
      }
      case 'POST /v1/checks': {
        if (options.checks === false) break;
        const name = (userId: string): string => nameOf(state.directory, userId);
        const check = checkFor(body, agent, calls.all(), name, state.refusesCalls);
        return check ? send(200, check) : refuse(400, 'bad_body', 'to, lineId and dayStartedAt are needed.');
      }
      case 'POST /v1/attempts/{id}/completed': {
        if (calls.get(attemptId)?.agent !== agent)
          return refuse(404, 'not_found', 'No call was placed under this id.');
        const wrong = completionFault(body);
        if (wrong) return refuse(400, 'bad_body', wrong);
        const at = new Date().toISOString();
        log.add({ kind: 'completed', at, attemptId, agent, body: body as Completed });
        return send(204);
      }
      case 'POST /v1/events/tickets':
        return send(201, { ticket: events.ticketFor(agent) });
    }
    return refuse(404, 'not_found', 'There is nothing at this path.');
  }

  await new Promise<void>((ready) => server.listen(options.port ?? 0, '127.0.0.1', ready));
  return {
    url: url(),
    authorization,
    log: log.entries,
    /** The calls that were placed, each once however often it was asked for. */
    placed: () =>
      log.entries.filter((entry): entry is Extract<Entry, { kind: 'call' }> => entry.kind === 'call'),
    dialRequests: () => log.entries.filter((entry) => entry.kind === 'request' && entry.path === '/v1/dial'),
    failNext: (path: string, fault: Fault) => void faults.push({ path, fault }),
    move: calls.move,
    /** A call comes in; whether it was let through to the agent. */
    inbound(agent: string, from: string, to: string): boolean {
      if (calls.isBlocked(agent)) return false;
      events.send(agent, { type: 'call.inbound', from, to, at: new Date().toISOString() });
      return true;
    },
    /** The numbers on the gateway's own do-not-call list; null while it cannot be read. */
    setDoNotCall: (refusesCalls: ReadonlySet<string> | null) => Object.assign(state, { refusesCalls }),
    /** A customer calls: it is routed by the rule of the product, from this gateway's own log. Where it landed. */
    callIn: (from: string, to: string) =>
      landInbound(state.directory, log, events, calls.isBlocked, { from, to }),
    /** How each call went, by its id: what was saved last. */
    completed: () => latestCompletions(log.entries),
    setDirectory: (directory: unknown) => Object.assign(state, { directory, raw: null }),
    /** The gateway's clock, milliseconds ahead of this machine's. */
    setClock: (ahead: number) => Object.assign(state, { ahead }),
    setRawDirectory: (raw: string) => Object.assign(state, { raw }),
    async close(): Promise<void> {
      calls.stop();
      events.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      log.close();
    },
  };
}

const nameOf = (directory: unknown, userId: string): string =>
  (directory as { users?: { id: string; name: string }[] }).users?.find(({ id }) => id === userId)?.name ??
  userId;

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return text;
  }
}
