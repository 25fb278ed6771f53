import { describe, expect, it } from 'vitest';
import { type Catalogue, wordsFrom } from '../../../lib/words/catalogue';

describe('the browser’s rules for messages', () => {
  it.each([
    ['no place', 'Call', [], 'Call'],
    ['one place', 'Call $1', ['Ben'], 'Call Ben'],
    ['places in another order', '$2 before $1', ['a', 'b'], 'b before a'],
    ['a place twice', '$1 and $1', ['a'], 'a and a'],
    ['nine places', '$1$2$3$4$5$6$7$8$9', [...'abcdefghi'], 'abcdefghi'],
    ['a missing argument is nothing', '[$1][$2]', ['a'], '[a][]'],
    ['two dollars are one', 'costs $$1', ['a'], 'costs $1'],
    ['$0 is no place', '$0', ['a'], '$0'],
    ['an argument is not read again', '$1', ['$2', 'b'], '$2'],
  ])('%s', (_, message, args, text) => {
    const words = wordsFrom({ call: { message } } as Catalogue, 'en');
    expect(words.text('call', ...args)).toBe(text);
  });
});
