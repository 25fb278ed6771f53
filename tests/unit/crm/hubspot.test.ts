// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest';
import { closest } from '../../../lib/crm/dom';
import { hubspot } from '../../../lib/crm/hubspot';
import { leaveAloneOf, profileFor } from '../../../lib/crm/profiles';
import { element, labelledPage, pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://app.hubspot.com';
const PAGE = `<main><h2 data-selenium-test="highlightTitle"> Tara
  White </h2><p data-number>650-555-0162</p></main>`;

describe('the record of a HubSpot page', () => {
  it.each([
    ['/contacts/148/record/0-1/27619253?hsSecret=1', 'contact', '/contacts/148/record/0-1/27619253'],
    ['/contacts/148/record/0-2/9/view/1', 'company', '/contacts/148/record/0-2/9'],
    ['/contacts/148/record/0-5/7', 'ticket', '/contacts/148/record/0-5/7'],
    ['/contacts/148/record/2-1234/7', '2-1234', '/contacts/148/record/2-1234/7'],
    ['/contacts/148/contact/5/', 'contact', '/contacts/148/contact/5'],
    ['/contacts/148/deal/5', 'deal', '/contacts/148/deal/5'],
  ])('%s is a %s', (path, type, own) => {
    expect(recordIn(pageAt(SITE + path, PAGE))).toMatchObject({ type, name: 'Tara White', url: SITE + own });
  });

  it.each([
    '/contacts/148/objects/0-1/views/all/list',
    '/reports-dashboard/148',
    '/contacts/148/record/0-1/x',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, PAGE))).toBeNull());
});

describe('cards about other records', () => {
  const card = (inner: string) =>
    recordIn(
      pageAt(
        `${SITE}/contacts/148/record/0-1/1`,
        `<aside data-test-id="records-right-sidebar"><div data-test-id="card-wrapper-ASSOCIATION">${inner}
         <p data-number>650-555-0162</p></div></aside>${PAGE.replace('data-number', '')}`,
      ),
    );
  const company = (id: number) => `<a href="/contacts/148/record/0-2/${id}">Company ${id}</a>`;

  it('name the one record', () =>
    expect(card(company(2))).toMatchObject({ type: 'company', name: 'Company 2' }));
  it('name none of two', () => expect(card(company(2) + company(3))).toBeNull());
});

it('knows the hosts of other regions, when they are added', () => {
  const page = pageAt('https://app-na2.hubspot.com/contacts/1/record/0-1/2', PAGE);
  expect(profileFor(page)).toBe(hubspot);
  expect(hubspot.hosts).not.toContain('app-na2.hubspot.com');
});

it('leaves record ids alone', () => {
  pageAt(SITE, '<table><tr><td data-test-id="cell-0-1-hs_object_id-5"><b>1577811818</b></td></tr></table>');
  expect(closest(element('b'), leaveAloneOf(hubspot))).not.toBeNull();
});

it('takes the rows of the labelled list', ({ skip }) => {
  const html = labelledPage('hubspot-contacts');
  if (!html) return skip();
  const page = pageAt(`${SITE}/contacts/148692618/objects/0-1/views/all/list`, html);
  expect(recordIn(page, '[data-t=p3]')).toEqual({
    type: 'contact',
    id: '27619253',
    name: 'Tara White',
    url: `${SITE}/contacts/148692618/record/0-1/27619253`,
  });
  expect(recordIn(page, '[data-t=p9]')?.name).toBe('Olga Martin');
});
