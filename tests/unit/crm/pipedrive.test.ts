// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://acme.pipedrive.com';
const LEAD = 'b6a0f5e0-3c1d-11ee-9f1a-1d2c3b4a5f6e';

describe('the record of a Pipedrive page', () => {
  it.each([
    ['/person/12?utm=secret', 'person', '/person/12'],
    ['/deal/5#notes', 'deal', '/deal/5'],
    ['/organization/8', 'organization', '/organization/8'],
    [`/leads/inbox/${LEAD}`, 'lead', `/leads/inbox/${LEAD}`],
  ])('%s is a %s', (path, type, own) => {
    const page = pageAt(SITE + path, '<p data-number>1</p>', 'Ana Silva - Pipedrive');
    expect(recordIn(page)).toMatchObject({ type, name: 'Ana Silva', url: SITE + own });
  });

  it.each(['/persons/list/user/1', '/pipeline/1', '/deal/add', '/leads/inbox'])('is none at %s', (path) =>
    expect(recordIn(pageAt(SITE + path, '<p data-number>1</p>'))).toBeNull(),
  );
});

describe('rows', () => {
  const row = (inner: string) =>
    `<div role="grid"><div role="row">${inner}<span role="gridcell" data-number>1</span></div></div>`;

  it('of a list are the record that they link to', () => {
    const page = pageAt(`${SITE}/persons/list`, row('<a href="/person/3"></a><a href="/person/3">Bob</a>'));
    expect(recordIn(page)).toMatchObject({ type: 'person', id: '3', name: 'Bob' });
  });

  it('without a link are part of the page', () =>
    expect(recordIn(pageAt(`${SITE}/person/4`, row('Phone')))?.id).toBe('4'));
});
