import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../lib/detection/find-numbers';
import { parseDestination } from '../../../lib/phone/parse';
import { readSnippets } from '../../support/phone-snippets';
import { atlas } from '../../support/unit-directory';

/** The numbers of a text, each as `number;ext [as written]`. */
const found = (text: string, region = 'US') =>
  findNumbers(text, region, atlas).map(
    ({ e164, ext, kind, start, end }) =>
      `${kind ?? ''}${e164}${ext ? `;${ext}` : ''} [${text.slice(start, end)}]`,
  );

describe('numbers as North Americans write them', () => {
  it.each([
    ['(212) 555-0142', '(212) 555-0142'],
    ['+1 212-555-0142', '+1 212-555-0142'],
    ['+1 (212) 555-0142', '+1 (212) 555-0142'],
    ['212.555.0142', '212.555.0142'],
    ['212 555 0142', '212 555 0142'],
    ['212/555-0142', '212/555-0142'],
    ['(212)555-0142', '(212)555-0142'],
    ['2125550142', '2125550142'],
    ['+12125550142', '+12125550142'],
    ['1-212-555-0142', '1-212-555-0142'],
    ['1 (212) 555-0142', '1 (212) 555-0142'],
    ['212–555–0142', '212–555–0142'],
    ['２１２－５５５－０１４２', '２１２－５５５－０１４２'],
    ['Call (212) 555-0142 today', '(212) 555-0142'],
    ['Phone: 212-555-0142.', '212-555-0142'],
    ['"212-555-0142"', '212-555-0142'],
    ['[212-555-0142]', '212-555-0142'],
    ['Mobile:2125550142', '2125550142'],
    ['tel:212-555-0142', '212-555-0142'],
    ['ph212-555-0142', '212-555-0142'],
    ['2125550142 (mobile)', '2125550142'],
    ['My account manager: 212-555-0142', '212-555-0142'],
    ['March 3 2025 212-555-0142', '212-555-0142'],
  ])('%s', (text, written) => {
    expect(found(text)).toEqual([`+12125550142 [${written}]`]);
  });
});

describe('numbers elsewhere', () => {
  it.each([
    ['+81 3-5555-0100', 'US', '+81355550100 [+81 3-5555-0100]'],
    ['+44 20 7946 0958', 'US', '+442079460958 [+44 20 7946 0958]'],
    ['dial 011 81 3 5555 0100', 'US', '+81355550100 [011 81 3 5555 0100]'],
    ['03-5555-0100', 'JP', '+81355550100 [03-5555-0100]'],
    ['(03) 5555-0100', 'JP', '+81355550100 [(03) 5555-0100]'],
    ['03(5555)0100', 'JP', '+81355550100 [03(5555)0100]'],
    ['０３－５５５５－０１００', 'JP', '+81355550100 [０３－５５５５－０１００]'],
    ['電話番号：03-5555-0100', 'JP', '+81355550100 [03-5555-0100]'],
    ['電話03-5555-0100', 'JP', '+81355550100 [03-5555-0100]'],
    ['携帯 090-1234-5678', 'JP', '+819012345678 [090-1234-5678]'],
    ['TEL03-5555-0100（代表）', 'JP', '+81355550100 [03-5555-0100]'],
    ['0120-123-456', 'JP', '+81120123456 [0120-123-456]'],
  ])('%s in %s', (text, region, match) => {
    expect(found(text, region)).toEqual([match]);
  });
});

describe('extensions belong to their number', () => {
  it.each([
    ['212-555-0142 x45', '45'],
    ['212-555-0142x9', '9'],
    ['212-555-0142 ext. 45', '45'],
    ['212.555.0142 Ext.9', '9'],
    ['212-555-0142 extension 1234', '1234'],
    ['212-555-0142 #45', '45'],
    ['212-555-0142,,45#', '45'],
    ['212-555-0142;ext=12', '12'],
  ])('%s', (text, ext) => {
    expect(found(text)).toEqual([`+12125550142;${ext} [${text}]`]);
  });

  it.each([
    ['03-5555-0100 内線45', 'JP', '+81355550100;45'],
    ['０３－５５５５－０１００（内線４５）', 'JP', '+81355550100;45'],
    ['514-555-0142 poste 45', 'CA', '+15145550142;45'],
    ['(11) 2345-6789 ramal 45', 'BR', '+551123456789;45'],
    ['212-555-0142 (ext 45)', 'US', '+12125550142;45'],
    ['+7 495 123-45-67 доб. 321', 'US', '+74951234567;321'],
    ['+39 06 6982 1234 int. 12', 'US', '+390669821234;12'],
  ])('%s in %s', (text, region, number) => {
    expect(found(text, region)).toEqual([`${number} [${text}]`]);
    expect(found(`Call ${text}, please`, region)).toEqual([`${number} [${text}]`]);
  });
});

