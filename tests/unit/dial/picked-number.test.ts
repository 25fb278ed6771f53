// The agent's pick among a line's own numbers: shown where local presence is off, and nothing else (D12, D16).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentRecord } from '../../../lib/caller-id/record';
import { agentKey } from '../../../lib/caller-id/record';
import type { E164 } from '../../../lib/phone/e164';
import {
  type Calling,
  decisionFor,
  directoryFrom,
  e164,
  exampleIndex,
  exampleJson,
} from '../../support/unit-directory';

const OWN = e164('+15035550101');
const call = (line: string, how: Calling, to = '575-555-0199', user = 'aiko') =>
  decisionFor(exampleIndex(user), line, to, how);

describe('a picked number', () => {
  it.each<[string, string, Calling, string, string]>([
    ['is shown with local presence off', 'sales-west', { toggle: false, pickedNumber: OWN }, OWN, 'shown'],
    [
      'is shown where the administrator forced it off',
      'sales-west',
      { policy: { localPresenceToggle: 'forceOff' }, pickedNumber: OWN },
      OWN,
      'shown',
    ],
    [
      'is shown where the line has none',
      'support',
      { pickedNumber: e164('+18005550100') },
      '+18005550100',
      'shown',
    ],
    [
      'of the pool is not',
      'sales-west',
      { toggle: false, pickedNumber: e164('+12125550142') },
      '+16285550100',
      'gone',
    ],
    ['of another line is not', 'support', { pickedNumber: OWN }, '+13125550100', 'gone'],
  ])('%s', async (_, line, how, callerId, ownPick) => {
    expect(await call(line, how)).toMatchObject({ callerId, ownPick, rung: 'line-number' });
  });

  it('without a calling plan is not shown', async () => {
    const picked = await call('renewals', { pickedNumber: e164('+14255550100') }, '575-555-0199', 'ben');
    expect(picked).toMatchObject({ callerId: '+12065550100', ownPick: 'gone' });
  });

  it('is not shown to itself: the main number is', async () => {
    expect(await call('sales-west', { toggle: false, pickedNumber: OWN }, OWN)).toMatchObject({
      callerId: '+16285550100',
    });
  });

  it('says who chose it', async () => {
    expect((await call('support', { pickedNumber: e164('+18005550100') })).reason.key).toBe(
      'whyPickedNumber',
    );
    expect((await call('support', { pickedNumber: e164('+13125550100') })).reason.key).toBe('whyLineWithout');
  });

  it('makes another decision, so that what was shown is what is dialed', async () => {
    const ids = await Promise.all(
      [undefined, OWN].map(
        async (pickedNumber) =>
          (await call('sales-west', { toggle: false, ...(pickedNumber && { pickedNumber }) })).id,
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('whatever is picked', () => {
  const directory = directoryFrom(exampleJson());
  const numbers = directory.numbers.map((row) => row.e164);
  const destination = fc.constantFrom(
    '212-555-0199',
    '971-555-0199',
    '218-555-0199',
    '416-555-0199',
    '+81355550199',
  );
  const anybody = fc.constantFrom('aiko', 'ben', 'cho', 'gus').chain((user) => {
    const { lines } = exampleIndex(user).get(agentKey) as AgentRecord;
    return fc.constantFrom(...lines.map((line) => ({ user, line })));
  });
  const toggle = fc.boolean();

  it('with local presence on, the decision is the same (D12)', async () => {
    await fc.assert(
      fc.asyncProperty(
        anybody,
        destination,
        fc.constantFrom(...numbers),
        async ({ user, line }, to, picked) => {
          const records = exampleIndex(user);
          const { ownPick: _, ...without } = await decisionFor(records, line.id, to);
          const { ownPick: __, ...withIt } = await decisionFor(records, line.id, to, {
            pickedNumber: picked,
          });
          if (without.toggle?.on) expect(withIt).toEqual(without);
        },
      ),
    );
  });

  it('only a number of the line’s own comes of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        anybody,
        destination,
        fc.constantFrom(...numbers),
        toggle,
        async ({ user, line }, to, picked, on) => {
          const records = exampleIndex(user);
          const usual = await decisionFor(records, line.id, to, { toggle: on });
          const { callerId } = await decisionFor(records, line.id, to, { toggle: on, pickedNumber: picked });
          if (callerId !== usual.callerId) expect(line.numbers).toContain(callerId as E164);
        },
      ),
    );
  });
});
