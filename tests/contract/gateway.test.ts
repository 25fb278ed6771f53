// docs/gateway.openapi.yaml, the gateway that implements it and the adapter that uses it: three that must agree.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { CallEvent, DialOrder } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter, whoAmI } from '../../lib/dial/adapters/gateway';
import { Call, Event, Fault, Me, Ticket } from '../../lib/dial/adapters/gateway-contract';
import { fetchDirectory } from '../../lib/directory/refresh';
import { Envelope, TABLES } from '../../lib/directory/schema';
import { toE164 } from '../../lib/phone/e164';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway/server';

type Json = Record<string, unknown>;
type Directory = Json & { users: Json[]; numbers: { e164: string }[]; callCenters: Json[] };
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

// The contract, and how values are held against it.

type Header = { required?: boolean; schema: unknown };
type Parameter = { name: string; in: string; required?: boolean; schema: unknown };
type DefinedReply = { headers?: Json; content?: Json };
type Operation = {
  security?: Json[];
  parameters?: unknown[];
  requestBody?: { content: Json };
  responses: Record<string, unknown>;
};
const contract = parse(read('../../docs/gateway.openapi.yaml')) as {
  security: Json[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Json }> };
};
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(contract, 'contract');

const pointer = (...parts: string[]): string =>
  `#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const parts = (ref: string): string[] =>
  ref
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place of the contract, references followed, and where that is. */
function at(ref: string): { value: Json; ref: string } {
  const value = parts(ref).reduce<unknown>((node, name) => (node as Json)?.[name], contract) as Json;
  if (!value) throw new Error(`Nothing at ${ref}`);
  return typeof value.$ref === 'string' ? at(value.$ref) : { value, ref };
}

/** What is wrong with a value by the schema at this place; empty when nothing is. */
function problems(ref: string, value: unknown, onlyDescribed = false): string[] {
  const schema = { $ref: `contract${ref}`, ...(onlyDescribed ? { unevaluatedProperties: false } : {}) };
  const check = ajv.compile(schema);
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
const schemaRef = (name: string): string => pointer('components', 'schemas', name);
const fits = (name: string, value: unknown): boolean => problems(schemaRef(name), value).length === 0;

const OPERATIONS = Object.entries(contract.paths).flatMap(([path, item]) =>
  ['get', 'post'].flatMap((verb) => {
    const operation = item[verb];
    if (!operation) return [];
    const ref = pointer('paths', path, verb);
    const shared = (item as { parameters?: unknown[] }).parameters ?? [];
    const parameters = [
      ...shared.map((_, i) => pointer('paths', path, 'parameters', String(i))),
      ...(operation.parameters ?? []).map((_, i) => `${ref}/parameters/${i}`),
    ].map((one) => at(one).value as unknown as Parameter);
    const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    return [{ route: `${verb.toUpperCase()} ${path}`, path, pattern, ref, operation, parameters }];
  }),
);
function operationOf(method: string, pathname: string): (typeof OPERATIONS)[number] {
  const found = OPERATIONS.find(
    ({ route, pattern }) => route.startsWith(`${method} `) && pattern.test(pathname),
  );
  if (!found) throw new Error(`The contract has no ${method} ${pathname}`);
  return found;
}

/** Fails where a reply is not one that the contract defines for the route. */
function checkReply(method: string, pathname: string, response: Response, text: string): void {
  const { route, ref, operation } = operationOf(method, pathname);
  const status = String(response.status);
  const key = [status, `${status[0]}XX`].find((name) => name in operation.responses);
  expect(key, `${route} answered ${status}, which the contract does not define`).toBeDefined();
  const found = at(`${ref}/responses/${key}`);
  const { headers = {}, content } = found.value as DefinedReply;
  for (const name of Object.keys(headers)) {
    const header = at(`${found.ref}/headers/${name}`);
    const value = response.headers.get(name);
    if ((header.value as Header).required) expect(value, `${route} ${status}: header ${name}`).not.toBeNull();
    if (value !== null) expect(problems(`${header.ref}/schema`, value)).toEqual([]);
  }
  if (!content) return void expect(text, `${route} ${status} has no body`).toBe('');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const media = `${found.ref}/content/${encodeURIComponent('application~1json')}/schema`;
  expect(problems(media, JSON.parse(text)), `${route} ${status}: ${text}`).toEqual([]);
}

// The gateway, new for every test.

const DIRECTORY = JSON.parse(read('../fixtures/directory.json')) as Directory;
const TOKENS = { aiko: 'aiko', eve: 'eve', ben: 'ben', locked: null };
const KEY = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ORDER = {
  to: '+12125550123',
  callerId: '+12125550142',
  lineId: 'sales-west',
  context: { site: 'https://crm.example.com', rung: 'pool-same-area' },
};

let folder: string;
let gateway: Gateway;
const open = new Set<Gateway>();
const sockets = new Set<WebSocket>();

async function start(options: Partial<GatewayOptions> = {}, log = 'gateway.jsonl'): Promise<Gateway> {
  const logFile = join(folder, log);
  const started = await startGateway({ directory: DIRECTORY, tokens: TOKENS, logFile, ...options });
  open.add(started);
  return started;
}
async function stop(one: Gateway): Promise<void> {
  open.delete(one);
  await one.close();
}
/** Another process on the same log. */
async function restart(options: Partial<GatewayOptions> = {}): Promise<void> {
  await stop(gateway);
  gateway = await start(options);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'neardial-contract-'));
  gateway = await start();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const socket of sockets) socket.terminate();
  sockets.clear();
  for (const one of open) await stop(one);
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { token?: string | null; key?: string; body?: unknown; headers?: Record<string, string> };
type Reply = { status: number; text: string; json: Json; headers: Headers };

/** One request; its reply is held against the contract whatever the test is about. */
async function call(method: string, path: string, sent: Sent = {}): Promise<Reply> {
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
const dial = (sent: Sent = {}): Promise<Reply> =>
  call('POST', '/v1/dial', { key: KEY, body: ORDER, ...sent });
const codeOf = ({ json }: Reply): unknown => (json.error as Json | undefined)?.code;
const attempt = (token = 'aiko', key = KEY): Promise<Reply> => call('GET', `/v1/attempts/${key}`, { token });
const hangUp = (token = 'aiko', key = KEY): Promise<Reply> =>
  call('POST', `/v1/attempts/${key}/hangup`, { token });
const directoryOf = async (token: string): Promise<Directory> =>
  (await call('GET', '/v1/directory', { token })).json as Directory;
const ticketFor = async (token = 'aiko'): Promise<string> =>
  String((await call('POST', '/v1/events/tickets', { token })).json.ticket);

type Message = Json & { type: string; seq?: number };
type Stream = { messages: Message[]; until(enough: (messages: Message[]) => boolean): Promise<Message[]> };

/** Opens the event stream; every message is held against the contract. Resolves to the status when it is refused. */
async function openStream(query: Record<string, string>): Promise<Stream | number> {
  const socket = new WebSocket(
    `${gateway.url.replace('http', 'ws')}/v1/events?${new URLSearchParams(query)}`,
  );
  sockets.add(socket);
  const messages: Message[] = [];
  let look = (): unknown => undefined;
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Message);
    look();
  });
  socket.on('error', () => undefined);
  const status = await new Promise<number>((resolve, reject) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
    socket.on('close', () => reject(new Error('The stream was closed before it opened')));
  });
  expect(Object.keys(operationOf('GET', '/v1/events').operation.responses)).toContain(String(status));
  if (status !== 101) return status;
  return {
    messages,
    until: (enough) =>
      new Promise<void>((resolve) => {
        look = () => enough(messages) && resolve();
        look();
      }).then(() => {
        for (const message of messages)
          expect(problems(schemaRef('EventMessage'), message), JSON.stringify(message)).toEqual([]);
        return messages;
      }),
  };
}
async function stream(token = 'aiko', query: Record<string, string> = {}): Promise<Stream> {
  const opened = await openStream({ ticket: await ticketFor(token), ...query });
  if (typeof opened === 'number') throw new Error(`The stream was refused with ${opened}`);
  return opened;
}
const count = (n: number) => (messages: Message[]) => messages.length >= n;
const pings = (messages: Message[]): number => messages.filter(({ type }) => type === 'ping').length;
const callers = (messages: Message[]): unknown[] => messages.map(({ from }) => from);

describe('every status that the contract defines', () => {
  const example = (route: string, sent: Sent): Promise<Reply> => {
    const [method = '', path = ''] = route.split(' ');
    return call(
      method,
      path.replace('{id}', KEY),
      route === 'POST /v1/dial' ? { key: KEY, body: ORDER, ...sent } : sent,
    );
  };
  const fault = (status: number, headers?: Record<string, string>) => async (route: string) => {
    const path = route.split(' ')[1]?.replace('{id}', KEY) ?? '';
    gateway.failNext(path, { status, ...(headers ? { headers } : {}) });
    return example(route, {});
  };
  /** How each status comes about, where any route can answer it. */
  const ANYWHERE: Record<string, (route: string) => Promise<Reply>> = {
    401: (route) => example(route, { token: null }),
    403: (route) => example(route, { token: 'locked' }),
    404: (route) => example(route, {}),
    429: fault(429, { 'retry-after': '7' }),
    503: fault(503),
    '5XX': fault(500),
  };
  const THERE: Record<string, () => Promise<Reply>> = {
    'GET /v1/me 200': () => call('GET', '/v1/me'),
    'GET /v1/directory 200': () => call('GET', '/v1/directory'),
    'GET /v1/directory 304': async () => {
      const etag = (await call('GET', '/v1/directory')).headers.get('etag') ?? '';
      return call('GET', '/v1/directory', { headers: { 'if-none-match': etag } });
    },
    'POST /v1/dial 202': () => dial(),
    'POST /v1/dial 400': () => dial({ body: {} }),
    'POST /v1/dial 422': () => dial({ body: { ...ORDER, callerId: '+12125550199' } }),
    'GET /v1/attempts/{id} 200': () => dial().then(() => attempt()),
    'POST /v1/attempts/{id}/hangup 200': () => dial().then(() => hangUp()),
    'POST /v1/events/tickets 201': () => call('POST', '/v1/events/tickets'),
  };
  const defined = OPERATIONS.filter(({ route }) => route !== 'GET /v1/events').flatMap(
    ({ route, operation }) =>
      Object.keys(operation.responses).map((status): [string, string] => [route, status]),
  );

  it.each(defined)('%s → %s is answered as described', async (route, status) => {
    const make = THERE[`${route} ${status}`] ?? ANYWHERE[status];
    if (!make) throw new Error(`Nobody knows how ${route} comes to answer ${status}`);
    expect(String((await make(route)).status)).toBe(status.replace('XX', '00'));
  });

  it('is there on every route for callers without a token and without a right', () => {
    expect(contract.security).toEqual([{ bearer: [] }]);
    for (const { route, operation } of OPERATIONS) {
      expect(Object.keys(operation.responses), route).toEqual(expect.arrayContaining(['401', '403']));
      expect(operation.security, route).toEqual(route === 'GET /v1/events' ? [{ ticket: [] }] : undefined);
    }
  });

  it('is also what other server faults get', async () => {
    for (const status of [500, 502, 504]) {
      gateway.failNext('/v1/dial', { status });
      expect((await dial()).status).toBe(status);
    }
    expect(gateway.placed()).toEqual([]);
  });
});

describe('POST /v1/dial refuses, and places nothing', () => {
  it.each([
    ['no body', undefined],
    ['what is not JSON', '{"to":'],
    ['a list', []],
    ['no caller ID', { ...ORDER, callerId: undefined }],
    ['no line', { ...ORDER, lineId: undefined }],
    ['a destination that is not E.164', { ...ORDER, to: '212-555-0123' }],
    ['a line without a name', { ...ORDER, lineId: '' }],
    ['post-dial digits that are a number', { ...ORDER, postDial: 45 }],
    ['post-dial digits that are words', { ...ORDER, postDial: 'ask for Ann' }],
    ['a device that is a number', { ...ORDER, deviceId: 7 }],
    ['a context that is text', { ...ORDER, context: 'popup' }],
  ])('%s with 400', async (_, body) => {
    const json = JSON.parse(JSON.stringify(typeof body === 'object' ? body : null));
    expect(fits('DialRequest', json)).toBe(false);
    expect((await dial({ body })).status).toBe(400);
    expect(gateway.placed()).toEqual([]);
  });

  it.each([undefined, 'short', 'with spaces in it', 'x'.repeat(256)])('the key %j with 400', async (key) => {
    expect(key !== undefined && fits('AttemptId', key)).toBe(false);
    const reply = await call('POST', '/v1/dial', { body: ORDER, ...(key === undefined ? {} : { key }) });
    expect(reply.status).toBe(400);
    expect(gateway.placed()).toEqual([]);
  });
});

const e164 = (text: string) => toE164(text) ?? expect.unreachable(text);
const DIAL_ORDER: DialOrder = {
  attemptId: KEY,
  to: e164(ORDER.to),
  callerId: e164(ORDER.callerId),
  postDial: null,
  lineId: 'sales-west',
  context: { site: 'https://crm.example.com', rung: 'pool-same-area' },
};
const never = (): AbortSignal => new AbortController().signal;

/** A fetch that holds every request against the contract before it is sent. */
function checkingFetch(sent: string[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input as string, init);
    const { pathname, searchParams } = new URL(request.url);
    const { route, ref, operation, parameters } = operationOf(request.method, pathname);
    sent.push(route);
    expect(request.headers.get('authorization')).toMatch(/^Bearer \S+$/);
    expect(request.redirect).toBe('error');
    for (const one of parameters.filter((parameter) => parameter.in === 'header')) {
      const value = request.headers.get(one.name);
      expect(value !== null || !one.required, `${route}: ${one.name}`).toBe(true);
      if (value !== null)
        expect(ajv.validate(resolved(one.schema), value), `${one.name}: ${value}`).toBe(true);
    }
    const headers = [
      'accept',
      'authorization',
      'content-type',
      ...parameters.map(({ name }) => name.toLowerCase()),
    ];
    expect([...request.headers.keys()].filter((name) => !headers.includes(name))).toEqual([]);
    expect([...searchParams.keys()]).toEqual([]);
    const text = await request.clone().text();
    if (operation.requestBody) {
      expect(request.headers.get('content-type')).toBe('application/json');
      const media = `${ref}/requestBody/content/${encodeURIComponent('application~1json')}/schema`;
      expect(problems(media, JSON.parse(text), true), text).toEqual([]);
    } else expect(text).toBe('');
    return fetch(input, init);
  };
}
const resolved = (schema: unknown): Json => {
  const { $ref, ...rest } = schema as Json;
  return typeof $ref === 'string' ? { ...rest, $ref: `contract${$ref}` } : rest;
};

/** Starts the adapter's listening, with a WebSocket that the browser would have. */
function listen(access: Parameters<typeof gatewayAdapter>[0]) {
  const control = new AbortController();
  const reported: CallEvent[] = [];
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
    until: (n: number): Promise<CallEvent[]> =>
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

describe('what the adapter sends', () => {
  it('is what the contract describes, on every route', async () => {
    const sent: string[] = [];
    const access = { url: gateway.url, token: 'aiko', fetch: checkingFetch(sent) };
    const adapter = gatewayAdapter(access);
    const source = { ...access, url: `${gateway.url}/v1/directory` };
    expect(await whoAmI(access)).toEqual({ me: { userId: 'aiko', name: 'Aiko Mori' } });
    const first = await fetchDirectory(source, null, () => true);
    expect(first.got).toBe('new');
    expect((await fetchDirectory(source, first.got === 'new' ? first.etag : null, () => true)).got).toBe(
      'same',
    );
    expect(await adapter.dial(DIAL_ORDER, never())).toEqual({ outcome: 'accepted' });
    expect(await adapter.dial({ ...DIAL_ORDER, attemptId: `${KEY}-2`, postDial: '45' }, never())).toEqual({
      outcome: 'accepted',
    });
    expect((await adapter.status(KEY)).status).toBe('live');
    expect(await adapter.hangUp(KEY)).toBeNull();
    const listening = listen(access);
    await listening.query;
    await listening.stop();
    expect(new Set(sent)).toEqual(
      new Set(OPERATIONS.map(({ route }) => route).filter((route) => route !== 'GET /v1/events')),
    );
    expect(gateway.placed().map(({ attemptId, body }) => [attemptId, body])).toEqual([
      [KEY, ORDER],
      [`${KEY}-2`, { ...ORDER, postDial: '45' }],
    ]);
    const context = `${schemaRef('DialRequest')}/properties/context`;
    for (const { body } of gateway.placed()) expect(problems(context, body.context, true)).toEqual([]);
  });
});

describe('one key is one call', () => {
  const ids = (): string[] => gateway.placed().map(({ attemptId }) => attemptId);

  it('however often it is sent: the same bytes come back, also after the call has ended', async () => {
    const first = await dial();
    const again = await dial();
    await hangUp();
    const late = await dial();
    expect([first.status, again.status, late.status]).toEqual([202, 202, 202]);
    expect([again.text, late.text]).toEqual([first.text, first.text]);
    expect(ids()).toEqual([KEY]);
    expect((await attempt()).json.state).toBe('ended');
  });

  it('when two requests come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => dial()));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(202);
    expect(ids()).toEqual([KEY]);
    expect(gateway.dialRequests()).toHaveLength(8);
  });

  it('after a restart, a day later', async () => {
    const first = await dial();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3600_000 - 60_000 });
    await restart();
    const again = await dial();
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(ids()).toEqual([KEY]);
    expect((await dial({ body: { ...ORDER, to: '+12125550124' } })).status).toBe(422);
  });

  it('and another key another call', async () => {
    await dial();
    await dial({ key: `${KEY}-2` });
    expect(ids()).toEqual([KEY, `${KEY}-2`]);
  });

  it.each([
    ['another destination', { ...ORDER, to: '+12125550124' }],
    ['another caller ID', { ...ORDER, callerId: '+12125550143' }],
    ['a caller ID that is not allowed', { ...ORDER, callerId: '+12125550199' }],
    ['another line', { ...ORDER, lineId: 'seniors' }],
    ['digits after it', { ...ORDER, postDial: '45' }],
  ])('with %s it is refused', async (_, body) => {
    await dial();
    const other = await dial({ body });
    expect([other.status, codeOf(other)]).toEqual([422, 'key_reused']);
    expect(gateway.placed().map((placed) => placed.body)).toEqual([ORDER]);
  });

  it('of the agent who used it first', async () => {
    const body = { ...ORDER, callerId: '+16285550100' };
    await dial({ body });
    const other = await dial({ body, token: 'ben' });
    expect([other.status, codeOf(other)]).toEqual([422, 'key_reused']);
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
  });

  it('also when the caller ID is no longer the agent’s: what was placed was placed', async () => {
    const first = await dial();
    gateway.setDirectory({ ...DIRECTORY, callCenters: [], coachingTeams: [] });
    const fresh = await dial({ key: `${KEY}-2` });
    expect([fresh.status, codeOf(fresh)]).toEqual([422, 'caller_id_not_allowed']);
    const again = await dial();
    expect([again.status, again.text]).toEqual([202, first.text]);
  });

  it('and a refused request leaves it free', async () => {
    expect((await dial({ body: { ...ORDER, callerId: '+12125550199' } })).status).toBe(422);
    expect((await dial()).status).toBe(202);
    expect(ids()).toEqual([KEY]);
  });

  it('and ending it twice is ending it once', async () => {
    await dial();
    const first = await hangUp();
    const again = await hangUp();
    expect(first.json.state).toBe('ended');
    expect([again.status, again.text]).toEqual([200, first.text]);
  });
});

describe('the agent is who the token belongs to', () => {
  it('so nobody else reads or ends a call, or learns that there is one', async () => {
    await dial();
    for (const ask of [attempt, hangUp]) {
      const others = await ask('eve');
      const nobodys = await ask('eve', `${KEY}-none`);
      expect([others.status, others.text]).toEqual([404, nobodys.text]);
    }
    expect((await attempt()).json.state).toBe('queued');
  });

  it('and an agent named in the body, the query or a header is not asked', async () => {
    const body = { ...ORDER, agentId: 'eve', userId: 'eve', agent: 'eve' };
    const headers = { 'x-agent-id': 'eve' };
    const reply = await call('POST', '/v1/dial?agentId=eve', { key: KEY, body, headers });
    expect(reply.status).toBe(202);
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
    expect((await attempt('eve')).status).toBe(404);
    expect((await attempt('aiko')).status).toBe(200);
  });

  it.each(['+16285550100', '+12125550142', '+15035550150', '+12065550100', '+12125550199'])(
    'so eve, who is in no line, may not show %s',
    async (callerId) => {
      const reply = await dial({ token: 'eve', body: { ...ORDER, callerId } });
      expect([reply.status, codeOf(reply)]).toEqual([422, 'caller_id_not_allowed']);
      expect(gateway.placed()).toEqual([]);
    },
  );

  it.each(['', 'nobody', 'null', 'toString', 'constructor', '__proto__'])(
    'and the token %j belongs to nobody',
    async (token) => {
      expect((await call('GET', '/v1/me', { token })).status).toBe(401);
    },
  );

  it.each(['%E0%A4%A', '%2F', '..%2Fme', 'x'.repeat(300)])('and there is no call %s', async (id) => {
    expect((await call('GET', `/v1/attempts/${id}`)).status).toBe(404);
  });
});

describe('the directory of an agent', () => {
  it('who is in no line is their own row and number', async () => {
    const { users, numbers, bundles, callCenters, coachingTeams } = await directoryOf('eve');
    expect(users).toEqual(DIRECTORY.users.filter(({ id }) => id === 'eve'));
    expect(numbers.map((row) => row.e164)).toEqual(['+18005550100']);
    expect([bundles, callCenters, coachingTeams]).toEqual([[], [], []]);
  });

  it.each(['aiko', 'ben', 'eve'])('names nobody but %s', async (agent) => {
    const own = await directoryOf(agent);
    expect(own.users.map(({ id }) => id)).toEqual([agent]);
    const rows = Object.values(own).flatMap((table) => (Array.isArray(table) ? (table as Json[]) : []));
    const members = rows.flatMap((row) => [row.memberIds, row.pendingMemberIds].flat());
    expect(new Set(members.filter(Boolean))).toEqual(new Set([agent]));
    const others = DIRECTORY.users.filter(({ id }) => id !== agent);
    const text = JSON.stringify({ ...own, numbers: own.numbers.map((row) => row.e164) });
    for (const { name, personalNumber } of others) {
      expect(text).not.toContain(name);
      if (personalNumber !== '+18005550100') expect(text).not.toContain(personalNumber ?? 'no number');
    }
  });

  it('has the lines, numbers and bundles of the agent, and every number that it names', async () => {
    const own = await directoryOf('ben');
    expect(own.callCenters.map(({ id }) => id)).toEqual(['sales-west']);
    const known = new Set(own.numbers.map((row) => row.e164));
    expect(known).toContain('+16285550100');
    expect(known).not.toContain('+13125550100');
    const { numbers: _, ...rest } = own;
    const named = JSON.stringify(rest).match(/\+\d{8,15}/g) ?? [];
    expect(named.filter((number) => !known.has(number))).toEqual([]);
  });

  it('behind a coaching team has of the call centre what the team may show, the main number', async () => {
    const teams = (DIRECTORY.coachingTeams as Json[]).map((row) => ({
      ...row,
      memberIds: ['eve'],
      bundleIds: [],
    }));
    gateway.setDirectory({ ...DIRECTORY, coachingTeams: teams });
    const { numbers } = await directoryOf('eve');
    expect(numbers.map((row) => row.e164).sort()).toEqual(['+16285550100', '+18005550100']);
  });

  it('is sent again only when it changed', async () => {
    const ask = (etag: string | null) =>
      call('GET', '/v1/directory', { token: 'eve', headers: etag ? { 'if-none-match': etag } : {} });
    const first = await ask(null);
    const etag = first.headers.get('etag');
    const same = await ask(etag);
    expect([first.status, same.status, same.headers.get('etag')]).toEqual([200, 304, etag]);
    expect((await call('GET', '/v1/directory')).headers.get('etag')).not.toBe(etag);
    const users = DIRECTORY.users.map((row) => (row.id === 'eve' ? { ...row, name: 'Eve Lund' } : row));
    gateway.setDirectory({ ...DIRECTORY, users });
    const changed = await ask(etag);
    expect([changed.status, (changed.json as Directory).users[0]?.name]).toEqual([200, 'Eve Lund']);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect((await ask(changed.headers.get('etag'))).status).toBe(304);
  });
});

/** A value with one of its members left out or made something else, for every member and many things. */
function mutations(sample: Json): Json[] {
  const values = [
    null,
    '',
    'x',
    'y'.repeat(201),
    'US',
    '332',
    '+12125550142',
    0,
    1,
    1.5,
    101,
    true,
    [],
    [''],
    ['x'],
  ];
  const dates = ['2026-11-20', '2026-11-20T08:00:00+09:00', '2026-11-20T08:00:00'];
  return Object.keys(sample).flatMap((name) => {
    const { [name]: _, ...without } = sample;
    return [
      without,
      ...[...values, ...dates, ['+12125550142'], {}, { x: 1 }].map((value) => ({ ...sample, [name]: value })),
    ];
  });
}

describe('the schemas of the contract are those that the client parses with', () => {
  const common = { id: 'x', name: 'X', bundleIds: [], memberIds: ['x'], numbers: ['+12125550142'] };
  const ROWS: [keyof typeof TABLES, string, Json][] = [
    [
      'numbers',
      'NumberRow',
      { e164: '+12125550142', type: 'local', label: 'L', canCall: true, canReceive: true, status: 'active' },
    ],
    ['bundles', 'BundleRow', { ...common, kind: 'full', unavailableAreaCodes: ['332'] }],
    [
      'callCenters',
      'CallCenterRow',
      { ...common, mainNumber: null, callerId: 'main', agentsMayToggle: true, pendingMemberIds: [] },
    ],
    [
      'coachingTeams',
      'CoachingTeamRow',
      { ...common, callCenterId: 'x', localPresence: true, membersMayToggle: true },
    ],
    [
      'outboundProfiles',
      'OutboundProfileRow',
      { ...common, queueId: 'q', capacityProfileIds: [], countries: ['US'], isDefault: true },
    ],
    [
      'capacityProfiles',
      'CapacityProfileRow',
      { ...common, direction: 'both', maxCalls: 1, reset: 'immediate', blocksInbound: true },
    ],
    [
      'users',
      'UserRow',
      {
        id: 'x',
        name: 'X',
        email: 'x@example.com',
        personalNumber: null,
        personalOnly: true,
        vendorIds: { a: 'b' },
      },
    ],
  ];
  it.each(ROWS)('for the rows of %s', (table, name, sample) => {
    const { row } = TABLES[table];
    expect(Object.keys(row.shape).sort()).toEqual(
      Object.keys(contract.components.schemas[name]?.properties ?? {}).sort(),
    );
    expect(row.safeParse(sample).success).toBe(true);
    for (const value of [sample, ...mutations(sample)])
      expect(fits(name, value), JSON.stringify(value)).toBe(row.safeParse(value).success);
  });

  it('for the document around them', () => {
    expect(Object.keys(Envelope.shape).sort()).toEqual(
      Object.keys(contract.components.schemas.Directory?.properties ?? {}).sort(),
    );
    const { version, asOf, account } = DIRECTORY;
    for (const value of [DIRECTORY, ...mutations({ version, asOf, account })])
      expect(fits('Directory', value), JSON.stringify(value)).toBe(Envelope.safeParse(value).success);
    for (const value of mutations(account as Json))
      expect(fits('Directory', { ...DIRECTORY, account: value }), JSON.stringify(value)).toBe(
        Envelope.shape.account.safeParse(value).success,
      );
  });

  const connected = { attemptId: KEY, state: 'connected', cause: 'y'.repeat(200) };
  const REPLIES: [string, z.ZodType, Json][] = [
    ['Me', Me, { userId: 'x', name: 'X' }],
    ['Call', Call, connected],
    ['Ticket', Ticket, { ticket: 'x' }],
    ['Error', Fault, { error: { code: 'x', message: 'y'.repeat(500) } }],
    ['EventMessage', Event, { type: 'ping' }],
    ['EventMessage', Event, { type: 'call.updated', seq: 0, call: connected }],
    [
      'EventMessage',
      Event,
      { type: 'call.inbound', seq: 1, from: '', to: '+12125550142', at: '2026-11-20T08:00:00Z' },
    ],
  ];
  it.each(REPLIES)('or less narrow: what fits %s can be read', (name, schema, sample) => {
    const states = contract.components.schemas.CallState as { enum: string[] };
    const calls = states.enum.map((state) => ({ ...sample, ...(name === 'Call' ? { state } : {}) }));
    expect(fits(name, sample)).toBe(true);
    for (const value of [...calls, ...mutations(sample)])
      if (fits(name, value)) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
  });
});

describe('the event stream', () => {
  it('opens with a ticket, once', async () => {
    const ticket = await ticketFor();
    expect(await openStream({ ticket })).toBeTypeOf('object');
    expect(await openStream({ ticket })).toBe(401);
    expect(await openStream({ ticket: 'made-up' })).toBe(401);
    expect(await openStream({})).toBe(401);
  });

  it('does not open with a token, nor with a ticket after a minute', async () => {
    expect(await openStream({ ticket: 'aiko', token: 'aiko' })).toBe(401);
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
    const ticket = await ticketFor();
    vi.advanceTimersByTime(61_000);
    expect(await openStream({ ticket })).toBe(401);
  });

  it('tells an agent about their calls and nobody else about them', async () => {
    const [mine, others] = [await stream('aiko'), await stream('eve')];
    await dial();
    gateway.move(KEY, 'ringingCustomer');
    await hangUp();
    gateway.inbound('aiko', '+12125550123', '+16285550100');
    gateway.inbound('eve', 'anonymous', '+18005550100');
    const messages = await mine.until(count(3));
    expect(messages.map(({ type }) => type)).toEqual(['call.updated', 'call.updated', 'call.inbound']);
    expect(messages[0]?.call).toEqual({ attemptId: KEY, state: 'ringingCustomer', cause: null });
    expect(messages[1]?.call).toEqual((await attempt()).json);
    expect(callers(await others.until(count(1)))).toEqual(['anonymous']);
  });

  it('is resumed after the last event seen', async () => {
    const first = await stream();
    for (const from of ['1', '2', '3']) {
      gateway.inbound('aiko', from, '+16285550100');
      gateway.inbound('eve', `not ${from}`, '+18005550100');
    }
    const seen = await first.until(count(3));
    const numbers = seen.map(({ seq }) => Number(seq));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const resumed = await stream('aiko', { since: String(numbers[0]) });
    const current = await stream('aiko', { since: String(numbers[2]) });
    const fresh = await stream('aiko');
    gateway.inbound('aiko', '4', '+16285550100');
    expect(callers(await resumed.until(count(3)))).toEqual(['2', '3', '4']);
    expect(callers(await current.until(count(1)))).toEqual(['4']);
    expect(callers(await fresh.until(count(1)))).toEqual(['4']);
    expect(resumed.messages.slice(0, 2)).toEqual(seen.slice(1, 3));
  });

  it('counts on after a restart', async () => {
    const before = await stream();
    for (const from of ['1', '2']) gateway.inbound('aiko', from, '+16285550100');
    const last = Number((await before.until(count(2)))[1]?.seq);
    await restart();
    gateway.inbound('aiko', '3', '+16285550100');
    const after = await stream('aiko', { since: String(last) });
    gateway.inbound('aiko', '4', '+16285550100');
    expect(callers(await after.until((messages) => messages.some(({ from }) => from === '4')))).toEqual([
      '3',
      '4',
    ]);
  });

  it('is pinged while a call of the agent is live, and only then', async () => {
    await restart({ pingMs: 50 });
    const [aiko, ben] = [await stream('aiko'), await stream('ben')];
    await dial();
    await aiko.until((messages) => pings(messages) >= 3);
    // Pings go to everybody in one turn, and a stream keeps its order: what ben was sent stands before this.
    gateway.inbound('ben', 'after three pings', '+16285550100');
    expect(callers(await ben.until((messages) => messages.some(({ from }) => from)))).toEqual([
      'after three pings',
    ]);

    await hangUp();
    await aiko.until((messages) => messages.some(({ type }) => type === 'call.updated'));
    const quiet = aiko.messages.length;
    await dial({ token: 'ben', key: `${KEY}-2`, body: { ...ORDER, callerId: '+16285550100' } });
    await ben.until((messages) => pings(messages) >= 3);
    gateway.inbound('aiko', 'after the call', '+16285550100');
    const all = await aiko.until((messages) => messages.some(({ from }) => from));
    expect(callers(all.slice(quiet))).toEqual(['after the call']);
  });

  it('is pinged every 20 seconds at the least where nobody chose otherwise', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    await restart();
    const mine = await stream();
    await dial();
    for (const times of [1, 2, 3]) {
      vi.advanceTimersByTime(20_000);
      await mine.until((messages) => pings(messages) >= times);
    }
  });

  it('is what the adapter listens to, and takes up again where it was', async () => {
    const access = { url: gateway.url, token: 'aiko', fetch };
    const described = ['ticket', ...operationOf('GET', '/v1/events').parameters.map(({ name }) => name)];
    const seen = await stream();
    const first = listen(access);
    expect([...(await first.query).keys()].filter((name) => !described.includes(name))).toEqual([]);
    await dial();
    gateway.inbound('aiko', '+12125550123', '+16285550100');
    gateway.move(KEY, 'ringingAgent');
    expect(await first.until(1)).toEqual([
      { attemptId: KEY, status: { status: 'live', progress: 'ringingAgent' } },
    ]);
    await first.stop();
    gateway.move(KEY, 'failed', 'no answer');
    const second = listen(access);
    expect(await second.until(1)).toEqual([
      { attemptId: KEY, status: { status: 'ended', cause: 'no answer' } },
    ]);
    const query = await second.query;
    expect([...query.keys()].sort()).toEqual(['since', 'ticket']);
    expect(query.get('since')).toBe(String((await seen.until(count(3)))[1]?.seq));
    await second.stop();
  });
});

describe('what the adapter makes of it', () => {
  const adapterOf = (token = 'aiko', url = gateway.url) => gatewayAdapter({ url, token, fetch });
  const failing = (fault: Parameters<Gateway['failNext']>[1], path = '/v1/dial') => {
    gateway.failNext(path, fault);
    return adapterOf();
  };
  const note = (key: string, ...args: string[]) => ({ note: { key, args } });
  const order = (change: Partial<DialOrder> = {}): DialOrder => ({ ...DIAL_ORDER, ...change });

  it('202: accepted', async () => {
    expect(await adapterOf().dial(order(), never())).toEqual({ outcome: 'accepted' });
    expect(gateway.placed()).toHaveLength(1);
  });

  it('refused by the gateway itself: rejected, with why', async () => {
    const notMine = order({ callerId: e164('+12125550199') });
    const rejected = { outcome: 'rejected' };
    expect(await adapterOf('nobody').dial(order(), never())).toEqual({ ...rejected, ...note('errorSignIn') });
    expect(await adapterOf('locked').dial(order(), never())).toEqual({
      ...rejected,
      ...note('errorForbidden'),
    });
    const message = String(
      ((await dial({ body: { ...ORDER, callerId: '+12125550199' } })).json.error as Json).message,
    );
    expect(await adapterOf().dial(notMine, never())).toEqual({
      ...rejected,
      ...note('errorRefused', message),
    });
    const short = await adapterOf().dial(order({ attemptId: 'short' }), never());
    expect(short).toMatchObject({ ...rejected, note: { key: 'errorRefused' } });
    expect(gateway.placed()).toEqual([]);
    await dial();
    const reused = await adapterOf().dial(order({ to: e164('+12125550124') }), never());
    expect(reused).toEqual({ ...rejected, ...note('errorKeyReused') });
  });

  it.each([
    [429, 'rejected', 'errorRateLimited', ['7']],
    [503, 'rejected', 'errorBusyService', []],
    [400, 'rejected', 'errorRefused', ['A test asked for this.']],
    [500, 'unknown', 'errorServiceFault', ['500']],
    [502, 'unknown', 'errorServiceFault', ['502']],
    [504, 'unknown', 'errorServiceFault', ['504']],
  ])('%i: %s', async (status, outcome, key, args) => {
    const adapter = failing({ status, headers: { 'retry-after': '7' } });
    expect(await adapter.dial(order(), never())).toEqual({ outcome, note: { key, args } });
  });

  it('every status of the contract as its table says', async () => {
    for (const name of Object.keys(operationOf('POST', '/v1/dial').operation.responses)) {
      const body = name === '202' ? undefined : '<html>not ours</html>';
      const status = Number(name.replace('XX', '99'));
      const adapter = status === 202 ? adapterOf() : failing({ status, ...(body ? { body } : {}) });
      const expected = status === 202 ? 'accepted' : name === '5XX' ? 'unknown' : 'rejected';
      expect((await adapter.dial(order(), never())).outcome, name).toBe(expected);
    }
  });

  it.each([
    ['is not JSON', 'calling …'],
    ['is empty', ''],
    ['has another shape', '{"ok":true}'],
    ['has a state of another version', JSON.stringify({ attemptId: KEY, state: 'teleported', cause: null })],
  ])('a 202 that %s: unknown', async (_, body) => {
    expect(await failing({ status: 202, body }).dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorBadReply'),
    });
  });

  it('a connection that drops after the call: unknown, and the gateway can be asked', async () => {
    const adapter = failing({ drop: 'afterCall' });
    expect(await adapter.dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorConnectionLost'),
    });
    expect(gateway.placed()).toHaveLength(1);
    expect(gateway.dialRequests()).toHaveLength(1);
    expect(await adapter.status(KEY)).toEqual({ status: 'live', progress: null });
  });

  it('a connection that drops before it: unknown just the same, and there is no call', async () => {
    const adapter = failing({ drop: 'beforeCall' });
    expect(await adapter.dial(order(), never())).toEqual({
      outcome: 'unknown',
      ...note('errorConnectionLost'),
    });
    expect(gateway.placed()).toEqual([]);
    expect(await adapter.status(KEY)).toEqual({ status: 'none' });
  });

  it('no answer in time: unknown', async () => {
    expect(await failing({ hang: true }).dial(order(), AbortSignal.timeout(200))).toEqual({
      outcome: 'unknown',
      ...note('errorTimeout'),
    });
  });

  it('a redirect: unknown, and the token goes nowhere else', async () => {
    const elsewhere = await start({}, 'elsewhere.jsonl');
    for (const status of [301, 307, 308]) {
      const adapter = failing({ status, headers: { location: `${elsewhere.url}/v1/dial` } });
      expect((await adapter.dial(order(), never())).outcome).toBe('unknown');
    }
    expect(elsewhere.log).toEqual([]);
  });

  it.each([
    ['queued', { status: 'live', progress: null }],
    ['ringingAgent', { status: 'live', progress: 'ringingAgent' }],
    ['ringingCustomer', { status: 'live', progress: 'ringingCustomer' }],
    ['connected', { status: 'live', progress: 'connected' }],
    ['ended', { status: 'ended', cause: 'done' }],
    ['failed', { status: 'ended', cause: 'done' }],
  ] as const)('a call that is %s', async (state, status) => {
    await dial();
    gateway.move(KEY, state, state === 'ended' || state === 'failed' ? 'done' : null);
    expect(await adapterOf().status(KEY)).toEqual(status);
  });

  it('the state of a call: none where there is none, and no guess where nobody can tell', async () => {
    await dial();
    expect(await adapterOf().status(`${KEY}-none`)).toEqual({ status: 'none' });
    expect(await adapterOf('eve').status(KEY)).toEqual({ status: 'none' });
    expect(await adapterOf('nobody').status(KEY)).toEqual({ status: 'cannotTell', ...note('errorSignIn') });
    const path = `/v1/attempts/${KEY}`;
    for (const status of [429, 500, 503])
      expect((await failing({ status }, path).status(KEY)).status).toBe('cannotTell');
    expect(await failing({ status: 200, body: 'well' }, path).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorBadReply'),
    });
    expect(await failing({ drop: 'beforeCall' }, path).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorUnreachable'),
    });
  });

  it('a hang-up: done, done already, or why not', async () => {
    await dial();
    expect(await adapterOf().hangUp(KEY)).toBeNull();
    expect(await adapterOf().hangUp(KEY)).toBeNull();
    expect(await adapterOf().hangUp(`${KEY}-none`)).toBeNull();
    const path = `/v1/attempts/${KEY}`;
    expect(await failing({ status: 503 }, path).hangUp(KEY)).toMatchObject({ key: 'errorBusyService' });
    expect(await failing({ drop: 'beforeCall' }, path).hangUp(KEY)).toMatchObject({ key: 'errorHangUp' });
  });

  it('nobody at the address, or somebody else', async () => {
    const who = (token = 'aiko', url = gateway.url) => whoAmI({ url, token, fetch });
    const failed = (key: string) => ({ failed: { key, args: [] } });
    expect(await who('nobody')).toEqual(failed('errorSignIn'));
    expect(await who('locked')).toEqual(failed('errorForbidden'));
    expect(await who('aiko', `${gateway.url}/elsewhere`)).toEqual(failed('errorNoGateway'));
    gateway.failNext('/v1/me', { status: 200, body: '<html>hello</html>' });
    expect(await who()).toEqual(failed('errorNoGateway'));
    const gone = await start({}, 'gone.jsonl');
    await stop(gone);
    expect(await who('aiko', gone.url)).toEqual(failed('errorServiceUnreachable'));
    expect(await adapterOf('aiko', gone.url).status(KEY)).toEqual({
      status: 'cannotTell',
      ...note('errorUnreachable'),
    });
    expect((await adapterOf('aiko', gone.url).dial(order(), never())).outcome).toBe('unknown');
  });
});
