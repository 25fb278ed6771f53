// docs/gateway.openapi.yaml: the adapter sends what it describes, and the gateway refuses anything else.
import { describe, expect, it } from 'vitest';
import type { Completion } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter, whoAmI } from '../../lib/dial/adapters/gateway';
import { SERVICES } from '../../lib/dial/adapters/registry';
import { DIAL_ORDER, listen, never } from './adapter';
import { ajv, fits, type Json, OPERATIONS, operationOf, problems, schemaRef } from './openapi';
import { call, dial } from './requests';
import { COMPLETION, gateway, KEY, ORDER, stageGateway } from './stage';

stageGateway();

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
    ['a word for whether calls may come in', { ...ORDER, blocksInbound: 'yes' }],
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

describe('what the adapter sends', () => {
  it('is what the contract describes, on every route', async () => {
    const sent: string[] = [];
    const access = { url: gateway.url, token: 'aiko', fetch: checkingFetch(sent) };
    const adapter = gatewayAdapter(access);
    const asked = { userId: 'aiko', directoryUrl: undefined, isAreaCode: () => true, now: new Date() };
    const source = SERVICES.gateway.directory(access, asked);
    if ('failed' in source) throw new Error(source.failed.key);
    expect(await whoAmI(access)).toEqual({ me: { userId: 'aiko', name: 'Aiko Mori' } });
    const first = await source.fetch(null);
    expect(first.got).toBe('new');
    expect((await source.fetch(first.got === 'new' ? first.etag : null)).got).toBe('same');
    expect(await adapter.dial(DIAL_ORDER, never())).toEqual({ outcome: 'accepted' });
    const more = { attemptId: `${KEY}-2`, postDial: '45', blocksInbound: true as const };
    expect(await adapter.dial({ ...DIAL_ORDER, ...more }, never())).toEqual({ outcome: 'accepted' });
    expect((await adapter.status(KEY)).status).toBe('live');
    expect(await adapter.hangUp(KEY)).toBeNull();
    const { to, lineId } = DIAL_ORDER;
    expect(await adapter.check?.({ to, lineId, dayStartedAt: 0 }, never())).toMatchObject({ checked: 'yes' });
    expect(await adapter.complete?.(KEY, COMPLETION as Completion)).toEqual({ sent: true });
    const listening = listen(access);
    await listening.query;
    await listening.stop();
    expect(new Set(sent)).toEqual(
      new Set(OPERATIONS.map(({ route }) => route).filter((route) => route !== 'GET /v1/events')),
    );
    expect(gateway.placed().map(({ attemptId, body }) => [attemptId, body])).toEqual([
      [KEY, ORDER],
      [`${KEY}-2`, { ...ORDER, postDial: '45', blocksInbound: true }],
    ]);
    const context = `${schemaRef('DialRequest')}/properties/context`;
    for (const { body } of gateway.placed()) expect(problems(context, body.context, true)).toEqual([]);
  });
});
