import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedCall, routeInbound } from '../../../lib/callback/inbound-route';
import { callbackRoute, landingSentence } from '../../../lib/callback/route';
import { compileIndex } from '../../../lib/caller-id/compile';
import type { Rung } from '../../../lib/caller-id/record';
import type { E164 } from '../../../lib/phone/e164';
import { atlas, decisionFor, directoryFrom, e164, exampleJson } from '../../support/unit-directory';
import { smallCall, smallDirectory } from '../../support/unit-random';
import { visitTo } from '../../support/unit-visit';

const company = directoryFrom(exampleJson());
const CUSTOMER = e164('+12125550199');
const POOL = e164('+12125550142');
const call = (change: Partial<PlacedCall> = {}): PlacedCall => ({
  agentId: 'aiko',
  lineId: 'sales-west',
  to: CUSTOMER,
  callerId: POOL,
  at: 1,
  ...change,
});
const route = (calls: PlacedCall[], to: E164 = POOL, from = CUSTOMER) =>
  routeInbound(company, calls, { from, to, at: 100 });

describe('where a return call lands, as the agent reads it before the call', () => {
  it.each<[string, string, Rung, string | null, string, string[]]>([
    [
      'a bundle number of a call centre',
      'sales-west',
      'pool-lata',
      null,
      'callbackCallCenter',
      ['Sales West'],
    ],
    ['the main number of a call centre', 'support', 'line-number', null, 'callbackCallCenter', ['Support']],
    ['a bundle number of a team', 'seniors', 'pool-same-area', null, 'callbackCoachingTeam', []],
    ['the member’s own number of a team', 'seniors', 'personal', null, 'callbackPersonal', []],
    ['a profile’s number', 'default', 'line-number', null, 'callbackProfile', ['Default outbound']],
    ['the personal number', 'personal', 'personal', null, 'callbackPersonal', []],
  ])('%s', (_, lineId, rung, number, key, args) => {
    const { line } = visitTo('+12125550199', { lineId });
    expect(callbackRoute(line, rung, number === null ? null : e164(number))).toEqual({ key, args });
  });

  it('is the agent where a team falls back to their own number', () => {
    const { line } = visitTo('+12125550199', { lineId: 'seniors' });
    expect(line.personal).not.toBeNull();
    expect(callbackRoute(line, 'default', line.personal).key).toBe('callbackPersonal');
  });
});

describe('a call that comes in', () => {
  it('reaches the agent who last called this customer showing that number, then the line', () => {
    const calls = [
      call({ agentId: 'ben', at: 1 }),
      call({ agentId: 'aiko', at: 3 }),
      call({ agentId: 'ben', at: 2 }),
      call({ agentId: 'ben', at: 4, to: e164('+13035550100') }),
      call({ agentId: 'ben', at: 5, callerId: e164('+12125550143') }),
      call({ agentId: 'ben', at: 101 }),
    ];
    expect(route(calls)).toEqual({
      lands: 'line',
      kind: 'callCenter',
      lineId: 'sales-west',
      name: 'Sales West',
      firstAgentId: 'aiko',
    });
  });

  it('after a call of a coaching team reaches the agent’s voicemail (D27)', () => {
    expect(route([call({ lineId: 'seniors' })])).toEqual({
      lands: 'agentVoicemail',
      agentId: 'aiko',
      lineId: 'seniors',
    });
  });

  it('to a pool number that nobody showed to this caller reaches the main line’s voicemail (D28)', () => {
    const landing = route([call()], POOL, e164('+13035550100'));
    expect(landing).toMatchObject({ lands: 'mainVoicemail' });
    expect(landingSentence(landing).key).toBe('callbackMainVoicemail');
  });

  it('to a line’s own number reaches the line, to a person’s the person', () => {
    const [center] = company.callCenters.filter(({ numbers }) => numbers.length > 0);
    expect(route([], center?.numbers[0])).toMatchObject({
      lands: 'line',
      lineId: center?.id,
      firstAgentId: null,
    });
    const user = company.users.find(({ personalNumber }) => personalNumber);
    expect(route([], user?.personalNumber as E164)).toEqual({ lands: 'person', agentId: user?.id });
    expect(
      route(
        [call({ lineId: 'personal', callerId: user?.personalNumber as E164 })],
        user?.personalNumber as E164,
      ),
    ).toMatchObject({ lands: 'person', agentId: 'aiko' });
  });

  it('to a number of nobody lands nowhere, and says so', () => {
    const landing = route([], e164('+18085550100'));
    expect(landing).toEqual({ lands: 'nowhere' });
    expect(landingSentence(landing).key).toBe('callbackNowhere');
  });

  it('forgets agents and lines that are gone', () => {
    expect(route([call({ agentId: 'gone' })])).toMatchObject({ lands: 'mainVoicemail' });
    expect(route([call({ lineId: 'gone' })])).toMatchObject({ lands: 'mainVoicemail' });
  });

  const number = fc.constantFrom(...company.numbers.map(({ e164 }) => e164), CUSTOMER, e164('+18085550100'));
  const anyCall = fc.record({
    agentId: fc.constantFrom('aiko', 'ben', 'gone'),
    lineId: fc.constantFrom('sales-west', 'seniors', 'personal', 'default', 'gone'),
    to: number,
    callerId: number,
    at: fc.integer({ min: 0, max: 200 }),
  });

  it('lands somewhere whatever was called before, and in any order of the log the same', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 20 }), number, number, (calls, from, to) => {
        const unlike = [...new Map(calls.map((one) => [one.at, one])).values()];
        const landing = route(unlike, to, from);
        expect(landingSentence(landing).key).toMatch(/^callback/);
        expect(route([...unlike].reverse(), to, from)).toEqual(landing);
        // Calls to others, or with other numbers, change nothing.
        const mine = unlike.filter((one) => one.to === from && one.callerId === to);
        expect(route(mine, to, from)).toEqual(landing);
      }),
    );
  });

  it('lands where the agent was told before the call', async () => {
    await fc.assert(
      fc.asyncProperty(
        smallDirectory,
        smallCall,
        fc.constantFrom('centre', 'team', 'personal'),
        fc.boolean(),
        async (json, [code, rest], lineId, toggle) => {
          const directory = directoryFrom(json);
          const text = `+1${code}${rest}`;
          const decision = await decisionFor(compileIndex(directory, atlas, 'u'), lineId, text, { toggle });
          if ('notANumber' in decision.destination || !decision.callerId || !decision.callback) return;
          const { to } = decision.destination;
          const placed = { agentId: 'u', lineId, to, callerId: decision.callerId, at: 1 };
          const landing = routeInbound(directory, [placed], { from: to, to: decision.callerId, at: 2 });
          expect(landingSentence(landing)).toEqual(decision.callback);
        },
      ),
      { numRuns: 80 },
    );
  });
});
