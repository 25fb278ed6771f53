import { describe, expect, it } from 'vitest';
import { vanityDigits } from '../../../lib/phone/vanity';

describe('numbers with letters', () => {
  it.each([
    ['1-800-FLOWERS', '+18003569377'],
    ['1.800.FLOWERS', '+18003569377'],
    ['1 (800) FLOWERS', '+18003569377'],
    ['(800) FLOWERS', '+18003569377'],
    ['+1 800-FLOWERS', '+18003569377'],
    ['800-GET-HELP', '+18004384357'],
    ['1-888-555-HELP', '+18885554357'],
    ['1-877-4MY-CARE', '+18774692273'],
    ['1-212-MATTRES', '+12126288737'],
    ['1-800-CONTACTS', '+18002668228'],
  ])('%s dials %s; only seven letters count', (text, digits) => {
    expect(vanityDigits(text)).toBe(digits);
  });

  it.each([
    ['1-800-555-0142'],
    ['1-800-FLOW'],
    ['1-800-flowers'],
    ['212-FLOWERS'],
    ['SKU 800-FLOWERS'],
    ['1-800-A'],
    ['1-800-55501AB'],
    ['1-800-FLOWERSANDMORE'],
    [''],
  ])('%s is none', (text) => {
    expect(vanityDigits(text)).toBeNull();
  });
});
