// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { hostCountry, profileFor } from '../../../lib/crm/profiles';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://crm.zoho.eu';

describe('the record of a Zoho page', () => {
  it.each([
    [
      '/crm/org20086/tab/Contacts/554123000000123?layoutId=1',
      'contact',
      '/crm/org20086/tab/Contacts/554123000000123',
    ],
    ['/crm/tab/Potentials/55', 'deal', '/crm/tab/Potentials/55'],
    ['/crm/acme/tab/CustomModule7/55', 'custommodule7', '/crm/acme/tab/CustomModule7/55'],
  ])('%s is a %s', (path, type, own) => {
    const page = pageAt(SITE + path, '<p data-number>1</p>', 'Uma White - Contacts - Zoho CRM');
    expect(recordIn(page)).toMatchObject({ type, name: 'Uma White', url: SITE + own });
  });

  it('has no name by a title that is not of a record', () =>
    expect(
      recordIn(pageAt(`${SITE}/crm/tab/Leads/5`, '<p data-number>1</p>', 'Leads - Zoho CRM'))?.name,
    ).toBeNull());

  it.each([
    '/crm/org1/tab/Leads/custom-view/554/list',
    '/crm/org1/tab/Leads/create',
    '/crm/org1/tab/Home/begin',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, '<p data-number>1</p>'))).toBeNull());
});

it('a row of a list is the record that it links to', () => {
  const page = pageAt(
    `${SITE}/crm/org1/tab/Leads/custom-view/554/list`,
    `<lyte-exptable-tr data-zcqa="detailView"><a id="listView_77" href="/crm/org1/tab/Leads/77">Sven Berg</a>
     <a href="/crm/org1/tab/Accounts/78">Acme</a><p data-number>1</p></lyte-exptable-tr>`,
  );
  expect(recordIn(page)).toMatchObject({ type: 'lead', id: '77', name: 'Sven Berg' });
});

it('is known on other domains by its menu', () => {
  const page = pageAt('https://crm.zoho.in/crm/org1/tab/Leads/7', '<crm-menu></crm-menu>');
  expect(profileFor(page).name).toBe('Zoho CRM');
});

it.each([
  ['https://crm.zoho.jp', 'JP'],
  ['https://crm.zoho.com', null],
  ['https://evil-crm.zoho.jp.example', null],
  ['popup', null],
])('%s serves %s', (site, country) => expect(hostCountry(site)).toBe(country));
