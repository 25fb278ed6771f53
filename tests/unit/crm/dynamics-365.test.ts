// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://acme.crm4.dynamics.com';
const GUID = '5cdc2c3f-ad29-f111-8342-002248357e0e';
const OTHER = '0c85e618-4fef-e911-a819-000d3a4a16f3';
const FORM = `/main.aspx?appid=${OTHER}&forceUCI=1&pagetype=entityrecord&etn=contact&id=${GUID}`;
const LIST = `/main.aspx?appid=${OTHER}&pagetype=entitylist&etn=lead&viewid=${OTHER}&viewType=1039`;
const PAGE = '<h1 data-id="header_title">Alice Kim</h1><p data-number>404-555-0199</p>';
const url = (type: string, id: string) => `${SITE}/main.aspx?pagetype=entityrecord&etn=${type}&id=${id}`;

describe('the record of a Dynamics page', () => {
  it.each([FORM, `/main.aspx?id=${GUID}&etn=contact&newWindow=true&pagetype=entityrecord&token=secret`])(
    '%s',
    (path) =>
      expect(recordIn(pageAt(SITE + path, PAGE))).toEqual({
        type: 'contact',
        id: GUID,
        name: 'Alice Kim',
        url: url('contact', GUID),
      }),
  );

  it.each([
    LIST,
    '/main.aspx?pagetype=dashboard',
    '/main.aspx?pagetype=entityrecord&etn=contact',
    '/main.aspx',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, PAGE))).toBeNull());
});

describe('a row of a grid', () => {
  const row = (attributes: string, name: string) =>
    `<div role="grid"><div role="row" row-index="0" ${attributes}><div col-id="fullname">${name}</div>
     <div col-id="telephone1" data-number>404-555-0199</div></div></div>`;
  const link = `<a href="${url('contact', OTHER)}&appid=x">Rosa Petrov</a>`;

  it('is what it links to', () =>
    expect(recordIn(pageAt(SITE + FORM, row('', link)))).toMatchObject({ id: OTHER, name: 'Rosa Petrov' }));

  it('is known by its id in a list', () =>
    expect(recordIn(pageAt(SITE + LIST, row(`row-id="${GUID}"`, 'x')))).toMatchObject({
      type: 'lead',
      id: GUID,
      name: null,
      url: url('lead', GUID),
    }));

  it('is not the record of the form that the grid is in', () =>
    expect(recordIn(pageAt(SITE + FORM, row(`row-id="${OTHER}"`, 'x')))).toBeNull());

  it('is unknown where its id is none', () =>
    expect(recordIn(pageAt(SITE + LIST, row('row-id="12"', '<a href="#">x</a>')))).toBeNull());
});
