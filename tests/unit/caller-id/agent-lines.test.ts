import { describe, expect, it } from 'vitest';
import { agentOf, PERSONAL_LINE } from '../../../lib/caller-id/agent-lines';
import { directoryFrom, exampleJson, type Json } from '../../support/unit-directory';

function agent(userId: string, change: (json: Json) => void = () => undefined) {
  const json = exampleJson();
  change(json);
  return agentOf(directoryFrom(json), userId);
}
const line = (userId: string, id: string, change?: (json: Json) => void) =>
  agent(userId, change).lines.find((candidate) => candidate.id === id);

describe('who calls, and as what', () => {
  it.each([
    [
      'aiko',
      ['sales-west', 'support', 'japan', 'seniors', 'default', PERSONAL_LINE],
      'every line with a row for her',
    ],
    ['ben', ['sales-west', 'rookies', 'renewals'], 'no personal line: his team withholds the toggle'],
    ['cho', ['sales-west', 'renewals'], 'no personal number'],
    ['dee', ['sales-west', 'renewals'], 'a pending member sees the line'],
    ['eve', [], 'inbound only'],
    ['gus', [PERSONAL_LINE], 'personal only, though he is a member'],
    ['nobody', [], 'not in the directory'],
  ])('%s has %j: %s', (userId, ids) => {
    expect(agent(userId).lines.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['aiko', null],
    ['eve', 'noOutboundCapacity'],
    ['nobody', 'unknownAgent'],
  ])('%s is barred: %s', (userId, barred) => {
    expect(agent(userId).barred).toBe(barred);
  });

  it('capacity that no outbound profile uses does not count', () => {
    const unused = (json: Json) => (json.outboundProfiles[1].capacityProfileIds = []);
    expect(agent('aiko', unused).barred).toBe('noOutboundCapacity');
  });

  it('a directory without outbound capacity profiles bars nobody', () => {
    const none = (json: Json) => (json.capacityProfiles = json.capacityProfiles.slice(2));
    expect(agent('eve', none).barred).toBeNull();
    expect(agent('aiko', none).barred).toBeNull();
  });

  it('capacity in both directions counts', () => {
    const both = (json: Json) => {
      json.capacityProfiles[2].direction = 'both';
      json.outboundProfiles[1].capacityProfileIds.push('inbound-only');
    };
    expect(agent('eve', both).barred).toBeNull();
  });
});

describe('whether calls may come in during one', () => {
  it('is the capacity profile’s to say, for every line with its limit (M20)', () => {
    const blocks = (userId: string) => agent(userId).lines.map(({ limit }) => limit?.blocksInbound);
    expect(new Set(blocks('ben'))).toEqual(new Set([true]));
    expect(new Set(blocks('aiko'))).toEqual(new Set([false]));
  });
});

describe('lines', () => {
  it('a pending member is pending; a member who is also listed as pending is not', () => {
    expect(line('dee', 'sales-west')?.pending).toBe(true);
    expect(line('aiko', 'sales-west', (d) => d.callCenters[0].pendingMemberIds.push('aiko'))?.pending).toBe(
      false,
    );
  });

  it('local presence needs a number of the call centre’s own', () => {
    expect(line('aiko', 'sales-west', (d) => (d.callCenters[0].numbers = []))).toMatchObject({
      localPresence: false,
      lacksOwnNumbers: true,
      main: '+16285550100',
    });
  });

  it.each([
    ['sales-west', { main: '+16285550100', localPresence: true, mayToggle: true, countries: null }],
    ['support', { main: '+13125550100', localPresence: false, mayToggle: false, lacksOwnNumbers: false }],
    ['japan', { main: '+81355550100', localPresence: true, mayToggle: false }],
    ['seniors', { main: '+16285550150', personal: '+16285550150', mayToggle: true }],
    ['default', { main: '+12065550100', localPresence: false, countries: ['US'] }],
    [
      PERSONAL_LINE,
      { main: '+16285550150', personal: '+16285550150', localPresence: false, countries: ['US'] },
    ],
  ])('aiko as %s', (id, expected) => {
    expect(line('aiko', id)).toMatchObject(expected);
  });

  it('a team member without a personal number is seen as the call centre', () => {
    const without = (d: Json) => (d.users[0].personalNumber = null);
    expect(line('aiko', 'seniors', without)).toMatchObject({ main: '+16285550100', personal: null });
    expect(line('aiko', PERSONAL_LINE, without)).toBeUndefined();
  });

  it('a personal-only agent without a number keeps the line, which says what is wrong', () => {
    const lines = agent('gus', (d) => (d.users[5].personalNumber = null)).lines;
    expect(lines).toMatchObject([{ id: PERSONAL_LINE, main: null }]);
  });

  it('a personal-only agent keeps the line even in a team that withholds it', () => {
    expect(line('gus', PERSONAL_LINE, (d) => d.coachingTeams[0].memberIds.push('gus'))).toMatchObject({
      main: '+14255550150',
    });
  });

  it('a team that is off local presence withholds nothing', () => {
    expect(line('ben', PERSONAL_LINE, (d) => (d.coachingTeams[0].localPresence = false))).toBeDefined();
  });
});

describe('limits', () => {
  it('of every line is the smallest of the agent’s outbound ones, of a profile line its own, of the personal line the default profile’s', () => {
    const two = (d: Json) => d.capacityProfiles[0].memberIds.push('aiko');
    const limits = Object.fromEntries(agent('aiko', two).lines.map(({ id, limit }) => [id, limit?.maxCalls]));
    expect(limits).toEqual({
      'sales-west': 1,
      support: 1,
      japan: 1,
      seniors: 1,
      renewals: 1,
      default: 3,
      personal: 3,
    });
  });

  it('inbound limits bind no outbound call', () => {
    expect(
      line('aiko', 'sales-west', (d) => d.capacityProfiles[2].memberIds.push('aiko'))?.limit?.maxCalls,
    ).toBe(3);
  });
});
