import { describe, expect, it } from 'vitest';
import { compileIndex } from '../../../lib/caller-id/compile';
import { NEAR_RUNGS } from '../../../lib/caller-id/record';
import {
  atlas,
  decisionFor,
  directoryFrom,
  exampleIndex,
  exampleJson,
  type Json,
} from '../../support/unit-directory';

const RUNGS = ['personal', 'line-number', 'not-covered-country', ...NEAR_RUNGS, 'default'];

describe('the trace', () => {
  it.each([
    ['sales-west', '6285550199', 'own-same-area'],
    ['sales-west', '5755550199', 'pool-lata'],
    ['sales-west', '2185550199', 'default'],
    ['support', '2125550199', 'line-number'],
    ['personal', '2125550199', 'personal'],
  ])('as %s to %s names every rung once, in order, and stops at %s', async (line, to, rung) => {
    const { trace } = await decisionFor(exampleIndex('aiko'), line, to);
    const at = RUNGS.indexOf(rung);
    expect(trace.map((step) => step.rung)).toEqual(RUNGS);
    expect(trace.map(({ verdict }) => verdict)).toEqual(
      RUNGS.map((_, i) => (i < at ? 'no' : i === at ? 'chosen' : 'notNeeded')),
    );
  });

  it('says what each rung found on the way to New Mexico’s LATA', async () => {
    const { trace } = await decisionFor(exampleIndex('aiko'), 'sales-west', '5755550199');
    expect(trace.map(({ reason }) => [reason.key, reason.args])).toEqual([
      ['traceNoPersonal', []],
      ['traceLocalPresenceOn', ['Sales West']],
      ['traceCovered', [{ area: '575', city: atlas.areas.get('575')?.city }]],
      ['traceNoOwnSameArea', ['575', { codes: ['628', '503'] }]],
      ['traceNoOwnOverlay', ['575']],
      ['traceNoOwnAdjacent', ['575']],
      ['traceNoPoolSameArea', ['575']],
      ['traceNoPoolOverlay', ['575']],
      ['whyPoolLata', ['575', { area: '505', city: atlas.areas.get('505')?.city }]],
      ['traceNotNeeded', []],
      ['traceNotNeeded', []],
    ]);
  });

  it.each([
    ['a team has no numbers of its own', 'seniors', 'traceTeamOwnsNothing'],
    ['a line with numbers abroad owns nothing near', 'japan', 'traceOwnsNothingNear'],
  ])('%s', async (_, line, key) => {
    const { trace } = await decisionFor(exampleIndex('aiko'), line, '5755550199');
    expect(trace.find(({ rung }) => rung === 'own-same-area')?.reason.key).toBe(key);
  });

  it('own numbers that policy does not prefer are named as such', async () => {
    const { trace } = await decisionFor(exampleIndex('aiko'), 'sales-west', '6505550199', {
      policy: { preferOwnNumbers: 'same' },
    });
    expect(trace.find(({ rung }) => rung === 'own-adjacent')?.reason.key).toBe('traceOwnNotPreferred');
  });
});

describe('reasons of the default rung', () => {
  const changed = (change: (json: Json) => void) => {
    const json = exampleJson();
    change(json);
    return compileIndex(directoryFrom(json), atlas, 'aiko');
  };

  it('an area where no number can be assigned is named', async () => {
    const records = changed((d) => (d.bundles[0].unavailableAreaCodes = ['218']));
    const { rung, reason } = await decisionFor(records, 'sales-west', '2185550199');
    expect([rung, reason.key]).toEqual(['default', 'whyUnavailableArea']);
  });

  it('a call centre without a number of its own has local presence off, and says so', async () => {
    const records = changed((d) => (d.callCenters[0].numbers = []));
    const { callerId, reason } = await decisionFor(records, 'sales-west', '2125550199');
    expect([callerId, reason.key]).toEqual(['+16285550100', 'whyNoOwnNumbers']);
  });

  it('a team without any number to show is blocked with that reason', async () => {
    const records = changed((d) => {
      d.callCenters[0].mainNumber = null;
      d.users[0].personalNumber = null;
    });
    const decision = await decisionFor(records, 'seniors', '2185550199');
    expect(decision).toMatchObject({
      outcome: 'block',
      callerId: null,
      reason: { key: 'gateNoNumber', args: ['Seniors'] },
    });
  });

  it('a personal-only agent without a number is told that it is missing', async () => {
    const json = exampleJson();
    json.users[5].personalNumber = null;
    const records = compileIndex(directoryFrom(json), atlas, 'gus');
    const decision = await decisionFor(records, 'personal', '2125550199');
    expect(decision).toMatchObject({
      outcome: 'block',
      callerId: null,
      reason: { key: 'gateNoPersonalNumber' },
    });
  });
});
