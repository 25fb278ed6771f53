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

// ── the contract ────────────────────────────────────────────────────────────────────────────────────────────────────

type Header = { required?: boolean; schema: unknown };
type Parameter = { name: string; in: string; required?: boolean; schema: unknown };
type Response_ = { headers?: Json; content?: Json };
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
  const { headers = {}, content } = found.value as Response_;
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

// ── the gateway ─────────────────────────────────────────────────────────────────────────────────────────────────────

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

async function start(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const logFile = join(folder, `${open.size}.jsonl`);
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
  checkReply(method, path, response, text);
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
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/v1/events?${new URLSearchParams(query)}`);
  sockets.add(socket);
  const messages: Message[] = [];
  let look = (): void => undefined;
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
      new Promise((resolve) => {
        look = () => {
          if (!enough(messages)) return;
          for (const message of messages)
            expect(problems(schemaRef('EventMessage'), message, true), JSON.stringify(message)).toEqual([]);
          resolve(messages);
        };
        look();
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

// ── 1 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('every status that the contract defines', () => {
  const example = (route: string, sent: Sent): Promise<Reply> => {
    const [method = '', path = ''] = route.split(' ');
    return call(method, path.replace('{id}', KEY), route === 'POST /v1/dial' ? { key: KEY, body: ORDER, ...sent } : sent);
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
    'GET /v1/attempts/{id} 200': async () => void (await dial()) ?? attempt(),
    'POST /v1/attempts/{id}/hangup 200': async () => void (await dial()) ?? hangUp(),
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

// ── 2 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

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
      if (value !== null) expect(ajv.validate(resolved(one.schema), value), `${one.name}: ${value}`).toBe(true);
    }
    const headers = ['accept', 'authorization', 'content-type', ...parameters.map(({ name }) => name.toLowerCase())];
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

describe('what the adapter sends', () => {
  it('is what the contract describes, on every route', async () => {
    const sent: string[] = [];
    const access = { url: gateway.url, token: 'aiko', fetch: checkingFetch(sent) };
    const adapter = gatewayAdapter(access);
    const source = { ...access, url: `${gateway.url}/v1/directory` };
    expect(await whoAmI(access)).toEqual({ me: { userId: 'aiko', name: 'Aiko Mori' } });
    const first = await fetchDirectory(source, null, () => true);
    expect(first.got).toBe('new');
    expect((await fetchDirectory(source, first.got === 'new' ? first.etag : null, () => true)).got).toBe('same');
    expect(await adapter.dial(DIAL_ORDER, never())).toEqual({ outcome: 'accepted' });
    expect(await adapter.dial({ ...DIAL_ORDER, attemptId: `${KEY}-2`, postDial: '45' }, never())).toEqual({
      outcome: 'accepted',
    });
    expect((await adapter.status(KEY)).status).toBe('live');
    expect(await adapter.hangUp(KEY)).toBeNull();
    const { signal, listening } = listen(access);
    await listening.opened;
    signal.abort();
    await listening.ended;
    expect(new Set(sent)).toEqual(
      new Set(OPERATIONS.map(({ route }) => route).filter((route) => route !== 'GET /v1/events')),
    );
    expect(gateway.placed().map(({ attemptId, body }) => [attemptId, body])).toEqual([
      [KEY, ORDER],
      [`${KEY}-2`, { ...ORDER, postDial: '45' }],
    ]);
  });
});

/** Starts the adapter's listening, with a WebSocket that the browser would have. */
function listen(access: Parameters<typeof gatewayAdapter>[0]) {
  const signal = new AbortController();
  const reported: CallEvent[] = [];
  const query = Promise.withResolvers<URLSearchParams>();
  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.add(this);
      this.on('open', () => query.resolve(new URL(url).searchParams));
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket);
  let told = (): void => undefined;
  const ended = gatewayAdapter(access).listen((event) => {
    reported.push(event);
    told();
  }, signal.signal);
  const until = (n: number): Promise<CallEvent[]> =>
    new Promise((resolve) => {
      told = () => reported.length >= n && resolve(reported);
      told();
    });
  return { signal, listening: { opened: query.promise, ended, until } };
}
