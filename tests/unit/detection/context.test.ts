import { describe, expect, it } from 'vitest';
import { judge, labelOf } from '../../../lib/detection/context';
import type { Shape } from '../../../lib/detection/surroundings';

/** The verdict on the number between the brackets. */
function verdict(text: string, shape: Shape = 'bare', field = '') {
  const [before = '', after = ''] = text.split(/\[[^\]]*\]/);
  return judge(before, after, labelOf(before, field), shape);
}

describe('what stands around bare digits', () => {
  it.each([
    ['order [2125550142]'],
    ['Order No. [2125550142]'],
    ['ORDER NUMBER: [2125550142]'],
    ['order #[2125550142]'],
    ['Invoice [2125550142]'],
    ['acct: [2125550142]'],
    ['a/c [2125550142]'],
    ['Ticket "[2125550142]'],
    ['tracking number is [2125550142]'],
    ['s/n [2125550142]'],
    ['P.O. [2125550142]'],
    ['Member ID [2125550142]'],
    ['Orders [2125550142]'],
    ['Orders 2125550141, 2125550143 and [2125550142]'],
    ['注文番号[2125550142]'],
    ['伝票: [2125550142]'],
    ['管理ID：[2125550142]'],
    ['https://example.com/a?b=[2125550142]'],
    ['www.example.com/[2125550142]'],
    ['path/[2125550142]'],
    ['user_[2125550142]'],
    ['$[2125550142]'],
    ['€[2125550142]'],
    ['USD [2125550142]'],
    ['[2125550142] EUR'],
    ['A-[2125550142]'],
    ['x[2125550142]'],
    ['#[2125550142]'],
    ['-[2125550142]'],
    ['*21*[2125550142]'],
    ['[2125550142]%'],
    ['[2125550142]kg'],
    ['[2125550142] units'],
    ['[2125550142].5'],
    ['[2125550142]:30'],
    ['[2125550142],000'],
    ['[2125550142]_a'],
    ['[2125550142]@example.com'],
    ['[2125550142]°'],
    ['[2125550142] (order no.)'],
    ['[2125550142] is my account number'],
  ])('%s is something else', (text) => {
    expect(verdict(text)).toBe('no');
  });

  it.each([
    ['[2125550142]', 'open'],
    ['Call [2125550142] now', 'labelled'],
    ['Tel:[2125550142]', 'labelled'],
    ['phone[2125550142]', 'labelled'],
    ['cell=[2125550142]', 'labelled'],
    ['from=[2125550142]&id=1', 'open'],
    ['電話[2125550142]', 'labelled'],
    ['([2125550142])', 'open'],
    ['[2125550142], 2125550143', 'open'],
    ['[2125550142].', 'open'],
    ['[2125550142]; ask for Ben', 'open'],
    ['reorder: call [2125550142]', 'labelled'],
    ['orders desk [2125550142]', 'labelled'],
    ['Border [2125550142]', 'open'],
    ['see https://example.com or [2125550142]', 'open'],
    ['My order is late. Thanks, [2125550142]', 'open'],
    ['[2125550142] (home)', 'open'],
    ['Fax: [2125550142]', 'fax'],
    ['ファックス [2125550142]', 'fax'],
    ['[2125550142] (fax)', 'fax'],
    ['[2125550142] fax: 2125550143', 'open'],
    ['[2125550142] fax no. 2125550143', 'open'],
    ['[2125550142] FAX番号 2125550143', 'open'],
    ['Tel/Fax: [2125550142]', 'labelled'],
  ])('%s may be a number: %s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
  });
});

describe('the shape of a number', () => {
  it.each([
    ['grouped', 'Booking: [212-555-0142]', 'open'],
    ['grouped', 'Order: [212-555-0142]', 'no'],
    ['grouped', 'My number-[212-555-0142]', 'open'],
    ['grouped', 'AB-[212-555-0142]', 'no'],
    ['grouped', '[212-555-0142]-ask for Ben', 'open'],
    ['grouped', '[212-555-0142]-B2', 'no'],
    ['grouped', 'rec/[212-555-0142].wav', 'no'],
    ['grouped', 'Order 12345 [212-555-0142]', 'open'],
    ['spaced', 'SIRET 732 [829 320 00074]', 'no'],
    ['bracketed', 'Ben[(212) 555-0142]', 'open'],
    ['international', 'mobile/[+12125550142]', 'open'],
    ['international', 'Order [+1 212-555-0142]', 'open'],
    ['international', '45[+31-339243873]', 'no'],
  ] as const)('%s: %s is %s', (shape, text, expected) => {
    expect(verdict(text, shape)).toBe(expected);
  });
});

describe('the name of the field', () => {
  it.each([
    ['Phone', 'labelled'],
    ['Order no.', 'no'],
    ['ご注文番号', 'no'],
    ['Fax', 'fax'],
    ['Notes', 'open'],
    ['', 'open'],
  ])('"%s" makes digits %s', (field, expected) => {
    expect(verdict('[2125550142]', 'bare', field)).toBe(expected);
  });

  it('says less than the word right before the number', () => {
    expect(verdict('Order [2125550142]', 'bare', 'Phone')).toBe('no');
    expect(verdict('call [2125550142]', 'bare', 'Order notes')).toBe('labelled');
  });
});
