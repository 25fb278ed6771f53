import { describe, expect, it } from 'vitest';
import { callbackRoute } from '../../../lib/callback/route';
import type { Rung } from '../../../lib/caller-id/record';
import { visitTo } from '../../support/unit-visit';

describe('where a return call lands', () => {
  it.each<[string, string, Rung, string, string[]]>([
    ['a bundle number of a call centre', 'sales-west', 'pool-lata', 'callbackCallCenter', ['Sales West']],
    ['the main number of a call centre', 'support', 'line-number', 'callbackCallCenter', ['Support']],
    ['a bundle number of a team', 'seniors', 'pool-same-area', 'callbackCoachingTeam', []],
    ['the member’s own number of a team', 'seniors', 'personal', 'callbackPersonal', []],
    ['a profile’s number', 'default', 'line-number', 'callbackProfile', ['Default outbound']],
    ['the personal number', 'personal', 'personal', 'callbackPersonal', []],
  ])('%s', (_, lineId, rung, key, args) => {
    expect(callbackRoute(visitTo('+12125550199', { lineId }).line, rung)).toEqual({ key, args });
  });
});
