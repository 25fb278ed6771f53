// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { profileFor } from '../../../lib/crm/profiles';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://crm.acme.example';
const ID = '8f0a2c11-9d1e-4e2b-b1c4-64f2a1b2c3d4';

describe('SuiteCRM 8', () => {
  const PAGE =
    '<scrm-navbar-ui></scrm-navbar-ui><scrm-dynamic-label class="record-view-name-label">Bob Tanaka';

  it.each([
    [`/#/contacts/record/${ID}?return_id=secret`, 'contact', `/#/contacts/record/${ID}`],
    [`/public/#/opportunities/edit/${ID}`, 'opportunity', `/public/#/opportunities/edit/${ID}`],
  ])('%s is a %s', (path, type, own) => {
    const page = pageAt(SITE + path, `${PAGE}</scrm-dynamic-label><p data-number>1</p>`);
    expect(recordIn(page)).toMatchObject({ type, id: ID, name: 'Bob Tanaka', url: SITE + own });
  });

  it('a list row is what its name links to, not the page', () => {
    const row = `<table class="list-view-table"><tbody><tr><td><a href="#/leads/record/l-1">Zoe</a></td>
      <td data-number>1</td></tr><tr><td id="none">1</td></tr></tbody></table>`;
    const page = pageAt(`${SITE}/#/accounts/record/${ID}`, `<scrm-navbar-ui></scrm-navbar-ui>${row}`);
    expect(recordIn(page)).toMatchObject({
      type: 'lead',
      id: 'l-1',
      name: 'Zoe',
      url: `${SITE}/#/leads/record/l-1`,
    });
    expect(recordIn(page, '#none')).toBeNull();
  });
});

describe('SuiteCRM 7', () => {
  const HEAD = '<head><link rel="icon" href="themes/SuiteP/images/sugar_icon.ico"></head>';
  const BODY = '<body><div class="moduleTitle"><h2>BOB TANAKA</h2></div><p data-number>1</p></body>';

  it('is in the query, in any order', () => {
    const query = `return_module=Accounts&record=${ID}&MSID=secret&module=Contacts&return_action=index&action=DetailView`;
    expect(recordIn(pageAt(`${SITE}/crm/index.php?${query}`, HEAD + BODY))).toEqual({
      type: 'contact',
      id: ID,
      name: 'BOB TANAKA',
      url: `${SITE}/crm/index.php?module=Contacts&action=DetailView&record=${ID}`,
    });
  });

  it('is none in a list; its rows are', () => {
    const row = `<table class="list view table"><tr><td><a href="index.php?module=Leads&action=DetailView&record=l1">Zoe</a>
      </td><td id="row">1</td></tr></table>`;
    const page = pageAt(
      `${SITE}/index.php?module=Leads&action=index`,
      HEAD + BODY.replace('</body>', `${row}</body>`),
    );
    expect(profileFor(page).name).toBe('SuiteCRM');
    expect(recordIn(page)).toBeNull();
    expect(recordIn(page, '#row')).toMatchObject({ type: 'lead', id: 'l1', name: 'Zoe' });
  });
});
