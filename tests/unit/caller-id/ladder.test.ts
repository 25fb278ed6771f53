import { describe, expect, it } from 'vitest';
import type { SetPolicy } from '../../../lib/policy/schema';
import { type Calling, decisionFor, exampleIndex } from '../../support/unit-directory';

const call = async (user: string, line: string, to: string, how: Calling = {}) => {
  const { callerId, rung, reason, outcome, toggle } = await decisionFor(exampleIndex(user), line, to, how);
  return { callerId, rung, why: reason.key, outcome, toggle };
};
const same: SetPolicy = { preferOwnNumbers: 'same' };
const off: SetPolicy = { preferOwnNumbers: 'off' };

describe('Aiko as Sales West, local presence on', () => {
  it.each<[string, string, SetPolicy, string | null, string]>([
    ['628: the line’s own number there', '6285550199', {}, '+16285550100', 'own-same-area'],
    ['503: the other one', '5035550199', {}, '+15035550101', 'own-same-area'],
    ['971 overlays 503', '9715550199', {}, '+15035550101', 'own-overlay'],
    [
      '415 overlays 628, and own goes before the bundle’s 415',
      '4155550199',
      {},
      '+16285550100',
      'own-overlay',
    ],
    ['650 borders 628', '6505550199', {}, '+16285550100', 'own-adjacent'],
    ['650 where borders are not preferred', '6505550199', same, '+16505550142', 'pool-same-area'],
    [
      '971 where borders are not preferred is still an overlay',
      '9715550199',
      same,
      '+15035550101',
      'own-overlay',
    ],
    ['971 where own numbers are not preferred', '9715550199', off, '+15035550142', 'pool-overlay'],
    [
      '415 where own numbers are not preferred: not the cooling 415',
      '4155550199',
      off,
      '+14155550142',
      'pool-same-area',
    ],
    ['575 shares New Mexico’s LATA with 505', '5755550199', {}, '+15055550142', 'pool-lata'],
    ['207 borders 603 only', '2075550199', {}, '+16035550142', 'pool-adjacent'],
    ['218: nothing near', '2185550199', {}, '+16285550100', 'default'],
    ['907: an individual number', '9075550199', {}, '+19075550142', 'pool-same-area'],
    ['787: Puerto Rico is domestic', '7875550199', {}, '+17875550142', 'pool-same-area'],
    ['939 overlays 787', '9395550199', {}, '+17875550142', 'pool-overlay'],
    ['416: a Canadian number for Canada', '4165550199', {}, '+14165550142', 'pool-same-area'],
    ['647 overlays 416', '6475550199', {}, '+14165550142', 'pool-overlay'],
    ['toll-free is of no area', '8885550199', {}, '+16285550100', 'not-covered-country'],
    ['Japan is not covered', '+81 3 5555 0199', {}, '+16285550100', 'not-covered-country'],
    ['Jamaica gets no US number as local; blocked besides', '8765550199', {}, '+16285550100', 'default'],
  ])('%s', async (_, to, policy, callerId, rung) => {
    expect(await call('aiko', 'sales-west', to, { policy })).toMatchObject({ callerId, rung });
  });

  it('212: one of the two healthy ones, never the flagged one', async () => {
    for (let i = 0; i < 100; i++) {
      const { callerId, rung } = await call('aiko', 'sales-west', `21255501${String(i).padStart(2, '0')}`);
      expect(rung).toBe('pool-same-area');
      expect(['+12125550142', '+12125550143']).toContain(callerId);
    }
  });

  it('646: a 212 number, as an overlay, never the flagged one', async () => {
    const seen = new Set<string | null>();
    for (let i = 10; i < 60; i++) {
      const { callerId, rung } = await call('aiko', 'sales-west', `64655501${i}`);
      expect(rung).toBe('pool-overlay');
      seen.add(callerId);
    }
    expect([...seen].sort()).toEqual(['+12125550142', '+12125550143']);
  });

  it.each([
    ['2185550199', 'whyDefault'],
    ['+81 3 5555 0199', 'whyNotCovered'],
    ['8885550199', 'whyNoArea'],
    ['6285550199', 'whyOwnSameArea'],
  ])('%s says %s', async (to, why) => {
    expect((await call('aiko', 'sales-west', to)).why).toBe(why);
  });
});

