// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://crm.acme.example';
const PAGE = '<h1>Maria Álvarez</h1><p data-number>1</p>';

describe('the record of a page that nobody described', () => {
  it.each([
    ['/en/contacts/maria-alvarez', 'contact', '/en/contacts/maria-alvarez'],
    ['/accounts/5/contacts/7/edit?token=secret', 'contact', '/accounts/5/contacts/7'],
    ['/companies/12/', 'company', '/companies/12'],
    ['/app/#/deals/99?auth=secret', 'deal', '/app/#/deals/99'],
    [
      '/x#!/leads/8f0a2c11-9d1e-4e2b-b1c4-64f2a1b2c3d4/notes',
      'lead',
      '/x#!/leads/8f0a2c11-9d1e-4e2b-b1c4-64f2a1b2c3d4',
    ],
    ['/object/constructor/5', 'constructor', '/object/constructor/5'],
  ])('%s is a %s', (path, type, own) =>
    expect(recordIn(pageAt(SITE + path, PAGE))).toMatchObject({
      type,
      name: 'Maria Álvarez',
      url: SITE + own,
    }),
  );

  it.each([
    '/en/contacts',
    '/contacts/page/2',
    '/',
    '/contacts/import',
    '/#access_token=abc123',
    '/contacts?id=12',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, PAGE))).toBeNull());

  it('has its name from the heading, else what it says to others, else its title', () => {
    const url = `${SITE}/contacts/5`;
    const og = '<head><meta property="og:title" content="From og"></head>';
    const body = '<body><p data-number>1</p></body>';
    expect(recordIn(pageAt(url, og + body.replace('<p', '<h1>From h1</h1><p'), 'From title'))?.name).toBe(
      'From h1',
    );
    expect(recordIn(pageAt(url, og + body, 'From title'))?.name).toBe('From og');
    expect(recordIn(pageAt(url, body, 'From title | Acme CRM'))?.name).toBe('From title');
    expect(recordIn(pageAt(url, body, 'Doe-Smith, Jo'))?.name).toBe('Doe-Smith, Jo');
    expect(recordIn(pageAt(url, body))?.name).toBeNull();
  });
});

describe('rows', () => {
  const inRow = (path: string, inner: string) => recordIn(pageAt(SITE + path, `<h1>Page</h1>${inner}`));

  it('are what they link to', () =>
    expect(
      inRow('/contacts', '<ul><li><a href="/contacts/7">Bo</a> <i data-number>1</i></li></ul>')?.name,
    ).toBe('Bo'));

  it('without a link are part of the page', () =>
    expect(inRow('/contacts/5', '<table><tr><th>Phone<td data-number>1</table>')?.name).toBe('Page'));

  it('that frame the whole page are none', () =>
    expect(
      inRow(
        '/contacts/5',
        '<table><tr><td><ul><li><a href="/deals/1">x</a></li></ul><p data-number>1</p></table>',
      )?.id,
    ).toBe('5'));
});
