import { describe, expect, it } from 'vitest';
import { isOtherThing, otherThings } from '../../../lib/detection/not-phones';

describe('digits that are something else', () => {
  it.each([
    ['an ISO date', '2026-11-20'],
    ['a date with slashes', '11/20/2026'],
    ['a date with points', '20.11.26'],
    ['a month', '03/2026'],
    ['a compact date', '20261120'],
    ['a time stamp', '20261120143000'],
    ['an address', '192.168.100.200'],
    ['a social security number', '123-45-6789'],
    ['a CPF', '123.456.789-09'],
    ['a CNPJ', '12.345.678/0001-95'],
    ['a SIRET', '732 829 320 00074'],
    ['a numéro de sécurité sociale', '1 85 05 78 006 084 36'],
    ['a Steuernummer', '151/815/08156'],
    ['an Aadhaar', '9876 5432 1098'],
    ['a card', '4111 1111 1111 1111'],
    ['a card of fifteen', '3782 822463 10005'],
    ['an ISBN', '978-3-16-148410-0'],
  ])('%s: %s, in a row with others too', (_, text) => {
    expect(otherThings(text)).toEqual([{ start: 0, end: text.length }]);
    expect(otherThings(`7 ${text} 8`)).toEqual([{ start: 2, end: 2 + text.length }]);
  });

  it.each([
    ['212-555-0142'],
    ['030 23125014'],
    ['03-1234-5678'],
    ['01 70 18 99 00'],
    ['06.12.34.56.78'],
    ['0176 1234 5678'],
    ['089/123/45678'],
    ['+1 212-555-0142'],
  ])('%s may be a number', (text) => {
    expect(otherThings(text)).toEqual([]);
    expect(isOtherThing(text)).toBe(false);
  });

  it.each([
    ['2019-2022'],
    ['2009/2010'],
    ['12.345.678'],
    ['0.4155550132'],
    ['200.38294427'],
    ['1111111111'],
    ['4111111111111111'],
  ])('all of %s is something else', (text) => {
    expect(isOtherThing(text)).toBe(true);
  });

  it('digits that do not check are no card', () => {
    expect(isOtherThing('4111111111111112')).toBe(false);
  });
});
