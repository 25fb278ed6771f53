import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asYouType } from '../../../lib/phone/as-you-type';

describe('a number while it is typed', () => {
  it.each([
    ['2125', 'US', '(212) 5'],
    ['2125550123', 'US', '(212) 555-0123'],
    ['(212) 555-0123', 'US', '(212) 555-0123'],
    ['+81355550123', 'US', '+81 3 5555 0123'],
    ['0355550123', 'JP', '03-5555-0123'],
    ['2125550123 ext 7', 'US', '2125550123 ext 7'],
    ['1-800-FLOWERS', 'US', '1-800-FLOWERS'],
    ['', 'US', ''],
    ['2125550123', 'XX', '2125550123'],
  ])('%j in %s is %j', (typed, country, shown) => {
    expect(asYouType(typed, country)).toBe(shown);
  });

  it('never changes what was typed, and once grouped stays so', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789+-() .x'), maxLength: 24 });
    fc.assert(
      fc.property(typed, fc.constantFrom('US', 'JP', 'GB', 'DE'), (text, country) => {
        const shown = asYouType(text, country);
        const digits = (of: string): string => of.replace(/[^\d+]/g, '');
        expect(digits(shown)).toBe(digits(text));
        expect(asYouType(shown, country)).toBe(shown);
      }),
    );
  });
});
