import { describe, expect, it } from 'vitest';
import { kindOfLabel } from '../../../lib/detection/labels';

describe('the label that ends where a number begins', () => {
  it.each([
    ['phone', 'Phone: |Mobile |Cell#|T: |c. |Tel No. |My direct line is |Contact no. |Caller ID |Call #2: '],
    [
      'phone',
      'Phone (work): |Tel/Fax: |Phone & fax |Customer phone # |Order phone: |Customer ID: 88 Phone: ',
    ],
    [
      'phone',
      'Telefonnummer: |Handy-Nr.: |Rufnummer |Rückruf |Tél. : |N° vert |Tfno. |Celular: |Numero verde ',
    ],
    ['phone', 'Telefoonnummer |Тел.: |電話番号：|お電話は|携帯→|TEL　|连络 |手机号码是|联系电话：|전화번호 '],
    ['fax', 'Fax: |Fax (billing): |F: |eFax |Faxnummer |Business Fax |FAX番号：|传真：|팩스 '],
    [
      'identifier',
      'Order |order #|Order No.: |Your order number is |Account number ending |P.O. Number |A/C ',
    ],
    [
      'identifier',
      'Customer ID |Member #|Client no. |Contact ID |Claim # |Booking # |ID |Conference ID |I.D. ',
    ],
    ['identifier', 'Bestellnr. |Rechnungs-Nr. |Kundennummer |Kunden-Nr.: |Steuernummer: |N° de commande : '],
    ['identifier', 'n° client : |nº de pedido |código de cliente |P.IVA |Ordernummer |NIP |ИНН |заказ № '],
    [
      'identifier',
      '注文番号：|お問い合わせ番号 |会員ID |管理No. |型番 |マイナンバー |订单号：|快递单号 |주문번호: ',
    ],
    ['either', 'Booking |Reservation: |Amount: |No. |Gadget no. |ご予約 |受付：|お問い合わせ |顧客: '],
  ])('%s: %s', (kind, labels) => {
    for (const label of labels.split('|')) expect([label, kindOfLabel(label)]).toEqual([label, kind]);
  });

  it.each([
    [''],
    ['Customer: '],
    ['Client – '],
    ['お客様：'],
    ['Kunde: '],
    ['My number is '],
    ['Number: '],
    ['番号：'],
    ['Account manager: '],
    ['Order status update for Ben: '],
    ['I placed an invoice. '],
    ['Orders? '],
    ['10:45 '],
    ['Reordered, '],
  ])('"%s" says nothing', (label) => {
    expect(kindOfLabel(label)).toBeNull();
  });
});
