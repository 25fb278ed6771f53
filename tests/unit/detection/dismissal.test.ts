import { describe, expect, it } from 'vitest';
import { dismissalOf, isDismissed } from '../../../lib/detection/dismissal';

const SITE = 'https://crm.example.com';
const isPhone = (label: string): boolean => /phone/.test(label);
const snippet = (text: string, { before = '', label = '' } = {}) => ({ before, text, after: '', label });
const dismissed = (one: ReturnType<typeof snippet>) => [dismissalOf(one, SITE, isPhone)];

describe('“not a number”', () => {
  it('counts for the field', () => {
    const rules = dismissed(snippet('212-555-0142', { label: 'Legacy key:' }));
    expect(rules).toEqual([{ site: SITE, by: 'field', value: 'legacy key' }]);
    expect(isDismissed(snippet('303-555-0100', { label: 'Legacy  Key' }), rules)).toBe(true);
    expect(isDismissed(snippet('212-555-0142', { label: 'Mobile' }), rules)).toBe(false);
  });

  it('in a field for phones counts for these digits only, however they are written', () => {
    const rules = dismissed(snippet('212-555-0142', { label: 'Phone' }));
    expect(rules[0]).toMatchObject({ by: 'digits', value: '2125550142' });
    expect(isDismissed(snippet('(212) 555 0142', { label: 'Phone' }), rules)).toBe(true);
    expect(isDismissed(snippet('212-555-0143', { label: 'Phone' }), rules)).toBe(false);
  });

  it('without a field counts for the word before and the shape of the digits', () => {
    const rules = dismissed(snippet('212-555-0142', { before: 'shipped as batch ' }));
    expect(rules[0]).toMatchObject({ by: 'pattern', value: 'batch 000-000-0000' });
    expect(isDismissed(snippet('646-555-0100', { before: 'now Batch: ' }), rules)).toBe(true);
    expect(isDismissed(snippet('646-555-0100', { before: 'call ' }), rules)).toBe(false);
    expect(isDismissed(snippet('6465550100', { before: 'batch ' }), rules)).toBe(false);
  });

  it('after a word for phones, or after none, counts for the digits', () => {
    expect(dismissed(snippet('212-555-0142', { before: 'phone: ' }))[0]?.by).toBe('digits');
    expect(dismissed(snippet('212-555-0142'))[0]).toMatchObject({ by: 'digits', value: '2125550142' });
  });
});
