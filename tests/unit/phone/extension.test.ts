import { describe, expect, it } from 'vitest';
import { extensionAfter, splitExtension } from '../../../lib/phone/extension';

describe('an extension', () => {
  it.each([
    [' x45', '45'],
    ['x9', '9'],
    [' ext. 45', '45'],
    [' Ext: 45', '45'],
    [' extn 45', '45'],
    [' extension 1234567', '1234567'],
    [', ext 45', '45'],
    [' (ext 45)', '45'],
    [' (x45)', '45'],
    ['/ext 45', '45'],
    [';ext=45', '45'],
    [' #45', '45'],
    ['*45', '45'],
    [',,45#', '45'],
    [';;45', '45'],
    [' 内線45', '45'],
    ['(内線45)', '45'],
    [' 内線: 45', '45'],
    [' poste 45', '45'],
    [' ramal 45', '45'],
    [' anexo 45', '45'],
    [' доб. 321', '321'],
    [' int. 12', '12'],
    [' x007', '007'],
    [' ext #45', '45'],
    [' ext no. 45', '45'],
    [', 45#', '45'],
    [' - ext. 45', '45'],
    [' local 212', '212'],
    [' Durchwahl 14', '14'],
    [', DW 14', '14'],
    [' Apparat 14', '14'],
    [' toestel 12', '12'],
    [' wew. 12', '12'],
    [' (내선 12)', '12'],
    ['转8012', '8012'],
    [' 分机 8012', '8012'],
    [' 内線番号：4512'.replace('：', ':'), '4512'],
    [' ~1234', '1234'],
  ])('"%s" is %s, after a number and at its end', (tail, digits) => {
    expect(extensionAfter(tail)).toEqual({ length: tail.length, digits });
    expect(splitExtension(`212-555-0142${tail}`)).toEqual({ number: '212-555-0142', extension: digits });
  });

  it('after a bracket that closes the number', () => {
    expect(extensionAfter(') x45')).toEqual({ length: 5, digits: '45' });
    expect(splitExtension('(212-555-0142) x45')).toEqual({ number: '(212-555-0142)', extension: '45' });
  });

  it('ends where its digits end', () => {
    expect(extensionAfter(' x45 or 646-555-0143')).toEqual({ length: 4, digits: '45' });
    expect(extensionAfter(' x45, please')).toEqual({ length: 4, digits: '45' });
  });

  it.each([
    [''],
    [' 45'],
    ['-45'],
    [', 45'],
    [' x'],
    [' ext. none'],
    [' extra 45'],
    [' interest 45'],
    [' x12345678'],
    ['    x45'],
    ['\nx45'],
    [' Tel 45'],
    [' office 45'],
    [';x 45'],
    ['/x12'],
    [', 45'],
    ['~9'],
  ])('"%s" is none', (tail) => {
    expect(extensionAfter(tail)).toBeNull();
    expect(splitExtension(`212-555-0142${tail}`)).toEqual({ number: `212-555-0142${tail}`, extension: null });
  });

  it.each([[' x2 attempts'], [' x3 times'], [' x2b'], [' #4th']])(
    '"%s" counts or names something',
    (tail) => {
      expect(extensionAfter(tail)).toBeNull();
    },
  );

  it('after a number with letters', () => {
    expect(splitExtension('1-800-FLOWERS x45')).toEqual({ number: '1-800-FLOWERS', extension: '45' });
  });

  it.each([['x45'], ['ext 45'], ['#45'], ['']])('"%s" alone extends nothing', (text) => {
    expect(splitExtension(text)).toEqual({ number: text, extension: null });
  });

  it.each([
    ['spaces', `212-555-0142${' '.repeat(50_000)}x45`],
    ['digits', '1'.repeat(50_000)],
    ['brackets', `1${')'.repeat(50_000)}`],
    ['signs', '1,'.repeat(25_000)],
  ])('takes no time to look for among many %s', (_, text) => {
    const before = performance.now();
    splitExtension(text);
    extensionAfter(text);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
