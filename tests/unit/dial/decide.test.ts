import { describe, expect, it } from 'vitest';
import type { LocalFacts } from '../../../lib/dial/decision';
import { decisionFor, e164, exampleIndex } from '../../support/unit-directory';

const west = (to: string, how: Parameters<typeof decisionFor>[3] = {}) =>
  decisionFor(exampleIndex('aiko'), 'sales-west', to, how);

describe('a decision', () => {
  it('for a plain domestic call has no verdicts, and a callback', async () => {
    expect(await west('(575) 555-0199 x45')).toMatchObject({
      outcome: 'call',
      callerId: '+15055550142',
      rung: 'pool-lata',
      verdicts: [],
      destination: { to: '+15755550199', postDial: '45' },
      callback: { key: 'callbackCallCenter', args: ['Sales West'] },
      pick: { key: 'pickOnly' },
    });
  });

  it.each([
    ['911', 'gateEmergency'],
    ['1-911', 'gateEmergency'],
    ['511', 'gateEmergency'],
    ['call me', 'gateNotANumber'],
    ['200-555-0199', 'gateNotANumber'],
  ])('for %s is blocked: %s', async (text, key) => {
    expect(await west(text)).toMatchObject({
      outcome: 'block',
      callerId: null,
      rung: null,
      reason: { key, args: [text] },
      verdicts: [{ gate: 'number', verdict: 'block' }],
      callback: null,
    });
  });

  it.each<[string, string, Partial<LocalFacts>, string, string[]]>([
    ['Jamaica', '876-555-0199', {}, 'block', ['gateLooksDomestic']],
    ['premium', '900-555-0199', {}, 'block', ['gatePremium']],
    ['Canada, first time', '416-555-0199', {}, 'warn', ['gateAbroad']],
    ['Canada, confirmed before', '416-555-0199', { confirmedCountries: ['CA'] }, 'call', []],
    ['Puerto Rico', '787-555-0199', {}, 'call', []],
    ['toll-free', '888-555-0199', {}, 'call', []],
    ['do not call', '575-555-0199', { doNotCall: 'yes' }, 'block', ['gateDoNotCall']],
    ['an old do-not-call list', '575-555-0199', { doNotCall: 'stale' }, 'block', ['gateDoNotCallStale']],
    ['a list not here', '575-555-0199', { doNotCall: 'unknown' }, 'block', ['gateDoNotCallUnknown']],
    ['nobody to ask', '575-555-0199', { doNotCall: 'unchecked' }, 'warn', ['gateDoNotCallUnchecked']],
    ['a colleague', '575-555-0199', { colleague: { name: 'B', since: 0 } }, 'warn', ['gateColleague']],
    ['three calls at once of three', '575-555-0199', { running: 3 }, 'block', ['gateCallLimit']],
    ['the account’s own number', '503-555-0150', {}, 'warn', ['gateOwnNumber']],
    [
      'the account’s own number abroad, at night there',
      '+81 3 5555 0100',
      { confirmedCountries: ['JP'] },
      'warn',
      ['gateHours', 'gateOwnNumber'],
    ],
    [
      'a strange number abroad, at night there',
      '+81 3 5555 0199',
      { confirmedCountries: ['JP'] },
      'warn',
      ['gateHours'],
    ],
    [
      'all that is wrong at once',
      '876-555-0199',
      { running: 3, doNotCall: 'stale' },
      'block',
      ['gateLooksDomestic', 'gateCallLimit', 'gateDoNotCallStale'],
    ],
  ])('%s', async (_, to, local, outcome, keys) => {
    const decision = await west(to, { local });
    expect([decision.outcome, decision.verdicts.map(({ reason }) => reason.key)]).toEqual([outcome, keys]);
  });

  it('that is blocked gives the first blocking reason, whatever warned before', async () => {
    const { reason } = await west('416-555-0199', { local: { doNotCall: 'yes' } });
    expect(reason.key).toBe('gateDoNotCall');
  });

  it('dialing stopped by the administrator, with their words', async () => {
    const policy = { dialing: 'off', dialingMessage: 'Maintenance until 14:00.' } as const;
    expect(await west('575-555-0199', { policy })).toMatchObject({
      outcome: 'block',
      reason: { key: 'gateDialingOffSays', args: ['Maintenance until 14:00.'] },
    });
    expect((await west('575-555-0199', { policy: { dialing: 'off' } })).reason.key).toBe('gateDialingOff');
  });
});

