import { describe, expect, it } from 'vitest';
import { readPolicy, type SetPolicy } from '../../../lib/policy/schema';
import { addressOf, schemeOf, serviceOf } from '../../../lib/policy/service';

const GATEWAY = { gatewayUrl: 'https://gateway.example.com' };

describe('which service places calls', () => {
  it.each<[string, SetPolicy, Parameters<typeof serviceOf>[1], string]>([
    ['nobody said anything: the phone app', {}, {}, 'uri'],
    ['the agent connected a gateway before services could be chosen', {}, GATEWAY, 'gateway'],
    ['the agent chose', {}, { ...GATEWAY, service: 'dialpad' }, 'dialpad'],
    ['the agent chose one that this version does not know', {}, { service: 'pigeon' }, 'uri'],
    ['the administrator chose', { service: 'dialpad' }, { service: 'uri' }, 'dialpad'],
    [
      'the administrator gave a gateway, and the agent wants the phone app',
      GATEWAY,
      { service: 'uri' },
      'gateway',
    ],
    ['the administrator chose, and gave a gateway too', { ...GATEWAY, service: 'uri' }, {}, 'uri'],
  ])('%s', (_, set, chosen, name) => {
    expect(serviceOf(set, chosen)).toBe(name);
  });

  it('a service that was mistyped is not the phone app', () => {
    expect(serviceOf(readPolicy({ service: 'Dialpad' }).policy, {})).toBe('gateway');
  });

  it('and where it is: the administrator’s word first', () => {
    expect(addressOf('gateway', {}, {})).toBeUndefined();
    expect(addressOf('gateway', GATEWAY, { gatewayUrl: 'https://mine.example' })).toBe(GATEWAY.gatewayUrl);
    expect(addressOf('dialpad', {}, {})).toBe('https://dialpad.com');
    expect(
      addressOf('dialpad', { dialpadUrl: 'https://sandbox.dialpad.com' }, { dialpadUrl: 'https://x' }),
    ).toBe('https://sandbox.dialpad.com');
    expect(addressOf('uri', GATEWAY, {})).toBeUndefined();
  });

  it('and by which kind of link', () => {
    expect(schemeOf({}, {})).toEqual({ scheme: 'tel', sipDomain: null });
    expect(schemeOf({}, { uriScheme: 'sip', sipDomain: 'a.example' })).toEqual({
      scheme: 'sip',
      sipDomain: 'a.example',
    });
    expect(schemeOf({ uriScheme: 'teams' }, { uriScheme: 'sip' }).scheme).toBe('teams');
    expect(schemeOf({}, { uriScheme: 'fax' }).scheme).toBe('tel');
  });
});
