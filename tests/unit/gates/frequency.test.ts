import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContact } from '../../../lib/gates/contact-place';
import { frequencyGate } from '../../../lib/gates/frequency';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { atlas, NOON } from '../../support/unit-directory';
import { type VisitChange, visitTo } from '../../support/unit-visit';

const HOUR = 3_600_000;
const MIAMI = '+13055550199';
const NEW_YORK = '+12125550199';
const ago = (...hours: number[]): VisitChange => ({ calledAt: hours.map((h) => NOON.getTime() - h * HOUR) });
/** The same contact at other numbers, besides what was called here. */
const contact = (here: number[], elsewhere: number[]): VisitChange => ({
  ...ago(...here),
  contactCalledAt: [...here, ...elsewhere].map((h) => NOON.getTime() - h * HOUR),
});
const counts = (...all: number[]) => all.map((count) => ({ count }));
const gate = (to: string, change: VisitChange, policy: SetPolicy = {}) =>
  frequencyGate(visitTo(to, change), withDefaults(policy), NOON);

describe('how often one number may be called', () => {
  it.each<[string, string, VisitChange, boolean]>([
    ['Florida: a third call', MIAMI, ago(1, 23), true],
    ['Florida: a fourth within 24 hours', MIAMI, ago(1, 2, 23), false],
    ['Florida: a fourth, when the first is 24 hours ago', MIAMI, ago(1, 2, 24), true],
    ['Oklahoma: a fourth', '+14055550199', ago(1, 2, 3), false],
    ['New York: a fourth', NEW_YORK, ago(1, 2, 3), true],
    ['a clock that was set back opens nothing', MIAMI, ago(-5, 1, 2), false],
  ])('%s', (_, to, change, open) => {
    expect(gate(to, change) === null).toBe(open);
  });

  it.each([['warn'], ['block']] as const)('%s, with the reason', (contactFrequencyGate) => {
    expect(gate(MIAMI, ago(1, 2, 3, 4), { contactFrequencyGate })).toEqual({
      gate: 'frequency',
      verdict: contactFrequencyGate,
      reason: { key: 'gateFrequency', args: counts(4, 24, 3) },
    });
  });

  it('off: nothing is counted', () => {
    expect(gate(MIAMI, ago(1, 2, 3), { contactFrequencyGate: 'off' })).toBeNull();
    expect(gate(MIAMI, contact([1], [2, 3]), { contactFrequencyGate: 'off' })).toBeNull();
  });

  it.each<[string, VisitChange, string | null]>([
    ['twice here, never elsewhere', contact([1, 2], []), null],
    ['once here, once elsewhere', contact([1], [2]), null],
    ['twice here, once elsewhere', contact([1, 2], [3]), 'gateFrequencyContact'],
    ['never here, three times elsewhere', contact([], [1, 2, 3]), 'gateFrequencyContact'],
    ['never here, three times elsewhere, one of them a day ago', contact([], [1, 2, 24]), null],
    ['three times here, which is all there is', contact([1, 2, 3], []), 'gateFrequency'],
    ['three times here, long ago elsewhere', contact([1, 2, 3], [30]), 'gateFrequency'],
    ['three times here, nobody says whom', ago(1, 2, 3), 'gateFrequency'],
  ])('a contact with two numbers: %s', (_, change, key) => {
    expect(gate(MIAMI, change)?.reason.key ?? null).toBe(key);
  });

  it('says how often the contact was called', () => {
    expect(gate(MIAMI, contact([1, 2], [3, 4, 30]))?.reason).toEqual({
      key: 'gateFrequencyContact',
      args: counts(4, 24, 3),
    });
  });

  it('the contact’s own state decides where the CRM says it', () => {
    const contact = readContact({ region: 'FL' }, true, atlas);
    expect(gate(NEW_YORK, { ...ago(1, 2, 3), contact })).not.toBeNull();
  });

  it('the most exact row of the table holds', () => {
    const contactFrequency = {
      default: { maxCalls: 5, hours: 1 },
      US: { maxCalls: 2, hours: 2 },
      'US-FL': { maxCalls: 1, hours: 168 },
    };
    expect(gate(MIAMI, ago(167), { contactFrequency })?.reason.args).toEqual(counts(1, 168, 1));
    expect(gate(NEW_YORK, ago(1, 1.5), { contactFrequency })?.reason.args).toEqual(counts(2, 2, 2));
    expect(gate('+81355550199', ago(0.5, 0.5, 0.5, 0.5), { contactFrequency })).toBeNull();
  });

  it('counts what is inside the window, whatever else there is', () => {
    const hours = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 12 }), (calls) => {
        const inside = calls.filter((h) => NOON.getTime() - h * HOUR > NOON.getTime() - 24 * HOUR).length;
        expect(gate(MIAMI, ago(...calls)) === null).toBe(inside < 3);
      }),
    );
  });
});
