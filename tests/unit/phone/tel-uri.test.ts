import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../lib/phone/parse';
import { readTelLink } from '../../../lib/phone/tel-uri';
import { atlas } from '../../support/unit-directory';

describe('links that hold a number', () => {
  it.each([
    ['tel, global', 'tel:+1-212-555-0142', 'tel', '+1-212-555-0142'],
    ['tel, local', 'tel:212-555-0142', 'tel', '212-555-0142'],
    ['upper case', 'TEL:+12125550142', 'tel', '+12125550142'],
    ['slashes after the scheme', 'tel://+12125550142', 'tel', '+12125550142'],
    ['callto', 'callto:+12125550142', 'callto', '+12125550142'],
    ['sms, its body dropped', 'sms:+12125550142?body=call%20911', 'sms', '+12125550142'],
    ['percent-encoded plus and brackets', 'tel:%2B1%20%28212%29%20555-0142', 'tel', '+1 (212) 555-0142'],
    ['full-width digits', 'tel:２１２５５５０１４２', 'tel', '２１２５５５０１４２'],
    ['blanks around the link', ' tel:+12125550142 ', 'tel', '+12125550142'],
    ['an unknown parameter is dropped', 'tel:+12125550142;isub=7', 'tel', '+12125550142'],
    [';ext=', 'tel:+12125550142;ext=45', 'tel', '+12125550142;ext=45'],
    ['pause digits', 'tel:2125550142,,45#', 'tel', '2125550142,,45#'],
    ['x45', 'tel:2125550142x45', 'tel', '2125550142x45'],
    ['prefix context', 'tel:5550142;phone-context=+1212', 'tel', '+12125550142'],
    ['prefix context, with hyphens', 'tel:0142;phone-context=+1-914-555', 'tel', '+19145550142'],
    ['prefix context, with brackets', 'tel:5550142;phone-context=+1(914)', 'tel', '+19145550142'],
    ['context and extension', 'tel:5550142;ext=9;phone-context=+1212', 'tel', '+12125550142;ext=9'],
  ])('%s', (_, href, scheme, number) => {
    expect(readTelLink(href)).toEqual({ scheme, number });
  });

  it.each([
    ['another scheme', 'mailto:+12125550142'],
    ['script', 'javascript:+12125550142'],
    ['a scheme that only starts alike', 'telnet:2125550142'],
    ['no scheme', '+12125550142'],
    ['nothing after the scheme', 'tel:'],
    ['two digits', 'tel:12'],
    ['letters', 'tel:1-800-FLOWERS'],
    ['a service code before the number', 'tel:*67,2125550142'],
    ['call forwarding', 'tel:*72-212-555-0142'],
    ['an encoded # code', 'tel:%2321%23'],
    ['# inside the number', 'tel:212#5550142'],
    ['encoded # after the number', 'tel:+12125550142%2345'],
    ['a domain as context', 'tel:5550142;phone-context=example.com'],
    ['a context that is no prefix', 'tel:5550142;phone-context=+1-914-555-0'],
    ['a context on a global number', 'tel:+12125550142;phone-context=+1212'],
    ['an encoded bidi control', 'tel:+1%E2%80%AE2125550142'],
    ['a broken percent sequence', 'tel:%2'],
    ['a Skype name', 'callto:echo123'],
  ])('%s is refused', (_, href) => {
    expect(readTelLink(href)).toBeNull();
  });

  it('drops an extension that is not digits, and keeps the number', () => {
    expect(readTelLink('tel:+12125550142;ext=4*5')).toEqual({ scheme: 'tel', number: '+12125550142' });
  });

  it.each([['tel:+12125550142;ext=45'], ['tel:2125550142,,45#'], ['tel:5550142;phone-context=+1212;ext=45']])(
    '%s reads as one number with its extension',
    (href) => {
      const { number = '' } = readTelLink(href) ?? {};
      expect(parseDestination(number, 'US', atlas)).toMatchObject({ to: '+12125550142', postDial: '45' });
    },
  );

  it('a link to an emergency code does not become a number', () => {
    const { number = '' } = readTelLink('tel:911') ?? {};
    expect(parseDestination(number, 'US', atlas)).toMatchObject({ notANumber: 'emergency' });
  });
});
