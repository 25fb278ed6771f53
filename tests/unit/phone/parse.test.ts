import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../lib/phone/parse';
import { atlas } from '../../support/unit-directory';

const parse = (text: string, region = 'US') => parseDestination(text, region, atlas);

describe('what a person wrote and the number it means', () => {
  it.each([
    ['national, brackets', '(212) 555-0142', 'US', '+12125550142', 'US'],
    ['national, dots', '212.555.0142', 'US', '+12125550142', 'US'],
    ['national with the trunk 1', '1-212-555-0142', 'US', '+12125550142', 'US'],
    ['international', '+1 212 555 0142', '', '+12125550142', 'US'],
    ['international with the US exit code', '011 81 3 5555 0100', 'US', '+81355550100', 'JP'],
    ['national in Japan', '03-5555-0100', 'JP', '+81355550100', 'JP'],
    ['full-width digits, hyphens and brackets', '（２１２）５５５－０１４２', 'US', '+12125550142', 'US'],
    ['full-width plus', '＋８１ ３ ５５５５ ０１００', '', '+81355550100', 'JP'],
    ['Arabic-Indic digits', '٢١٢٥٥٥٠١٤٢', 'US', '+12125550142', 'US'],
    ['no-break spaces', '212\u00a0555\u00a00142', 'US', '+12125550142', 'US'],
    ['blanks around it', '  212-555-0142\t', 'US', '+12125550142', 'US'],
    ['a US territory counts as the US', '787-555-0142', 'US', '+17875550142', 'US'],
    ['Canada', '416-555-0142', 'US', '+14165550142', 'CA'],
    ['Jamaica behind a domestic look', '876-555-0142', 'US', '+18765550142', 'JM'],
    ['the United Kingdom', '+44 20 7946 0958', 'US', '+442079460958', 'GB'],
    ['with 00 where the exit code is another', '0044 20 7946 0958', 'US', '+442079460958', 'GB'],
    ['with 00 and no region', '00 44 20 7946 0958', '', '+442079460958', 'GB'],
    ['with 010 from Japan', '010-1-212-555-0142', 'JP', '+12125550142', 'US'],
    ['with 0011 from Australia', '0011 1 212 555 0142', 'AU', '+12125550142', 'US'],
    ['two pluses', '++1 (212) 555-0142', 'US', '+12125550142', 'US'],
    ['the country code in brackets', '(+31)(6) 12234567', 'US', '+31612234567', 'NL'],
    ['the trunk digit in brackets', '+44 (0)20 7946 0958', 'US', '+442079460958', 'GB'],
    ['the place of the carrier, as Brazilians write it', '(0xx11) 2345-6789', 'BR', '+551123456789', 'BR'],
    ['letters for digits', '1-800-FLOWERS', 'US', '+18003569377', null],
    ['Devanagari digits', '९८७६५ ४३२१०', 'IN', '+919876543210', 'IN'],
    ['invisible characters inside', '21\u200b2\u00ad-555-\u20600142', 'US', '+12125550142', 'US'],
  ])('%s: %s', (_, text, region, to, country) => {
    expect(parse(text, region)).toMatchObject({ to, country, postDial: null });
  });

  it.each([
    ['toll-free has an area record but no country', '800-555-0100', 'tollfree'],
    ['premium 900 has one too', '900-555-0100', 'premium'],
  ])('%s', (_, text, kind) => {
    expect(parse(text)).toMatchObject({ country: null, area: { kind } });
  });

  it('satellite belongs to no country and has no area', () => {
    expect(parse('+8816 1234 5678')).toMatchObject({ country: null, area: null });
  });
});

describe('extensions stay apart from the number', () => {
  it.each([
    ['212-555-0142 x45'],
    ['212-555-0142 ext. 45'],
    ['212-555-0142 extension 45'],
    ['212-555-0142 #45'],
    ['+12125550142;ext=45'],
    ['212-555-0142,,45#'],
    ['212-555-0142 内線45'],
    ['２１２－５５５－０１４２　内線４５'],
    ['212-555-0142 poste 45'],
    ['212-555-0142 ramal 45'],
    ['212-555-0142 (ext 45)'],
    ['212-555-0142 доб. 45'],
    ['212-555-0142 int. 45'],
  ])('%s', (text) => {
    expect(parse(text)).toMatchObject({ to: '+12125550142', postDial: '45' });
  });

  it('keeps the leading zeros of an extension', () => {
    expect(parse('212-555-0142 x007')).toMatchObject({ postDial: '007' });
  });
});

describe('emergency and service codes in disguise', () => {
  it.each([
    ['911'],
    ['1-911'],
    ['9-911'],
    ['9-1-911'],
    ['９１１'],
    ['9 1 1'],
    ['9.1.1'],
    ['(911)'],
    ['+911'],
    ['+1 911'],
    ['911 ext. 5'],
    ['911;ext=5'],
    ['911,,5'],
    ['112'],
    ['933'],
    ['999'],
    ['110'],
    ['119'],
    ['000'],
    ['988'],
    ['411'],
    ['511'],
    ['٩١١'],
  ])('%s is refused as a code', (text) => {
    for (const region of ['US', 'JP', ''])
      expect(parse(text, region)).toEqual({ notANumber: 'emergency', text });
  });
});

describe('the atlas judges +1 numbers', () => {
  it.each(['357', '436', '457', '465', '471', '483', '624', '729', '837', '861', '924'])(
    'newest area code %s is a number, whatever the number library knows',
    (code) => {
      expect(parse(`${code}-555-0142`)).toMatchObject({ to: `+1${code}5550142`, area: { code } });
    },
  );

  it.each([
    ['unassigned area code 200', '200-555-0142'],
    ['unassigned area code 222', '+1 222 555 0142'],
    ['N11 area code 211', '211-555-0142'],
    ['N11 area code 411, international', '+1 411 555 0142'],
    ['N11 area code 911', '911-555-0142'],
    ['area code that starts with 1', '+1 112 555 0142'],
    ['exchange that starts with 1', '212-155-0142'],
    ['exchange that starts with 0', '212-055-0142'],
    ['a digit short', '212-555-014'],
    ['a digit long', '212-555-01422'],
    ['seven digits', '555-0142'],
  ])('%s is none', (_, text) => {
    expect(parse(text)).toEqual({ notANumber: 'invalid', text });
  });
});

describe('what is no number', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'call me'],
    ['a number inside a sentence', 'call 212-555-0142 now'],
    ['too few letters', '1-800-FLOW'],
    ['letters after a code that is not toll-free', '212-FLOWERS'],
    ['lower case', '1-800-flowers'],
    ['a service code before the number', '*67 212-555-0142'],
    ['right-to-left override', '\u202e212-555-0142'],
    ['right-to-left mark inside', '212\u200f5550142'],
    ['isolate inside', '212-\u2066555-0142'],
    ['Arabic letter mark at the end', '2125550142\u061c'],
    ['more than 80 characters', `212-555-0142${' '.repeat(80)}`],
    ['a country code that nobody has', '+210 555 0142 000'],
    ['too short for its country', '+81 3 5555'],
  ])('%s', (_, text) => {
    expect(parse(text)).toEqual({ notANumber: 'invalid', text });
  });

  it.each([
    ['empty', ''],
    ['unknown', 'XX'],
    ['lower case', 'us'],
  ])('a national form with an %s region is refused; the international one is not', (_, region) => {
    expect(parse('212-555-0142', region)).toMatchObject({ notANumber: 'invalid' });
    expect(parse('+12125550142', region)).toMatchObject({ to: '+12125550142' });
  });
});
