// docs/gateway.openapi.yaml: how a call went, told by the adapter, kept by the gateway.
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../lib/calls/wrap-up';
import type { Completion } from '../../lib/dial/adapters/adapter';
import { adapterOf, note } from './adapter';
import { contract, fits } from './openapi';
import { codeOf, complete, dial } from './requests';
import { COMPLETION, gateway, KEY, stageGateway } from './stage';

stageGateway();

describe('POST /v1/attempts/{id}/completed', () => {
  it('keeps what was saved last, whichever comes last', async () => {
    await dial();
    const later = { ...COMPLETION, outcome: 'voicemail', savedAt: '2026-11-20T19:00:00.000Z' };
    for (const body of [COMPLETION, later, COMPLETION, later])
      expect((await complete(body)).status).toBe(204);
    expect([...gateway.completed()]).toEqual([[KEY, later]]);
  });

  it('is for the agent who called, and for a call that was placed', async () => {
    await dial();
    expect(codeOf(await complete(COMPLETION, 'ben'))).toBe('not_found');
    expect(codeOf(await complete(COMPLETION, 'aiko', `${KEY}-2`))).toBe('not_found');
    expect(gateway.completed().size).toBe(0);
  });

  it.each([
    ['no outcome', { outcome: undefined }],
    ['an outcome of another list', { outcome: 'sold' }],
    ['no time', { savedAt: 'yesterday' }],
    ['a duration that is none', { durationSeconds: -1 }],
    ['a note that is too long', { note: 'x'.repeat(2001) }],
    ['no destination', { to: '212-555-0123' }],
  ])('refuses %s', async (_, change) => {
    await dial();
    const body = JSON.parse(JSON.stringify({ ...COMPLETION, ...change }));
    expect(fits('Completion', body)).toBe(false);
    expect((await complete(body)).status).toBe(400);
  });

  it('has the outcomes of the product', () => {
    expect(contract.components.schemas.Completion?.properties?.outcome).toMatchObject({
      enum: [...OUTCOMES],
    });
  });
});

describe('what the adapter makes of the answer', () => {
  const told = async (status: number, body?: string) => {
    await dial();
    gateway.failNext(`/v1/attempts/${KEY}/completed`, { status, ...(body ? { body } : {}) });
    return adapterOf().complete?.(KEY, COMPLETION as Completion);
  };
  it.each<[number, string, string[], boolean]>([
    [401, 'reportSignIn', [], false],
    [403, 'reportForbidden', [], true],
    [422, 'reportRefused', ['A test asked for this.'], true],
    [429, 'reportFault', ['429'], false],
    [503, 'reportFault', ['503'], false],
    [500, 'reportFault', ['500'], false],
  ])('%s: %s', async (status, key, args, isFinal) => {
    expect(await told(status)).toEqual({ sent: false, ...note(key, ...args), isFinal });
  });

  it.each([
    ['a page that is not there', 404, '<h1>Not Found</h1>'],
    ['an error of another route', 404, '{"error":{"code":"no_route","message":"no"}}'],
    ['a method that it has not', 405, undefined],
    ['a route that it has not', 501, undefined],
  ])('%s: it takes no outcomes', async (_, status, body) => {
    expect(await told(status, body)).toEqual({ sent: 'never' });
  });

  it('a call that it does not know: the agent learns it', async () => {
    const refusal = { sent: false, ...note('reportNotTaken'), isFinal: true };
    expect(await adapterOf().complete?.(KEY, COMPLETION as Completion)).toEqual(refusal);
  });

  it('none: it is tried again', async () => {
    gateway.failNext('/v1/attempts', { drop: 'beforeCall' });
    expect(await adapterOf().complete?.(KEY, COMPLETION as Completion)).toEqual({
      sent: false,
      ...note('reportUnreachable'),
      isFinal: false,
    });
  });
});
