import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseWithLongIntegers,
  stringifyWithLongIntegers,
} from '../../../../lib/dial/adapters/long-integers';

const digits = fc.stringMatching(/^[1-9]\d{0,18}$/);

describe('JSON with 64-bit integers', () => {
  it('keeps every digit of an id', () => {
    fc.assert(
      fc.property(digits, (id) => {
        const { call_id } = parseWithLongIntegers(`{"call_id": ${id}}`) as { call_id: unknown };
        expect(String(call_id)).toBe(id);
      }),
    );
  });

  it('is JSON.parse for everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (!/\d{16}/.test(text)) expect(parseWithLongIntegers(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['in a text', '{"a":"call 9007199254740993 now"}', { a: 'call 9007199254740993 now' }],
    ['in a text after a quote', '{"a":"\\"9007199254740993"}', { a: '"9007199254740993' }],
    ['in a text after a backslash', '{"a":"\\\\","b":9007199254740993}', { a: '\\', b: '9007199254740993' }],
    ['as a fraction', '[0.12345678901234567890]', [Number('0.12345678901234567890')]],
    ['as an exponent', '[1e0000000000000000000001]', [10]],
    ['with a fraction', '[12345678901234567890.5]', [Number('12345678901234567890.5')]],
    ['negative', '[-9007199254740993]', ['-9007199254740993']],
    ['as a name', '{"9007199254740993":1}', { '9007199254740993': 1 }],
  ])('digits %s are what they are', (_, text, value) => {
    expect(parseWithLongIntegers(text)).toEqual(value);
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '"', '12 34', '{"a":"\\'])
      expect(() => parseWithLongIntegers(text)).toThrow(SyntaxError);
  });

  it('writes named fields as integers with every digit, whatever stands in the others', () => {
    fc.assert(
      fc.property(digits, fc.string(), (id, text) => {
        const written = stringifyWithLongIntegers({ text, user_id: id, nested: { text } }, ['user_id']);
        expect(parseWithLongIntegers(written)).toEqual({
          text,
          user_id: id.length < 16 ? Number(id) : id,
          nested: { text },
        });
        expect(written).toContain(`"user_id":${id}`);
      }),
    );
    const sly = '","user_id":"1';
    expect(JSON.parse(stringifyWithLongIntegers({ custom_data: sly, user_id: '7' }, ['user_id']))).toEqual({
      custom_data: sly,
      user_id: 7,
    });
  });
});
