import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBidiControl, plainCharacters } from '../../../lib/phone/normalize';

describe('plain characters', () => {
  it.each([
    ['full-width ASCII', '（０３）５５５５＋＃', '(03)5555+#'],
    ['Arabic-Indic digits', '٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['Persian digits', '۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['hyphens, dashes, minus, long vowel mark', '1‐2‑3–4—5−6ー7－8', '1-2-3-4-5-6-7-8'],
    ['spaces of all widths', '1\u00a02\u20033\u202f4\u30005', '1 2 3 4 5'],
    ['Devanagari digits', '०१२३४५६७८९', '0123456789'],
    ['middle dots between digits', '212·555•0142', '212.555.0142'],
    ['middle dots between words and numbers stay', '212-555-0142 · 03・5555', '212-555-0142 · 03・5555'],
    ['tabs stay: they part two fields', '1\t2', '1\t2'],
    ['what is plain already', '+1 (212) 555-0142 x45', '+1 (212) 555-0142 x45'],
    ['letters and emoji stay', 'é漢👍', 'é漢👍'],
  ])('%s', (_, text, plain) => {
    expect(plainCharacters(text)).toBe(plain);
  });

  it('never changes the length, so that offsets stay true', () => {
    const odd = fc.constantFrom(...'０９！～٣۴–ー　\u00a0👍é1-');
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 2 })) }), (text) => {
        expect(plainCharacters(text)).toHaveLength(text.length);
      }),
    );
  });

  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainCharacters(plainCharacters(text))).toBe(plainCharacters(text));
      }),
    );
  });
});

describe('bidi controls', () => {
  it.each([
    ['Arabic letter mark', '\u061c'],
    ['left-to-right mark', '\u200e'],
    ['right-to-left mark', '\u200f'],
    ['embedding', '\u202a'],
    ['pop', '\u202c'],
    ['override', '\u202e'],
    ['isolate', '\u2066'],
    ['first strong isolate', '\u2068'],
    ['pop isolate', '\u2069'],
  ])('%s inside a number is seen', (_, control) => {
    expect(hasBidiControl(`212${control}5550142`)).toBe(true);
  });

  it.each([['212-555-0142'], ['٢١٢'], ['a\u200bb'], ['']])('"%s" has none', (text) => {
    expect(hasBidiControl(text)).toBe(false);
  });
});
