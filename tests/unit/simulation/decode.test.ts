// Files as spreadsheets of different computers write them.
import { expect, it } from 'vitest';
import { decodeText } from '../../../lib/simulation/decode';

it.each([
  ['UTF-8', [0xe9, 0x9b, 0xbb], 'en', '電'],
  ['UTF-16 of Windows', [0xff, 0xfe, 0xfb, 0x96], 'en', '電'],
  ['UTF-16 of others', [0xfe, 0xff, 0x96, 0xfb], 'en', '電'],
  ['Shift_JIS of Japanese Excel', [0x93, 0x64], 'ja-JP', '電'],
  ['Windows-1252', [0x4a, 0x6f, 0x73, 0xe9], 'en-US', 'José'],
])('%s', (_, bytes, language, text) => {
  expect(decodeText(new Uint8Array(bytes), language)).toBe(text);
});
