// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest';
import { closest } from '../../../lib/crm/dom';
import { leaveAloneOf, profileFor } from '../../../lib/crm/profiles';
import { recordOf } from '../../../lib/crm/record';
import { salesforce } from '../../../lib/crm/salesforce';
import { element, labelledPage, pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://acme.lightning.force.com';
const NUMBER = '<p data-number>702-555-0139</p>';

describe('the record of a Salesforce page', () => {
  it.each([
    [
      '/lightning/r/Contact/003Dn000007ZplzIAC/view?ws=%2Flightning%2Fr%2FAccount%2F001Dn000007ZplzIAC',
      'contact',
    ],
    ['/lightning/r/003Dn000007ZplzIAC/view', 'contact'],
    ['/lightning/r/00QDn000007ZplzIAC/edit', 'lead'],
    ['/lightning/r/Invoice__c/a0BDn000007ZplzIAC/view', 'invoice__c'],
    ['/lightning/r/a0BDn000007ZplzIAC/view', 'record'],
    ['/003Dn000007Zplz?srPos=2&sid=secret', 'contact'],
  ])('%s is a %s', (path, type) => {
    const record = recordIn(pageAt(SITE + path, NUMBER, 'Hiro Olsen | Contact | Salesforce'));
    expect(record).toMatchObject({ type, name: 'Hiro Olsen' });
    expect(record?.url).toBe(`${SITE}/lightning/r/${record?.id}/view`);
  });

  it.each([
    '/lightning/o/Contact/list?filterName=Recent',
    '/lightning/page/home',
    '/apex/SomeVeryLongName',
    '/',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, NUMBER))).toBeNull());
});

const LIST = `<table class="slds-table"><tbody>
  <tr data-row-key-value="003Dn000001AAAAAA1"><th><a href="/lightning/r/003Dn000001AAAAAA1/view">Ada One</a></th>
    <td><a href="/lightning/r/001Dn000001AAAAAA9/view">Acme</a></td><td><p data-number>702-555-0139</p></td></tr>
  <tr data-row-key-value="003Dn000001AAAAAA2"><td>Bo Two</td><td><p id="bare">702-555-0140</p></td></tr>
  <tr data-row-key-value="001Dn000001AAAAAA3"><td><a href="/lightning/r/001Dn000001AAAAAA4/view">Parent</a></td>
    <td><a href="/lightning/r/001Dn000001AAAAAA3/view">Child</a></td><td><p id="child">1</p></td></tr>
  </tbody></table>`;

describe('a row of a list', () => {
  const inList = (selector?: string) =>
    recordIn(pageAt(`${SITE}/lightning/r/Account/001Dn000009AAAAAA1/view`, LIST), selector);

  it('has its own record, not that of the page', () => {
    expect(inList()).toEqual({
      type: 'contact',
      id: '003Dn000001AAAAAA1',
      name: 'Ada One',
      url: `${SITE}/lightning/r/003Dn000001AAAAAA1/view`,
    });
  });

  it('is known by its key where it has no link', () =>
    expect(inList('#bare')).toMatchObject({ type: 'contact', id: '003Dn000001AAAAAA2', name: null }));

  it('prefers the link that its key names', () => expect(inList('#child')?.name).toBe('Child'));
});

describe('shadow roots', () => {
  it('are climbed out of, to the row', () => {
    const page = pageAt(`${SITE}/lightning/o/Contact/list`, LIST);
    const inner = document.createElement('span');
    const host = document.createElement('i');
    host.attachShadow({ mode: 'open' }).append(inner);
    element('[data-number]').attachShadow({ mode: 'open' }).append(host);
    expect(recordOf(salesforce, inner, page)?.name).toBe('Ada One');
    expect(closest(inner, '.slds-table')).not.toBeNull();
  });
});

it('leaves account numbers and ids alone, not phone numbers', () => {
  pageAt(
    `${SITE}/`,
    `<i id="a" data-target-selection-name="sfdc:RecordField.Account.AccountNumber"><b></b></i>
     <i id="b" data-target-selection-name="sfdc:RecordField.VoiceCall.FromPhoneNumber"><b></b></i>
     <i id="c" field-label="External Id"><b></b></i>`,
  );
  const left = ['#a b', '#b b', '#c b'].map((id) => closest(element(id), leaveAloneOf(salesforce)) !== null);
  expect(left).toEqual([true, false, true]);
});

it('knows the labelled page', ({ skip }) => {
  const html = labelledPage('salesforce-record');
  if (!html) return skip();
  const page = pageAt(
    `${SITE}/lightning/r/Contact/003Dn000007ZplzIAC/view`,
    html,
    'Hiro Olsen | Contact | Salesforce',
  );
  expect(profileFor(page)).toBe(salesforce);
  expect(recordIn(page, '[data-t=p13]')).toMatchObject({ type: 'contact', name: 'Hiro Olsen' });
});