describe('several numbers', () => {
  it.each([
    ['(212) 555-0142 / (646) 555-0143', ['(212) 555-0142', '(646) 555-0143']],
    ['212-555-0142 or 646-555-0143', ['212-555-0142', '646-555-0143']],
    ['212-555-0142, 646-555-0143', ['212-555-0142', '646-555-0143']],
    ['+1 212 555 0142 +1 646 555 0143', ['+1 212 555 0142', '+1 646 555 0143']],
    ['+12125550142/+16465550143', ['+12125550142', '+16465550143']],
  ])('%s', (text, [first, second]) => {
    expect(found(text)).toEqual([`+12125550142 [${first}]`, `+16465550143 [${second}]`]);
  });
});

describe('what is no phone number', () => {
  it.each([
    ['an order', 'Order 2125550142'],
    ['an order with #', 'Order #2125550142'],
    ['an order number glued', 'order-2125550142'],
    ['an invoice', 'Invoice no. 212-555-0142'],
    ['an account', 'Account: 2125550142'],
    ['a reference', 'Ref: 6465550143'],
    ['stock', 'SKU 6465550143'],
    ['an id in a query', 'id=2125550142'],
    ['an IBAN', 'IBAN DE89370400440532013000'],
    ['tracking', 'Tracking: 9400 1118 9922 3344 5566 77'],
    ['a card', '4111 1111 1111 1111'],
    ['a date', '2026-11-20'],
    ['a date and time', '11/20/2026 10:00'],
    ['a date and time, ISO', '2026-11-20 14:30'],
    ['a compact time stamp', '20261120143000'],
    ['seconds since 1970', '1732099200'],
    ['an IP address', '192.168.100.200'],
    ['coordinates', '40.7128, -74.0060'],
    ['coordinates with labels', 'Latitude 40.7127753 Longitude -74.0059728'],
    ['money', '$2,125,550,142'],
    ['a number with commas', '1,234,567,890'],
    ['a percentage', '2125550142%'],
    ['pixels', '2125550142px'],
    ['a URL', 'https://crm.example.com/2125550142'],
    ['an e-mail address', 'a@2125550142.com'],
    ['a UUID', '550e8400-e29b-41d4-a716-446655440000'],
    ['a version', 'v1.2.3.4567890'],
    ['a social security number', '123-45-6789'],
    ['an employer number', 'EIN 12-3456789'],
    ['an ISBN', 'ISBN 978-3-16-148410-0'],
    ['a barcode', '1234567890123'],
    ['an emergency number', '911'],
    ['an unassigned area code', '1-200-555-0142'],
    ['an exchange that cannot be', '212-155-0142'],
    ['a digit short', '212-555-014'],
    ['seven digits', '555-0142'],
    ['a direction override', '212\u202e-555-0142'],
    ['nothing', ''],
  ])('%s: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['an order', '注文番号：03-5555-0100'],
    ['an invoice', '請求書番号 03-5555-0100'],
    ['an inquiry number', 'お問い合わせ番号 03-5555-0100'],
    ['a bank account', '口座番号：1234567'],
    ['a member', '会員ID 2125550142'],
    ['a post code', '〒150-0001'],
    ['a date', '2026年11月20日'],
  ])('in Japan: %s', (_, text) => {
    expect(found(text, 'JP')).toEqual([]);
  });
});

describe('faxes are matches of their own kind', () => {
  it.each([
    ['Fax: (212) 555-0142', 'US', 'fax+12125550142 [(212) 555-0142]'],
    ['FAX: 03-5555-0100', 'JP', 'fax+81355550100 [03-5555-0100]'],
    ['Tel/Fax: (212) 555-0142', 'US', '+12125550142 [(212) 555-0142]'],
    ['電話・FAX：03-5555-0100', 'JP', '+81355550100 [03-5555-0100]'],
  ])('%s', (text, region, match) => {
    expect(found(text, region)).toEqual([match]);
  });
});

describe('what is marked is what is dialed', () => {
  it.each(readSnippets(atlas).map((labelled) => [labelled.id, labelled] as const))(
    '%s',
    (_, { text, region, label }) => {
      for (const { start, end, e164, ext } of findNumbers(text, region, atlas, label))
        expect(parseDestination(text.slice(start, end), region, atlas)).toMatchObject({
          to: e164,
          postDial: ext ?? null,
        });
    },
  );
});
