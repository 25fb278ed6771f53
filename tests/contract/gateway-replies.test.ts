// docs/gateway.openapi.yaml: the gateway answers what it describes.
import { describe, expect, it } from 'vitest';
import { contract, OPERATIONS } from './openapi';
import { attempt, call, complete, dial, hangUp, type Reply, type Sent } from './requests';
import { CHECK, COMPLETION, gateway, KEY, ORDER, restart, stageGateway } from './stage';

stageGateway();

describe('every status that the contract defines', () => {
  const example = (route: string, sent: Sent): Promise<Reply> => {
    const [method = '', path = ''] = route.split(' ');
    const usual = {
      'POST /v1/dial': { key: KEY, body: ORDER },
      'POST /v1/checks': { body: CHECK },
      'POST /v1/attempts/{id}/completed': { body: COMPLETION },
    };
    return call(method, path.replace('{id}', KEY), { ...usual[route as keyof typeof usual], ...sent });
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
    'POST /v1/checks 200': () => call('POST', '/v1/checks', { body: CHECK }),
    'POST /v1/checks 400': () => call('POST', '/v1/checks', { body: { ...CHECK, to: '212-555-0123' } }),
    'POST /v1/checks 404': () => restart({ checks: false }).then(() => example('POST /v1/checks', {})),
    'POST /v1/checks 501': () => fault(501)('POST /v1/checks'),
    'POST /v1/attempts/{id}/completed 204': () => dial().then(() => complete(COMPLETION)),
    'POST /v1/attempts/{id}/completed 400': () => dial().then(() => complete({ outcome: 'fine' })),
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
