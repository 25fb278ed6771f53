import { describe, expect, it } from 'vitest';
import { DIALPAD_CAPABILITIES } from '../../../lib/dial/adapters/dialpad';
import { GATEWAY_CAPABILITIES } from '../../../lib/dial/adapters/gateway';
import { waitUntil } from '../../../lib/dial/pace';

const NOW = 1_000_000_000;
const dialpad = { name: 'dialpad', capabilities: DIALPAD_CAPABILITIES } as const;
const row = (sentAgo: number | null, retryIn: number | null = null, change: object = {}) => ({
  service: 'dialpad',
  agentId: 'aiko',
  sentAt: sentAgo === null ? null : NOW - sentAgo,
  retryAt: retryIn === null ? null : NOW + retryIn,
  ...change,
});
const wait = (rows: ReturnType<typeof row>[], service: Parameters<typeof waitUntil>[1] = dialpad) => {
  const until = waitUntil(rows, service, 'aiko', NOW);
  return until === null ? null : until - NOW;
};
const sent = (...ago: number[]) => ago.map((ms) => row(ms));

describe('how soon an agent may call again', () => {
  it.each<[string, ReturnType<typeof row>[], number | null]>([
    ['nothing was sent', [], null],
    ['four in the last minute', sent(1, 2, 3, 4), null],
    ['five: until the oldest is a minute old', sent(50_000, 1_000, 30_000, 2_000, 10_000), 10_000],
    ['six: until the fifth last is', sent(59_000, 50_000, 1_000, 30_000, 2_000, 10_000), 10_000],
    ['five, one of them over a minute ago', sent(60_000, 1_000, 30_000, 2_000, 10_000), null],
    ['what never left does not count', [...sent(1, 2, 3, 4), row(null)], null],
    ['the service said how long', [row(1_000, 42_000)], 42_000],
    ['the longer of both', [...sent(50_000, 1, 1, 1), row(1, 42_000)], 42_000],
    ['what it said is over', [row(50_000, -1)], null],
    ['another agent’s calls', sent(1, 2, 3, 4, 5).map((one) => ({ ...one, agentId: 'ben' })), null],
    ['another service’s calls', sent(1, 2, 3, 4, 5).map((one) => ({ ...one, service: 'gateway' })), null],
    ['a clock set back by a day', sent(-864e5, -864e5, -864e5, -864e5, -864e5), null],
    ['a wait that nobody would believe', [row(1, 864e5)], null],
  ])('%s', (_, rows, expected) => {
    expect(wait(rows)).toBe(expected);
  });

  it('without a limit only the service’s word counts', () => {
    const gateway = { name: 'gateway', capabilities: GATEWAY_CAPABILITIES } as const;
    const rows = sent(1, 2, 3, 4, 5, 6).map((one) => ({ ...one, service: 'gateway' }));
    expect(wait(rows, gateway)).toBeNull();
    expect(wait([...rows, row(1, 7_000, { service: 'gateway' })], gateway)).toBe(7_000);
  });
});
