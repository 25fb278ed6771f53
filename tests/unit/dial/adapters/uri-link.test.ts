import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIES_EXTENSION, uriFor } from '../../../../lib/dial/adapters/uri-link';
import type { E164 } from '../../../../lib/phone/e164';
import { URI_SCHEMES } from '../../../../lib/policy/service';

const number = fc.stringMatching(/^\+[1-9]\d{6,14}$/) as fc.Arbitrary<E164>;
const extension = fc.option(fc.stringMatching(/^\d{1,7}$/));
const scheme = fc.constantFrom(...URI_SCHEMES);
const link = (
  name: (typeof URI_SCHEMES)[number],
  to: string,
  postDial: string | null = null,
): string | null => uriFor(name, { to: to as E164, postDial }, 'sip.example.com');

describe('a link for a phone app', () => {
  it.each([
    ['tel', 'tel:+12125550123;ext=45'],
    ['sip', 'sip:+12125550123;ext=45@sip.example.com;user=phone'],
    ['callto', 'callto:+12125550123'],
    ['dialpad', 'dialpad://+12125550123?launchMinimode=1'],
    ['zoom', 'zoomphonecall://+12125550123'],
    ['teams', 'https://teams.microsoft.com/l/call/0/0?users=4:%2B12125550123'],
    ['ringcentral', 'rcapp://r/call?number=%2B12125550123'],
  ] as const)('%s is written as its app reads it', (name, expected) => {
    expect(link(name, '+12125550123', '45')).toBe(expected);
  });

  it('holds the digits of the number, of the extension where it can, and no others', () => {
    fc.assert(
      fc.property(scheme, number, extension, (name, to, postDial) => {
        const made = decodeURIComponent(link(name, to, postDial) ?? '').replace('/0/0?users=4:', '/?users=');
        const carried = CARRIES_EXTENSION[name] && postDial ? postDial : '';
        expect(made.replace('Minimode=1', '').replace(/\D/g, '')).toBe(to.slice(1) + carried);
        expect(made).toContain(to);
      }),
    );
  });

  it('is a URI that says the same when it is parsed, and none with a service code or a blank in it', () => {
    fc.assert(
      fc.property(scheme, number, extension, (name, to, postDial) => {
        const made = link(name, to, postDial) ?? '';
        expect(URL.canParse(made)).toBe(true);
        expect(new URL(made).href.replace('%2B', '+')).toBe(made.replace('%2B', '+'));
        expect(made).not.toMatch(/[*#\s<>"'`\\{}|^]|%(?!2B)/);
      }),
    );
  });

  it('tel: links are RFC 3966 global numbers', () => {
    fc.assert(
      fc.property(number, extension, (to, postDial) => {
        expect(link('tel', to, postDial)).toMatch(/^tel:\+\d{7,15}(;ext=\d{1,7})?$/);
      }),
    );
  });

  it('is not made of anything but a checked number', () => {
    fc.assert(
      fc.property(scheme, fc.string(), (name, text) => {
        if (!/^\+[1-9]\d{6,14}$/.test(text)) expect(link(name, text)).toBeNull();
      }),
    );
    for (const text of ['*21*5550123#', '+1212555#', '911', 'tel:+12125550123', '+1212555０１２３'])
      for (const name of URI_SCHEMES) expect(link(name, text)).toBeNull();
  });

  it('leaves out an extension that is more than digits', () => {
    fc.assert(
      fc.property(number, fc.string(), (to, text) => {
        if (!/^\d{1,20}$/.test(text)) expect(link('tel', to, text)).toBe(`tel:${to}`);
      }),
    );
  });

  it.each([null, '', 'sip.example.com;evil', 'a@b', 'x/y', 'sip.example.com:port', '..'])(
    'is none for SIP with the domain %j',
    (domain) => {
      expect(uriFor('sip', { to: '+12125550123' as E164, postDial: null }, domain)).toBeNull();
    },
  );
});