describe('local presence off', () => {
  it('by the agent: the main number', async () => {
    expect(await call('aiko', 'sales-west', '2125550199', { toggle: false })).toMatchObject({
      callerId: '+16285550100',
      rung: 'line-number',
      why: 'whySwitchedOff',
      toggle: { on: false, ignored: false },
    });
  });

  it('by policy: the main number, and the wish is marked as ignored', async () => {
    const policy: SetPolicy = { localPresenceToggle: 'forceOff' };
    expect(await call('aiko', 'sales-west', '2125550199', { toggle: true, policy })).toMatchObject({
      callerId: '+16285550100',
      rung: 'line-number',
      why: 'whyForcedOff',
      toggle: { on: false, lock: 'policy', ignored: true },
    });
  });

  it('forced on by policy: the wish to switch it off is ignored and marked so', async () => {
    const policy: SetPolicy = { localPresenceToggle: 'forceOn' };
    expect(await call('aiko', 'sales-west', '5755550199', { toggle: false, policy })).toMatchObject({
      callerId: '+15055550142',
      rung: 'pool-lata',
      toggle: { on: true, lock: 'policy', ignored: true },
    });
  });
});

describe('other lines and agents', () => {
  type Row = [
    name: string,
    user: string,
    line: string,
    toggle: boolean | undefined,
    callerId: string | null,
    rung: string | null,
  ];
  it.each<Row>([
    [
      'the Japan desk has local presence from the bundle',
      'aiko',
      'japan',
      undefined,
      '+15055550142',
      'pool-lata',
    ],
    ['… which the agent may not switch', 'aiko', 'japan', false, '+15055550142', 'pool-lata'],
    ['Support is always its main number', 'aiko', 'support', undefined, '+13125550100', 'line-number'],
    ['… whatever the agent wishes', 'aiko', 'support', true, '+13125550100', 'line-number'],
    ['Seniors have the bundle', 'aiko', 'seniors', undefined, '+15055550142', 'pool-lata'],
    ['… and may use their own number', 'aiko', 'seniors', false, '+16285550150', 'personal'],
    ['a profile shows its number', 'aiko', 'default', undefined, '+12065550100', 'line-number'],
    [
      'the personal line shows the personal number',
      'aiko',
      'personal',
      undefined,
      '+16285550150',
      'personal',
    ],
    ['Renewals is not Aiko’s', 'aiko', 'renewals', undefined, null, null],
    ['Rookies may not switch', 'ben', 'rookies', false, '+15055550142', 'pool-lata'],
    ['… and have no personal line', 'ben', 'personal', undefined, null, null],
    ['Ben may switch Sales West', 'ben', 'sales-west', false, '+16285550100', 'line-number'],
    ['Renewals is Ben’s', 'ben', 'renewals', undefined, '+12065550100', 'line-number'],
    ['Cho has no personal number', 'cho', 'personal', undefined, null, null],
    ['Cho as Sales West', 'cho', 'sales-west', undefined, '+15055550142', 'pool-lata'],
    ['Gus has only his own number', 'gus', 'personal', undefined, '+14255550150', 'personal'],
    ['… whatever he wishes', 'gus', 'personal', true, '+14255550150', 'personal'],
    ['… and no other line', 'gus', 'sales-west', undefined, null, null],
  ])('%s', async (_, user, line, toggle, callerId, rung) => {
    expect(await call(user, line, '5755550199', toggle === undefined ? {} : { toggle })).toMatchObject({
      callerId,
      rung,
    });
  });

  it.each([
    ['dee', 'sales-west', 'gatePending'],
    ['eve', 'sales-west', 'gateNoOutboundCapacity'],
    ['nobody', 'sales-west', 'gateUnknownAgent'],
    ['cho', 'seniors', 'gateNotYourLine'],
  ])('%s as %s may not call: %s', async (user, line, why) => {
    expect(await call(user, line, '2125550199')).toMatchObject({ outcome: 'block', why });
  });

  it.each([
    ['rookies', 'ben', 'directory'],
    ['japan', 'aiko', 'directory'],
  ])('%s: a switch that may not be used is marked as ignored', async (line, user, lock) => {
    const { toggle } = await call(user, line, '2125550199', { toggle: false });
    expect(toggle).toEqual({ on: true, mayChange: false, lock, ignored: true });
  });

  it('Gus, who calls only from his own number, is told so', async () => {
    expect((await call('gus', 'personal', '2125550199')).why).toBe('whyPersonalOnly');
    expect((await call('aiko', 'personal', '2125550199')).why).toBe('whyPersonal');
  });
});
