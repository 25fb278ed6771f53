// What a phone number is inside the product: an E.164 string that was checked once.

declare const checked: unique symbol;
/** `+` and 7 to 15 digits (ITU-T E.164). Made by `toE164` only, so a raw string never reaches a service. */
export type E164 = string & { readonly [checked]: 'E164' };
/** Three digits, 200 to 999: a numbering plan area of +1. */
export type AreaCode = string;

const SHAPE = /^\+[1-9]\d{6,14}$/;
const NANP = /^\+1([2-9]\d{2})[2-9]\d{6}$/;

/** The string as E.164, or null when it does not have the shape. */
export function toE164(text: string): E164 | null {
  return SHAPE.test(text) ? (text as E164) : null;
}

/** The area code of a +1 number of the right shape, else null. */
export function areaCodeOf(number: string): AreaCode | null {
  return NANP.exec(number)?.[1] ?? null;
}
