// The directory that the gateway gives an agent: theirs, and no more.
import { describe, expect, it } from 'vitest';
import type { Json } from './openapi';
import { call, directoryOf } from './requests';
import { DIRECTORY, type Directory, gateway, stageGateway } from './stage';

stageGateway();

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