describe('the destination is never the caller ID', () => {
  it.each([
    ['the line’s only own number there: the bundle’s number there', '+15035550101', '+15035550142'],
    ['a bundle number that is alone in its area: the next rung', '+15055550142', '+16285550100'],
    ['one of two bundle numbers: the other', '+12125550142', '+12125550143'],
  ])('%s', async (_, to, callerId) => {
    const decision = await west(to);
    expect(decision.callerId).toBe(callerId);
    expect(decision.verdicts.map(({ reason }) => reason.key)).toContain('gateOwnNumber');
  });

  it('a call to the main number with local presence off is blocked: there is nothing to show', async () => {
    expect(await west('+16285550100', { toggle: false })).toMatchObject({ outcome: 'block', callerId: null });
  });
});

describe('the number this contact saw last', () => {
  it('is shown again among equals, and the decision says so', async () => {
    for (const seen of ['+12125550142', '+12125550143'])
      expect(await west('2125550199', { local: { lastShown: e164(seen) } })).toMatchObject({
        callerId: seen,
        pick: { key: 'pickSeenBefore' },
      });
  });

  it.each([
    ['flagged since', '2125550199', '+12125550144'],
    ['of a lower rung', '5755550199', '+16285550100'],
  ])('is not, when it is %s', async (_, to, seen) => {
    const { callerId } = await west(to, { local: { lastShown: e164(seen) } });
    expect(callerId).not.toBe(seen);
  });
});

describe('the id of a decision', () => {
  it('is the same for the same inputs', async () => {
    expect((await west('575-555-0199')).id).toBe((await west('+1 575 555 0199')).id);
  });

  it.each<[string, Parameters<typeof west>]>([
    ['another destination', ['575-555-0198']],
    ['an extension', ['575-555-0199 x1']],
    ['another number shown', ['575-555-0199', { toggle: false }]],
    ['a new warning', ['575-555-0199', { local: { doNotCall: 'unchecked' } }]],
    ['blocked now', ['575-555-0199', { local: { running: 3 } }]],
  ])('differs for %s', async (_, args) => {
    expect((await west(...args)).id).not.toBe((await west('575-555-0199')).id);
  });

  it('has no caller ID in it when blocked: what would have been shown is nobody’s business', async () => {
    const [blocked, free] = [
      await west('575-555-0199', { local: { running: 3 } }),
      await west('575-555-0199'),
    ];
    expect(free.id).toContain('+15055550142');
    expect(blocked.id).not.toContain('+15055550142');
    const off = await west('575-555-0199', { local: { running: 3 }, toggle: false });
    expect(blocked.id).toBe(off.id);
  });

  it('differs where the same gate says something else, or names somebody else', async () => {
    const policy = { doNotCall: 'warn', colleagueCalling: 'warn' } as const;
    const idFor = async (facts: Partial<LocalFacts>): Promise<string> =>
      (await west('575-555-0199', { local: facts, policy })).id;
    const colleague = (name: string, since = 0) => ({ colleague: { name, since } });
    const ids = await Promise.all([
      idFor({ doNotCall: 'unchecked' }),
      idFor({ doNotCall: 'yes' }),
      idFor(colleague('Ben Ortiz')),
      idFor(colleague('Cho Park')),
    ]);
    expect(new Set(ids).size).toBe(4);
    // The same warning a minute later is the same decision.
    expect(await idFor(colleague('Ben Ortiz', 60_000))).toBe(ids[2]);
  });

  it('differs for another line that shows the same number', async () => {
    const other = await decisionFor(exampleIndex('aiko'), 'japan', '575-555-0199');
    const own = await west('575-555-0199');
    expect(other.callerId).toBe(own.callerId);
    expect(other.id).not.toBe(own.id);
  });
});
