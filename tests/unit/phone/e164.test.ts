import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaCodeOf, toE164 } from '../../../lib/phone/e164';
import { E164Schema } from '../../../lib/phone/schema';

describe('E.164', () => {
  it.each([['+12125550142'], ['+81355550100'], ['+1234567'], ['+123456789012345']])(
    '%s has the shape',
    (text) => {
      expect(toE164(text)).toBe(text);
      expect(E164Schema.safeParse(text)).toEqual({ success: true, data: text });
    },
  );

  it.each([
    ['no plus', '12125550142'],
    ['leading zero', '+0123456789'],
    ['six digits', '+123456'],
    ['sixteen digits', '+1234567890123456'],
    ['spaces', '+1 212 555 0142'],
    ['a line break at the end', '+12125550142\n'],
    ['full-width digits', '+１２１２５５５０１４２'],
    ['an extension', '+12125550142;ext=1'],
    ['nothing', ''],
  ])('%s is refused', (_, text) => {
    expect(toE164(text)).toBeNull();
    expect(E164Schema.safeParse(text).success).toBe(false);
  });

  it.each([[12125550142], [null], [undefined], [{}]])('%s at a border is refused', (value) => {
    expect(E164Schema.safeParse(value).success).toBe(false);
  });
});

describe('area code', () => {
  it.each([
    ['+12125550142', '212'],
    ['+18005550100', '800'],
    ['+12001234567', null],
    ['+11125550142', null],
    ['+1212555014', null],
    ['+121255501422', null],
    ['+81355550100', null],
  ])('of %s is %s', (number, code) => {
    expect(areaCodeOf(number)).toBe(code);
  });

  it('is the three digits after +1 of every number of that shape', () => {
    const digits = (from: number, to: number) => fc.integer({ min: from, max: to });
    fc.assert(
      fc.property(digits(200, 999), digits(2_000_000, 9_999_999), (code, rest) => {
        expect(areaCodeOf(`+1${code}${rest}`)).toBe(String(code));
      }),
    );
  });
});
