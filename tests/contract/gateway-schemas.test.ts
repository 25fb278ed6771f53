// docs/gateway.openapi.yaml: its schemas and those of the client say the same.
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Call, Check, Event, Fault, Me, Ticket } from '../../lib/dial/adapters/gateway-contract';
import { Envelope, TABLES } from '../../lib/directory/schema';
import { contract, fits, type Json } from './openapi';
import { DIRECTORY, KEY } from './stage';

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
    ['Check', Check, { doNotCall: 'unknown', colleague: null, running: 0, placedToday: 12 }],
    [
      'Check',
      Check,
      {
        doNotCall: 'no',
        colleague: { name: 'X', since: '2026-11-20T08:00:00+09:00' },
        running: 1,
        placedToday: 1,
      },
    ],
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
