// JSON with 64-bit integers. Ids of 16 and more digits do not survive JSON.parse, which makes doubles of them. Two
// passes over the text do what is needed; the libraries for it bring number classes that nothing here would use.

/** A string, or a number with whatever belongs to it: read whole, so that no part of one is taken for an integer. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** JSON.parse in which integers of 16 and more digits are strings. Throws like JSON.parse. */
export function parseWithLongIntegers(text: string): unknown {
  return JSON.parse(text.replace(TOKEN, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token)));
}

/**
 * JSON.stringify in which the named fields, strings of digits, are written as integers.
 * In the text of a string every quote has a backslash before it, so no value can look like such a field.
 */
export function stringifyWithLongIntegers(value: object, fields: readonly string[]): string {
  const field = new RegExp(`"(${fields.join('|')})":"(\\d{1,19})"`, 'g');
  return JSON.stringify(value).replace(field, (_, name: string, digits: string) => {
    // An integer has no zeros before it.
    return `"${name}":${BigInt(digits)}`;
  });
}
