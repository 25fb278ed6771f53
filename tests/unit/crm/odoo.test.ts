// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { closest } from '../../../lib/crm/dom';
import { odoo } from '../../../lib/crm/odoo';
import { leaveAloneOf, profileFor } from '../../../lib/crm/profiles';
import { element, labelledPage, pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://odoo.acme.example';
const PAGE = `<div class="o_web_client"><ol><li class="breadcrumb-item"><a href="/odoo/contacts">Contacts</a></li></ol>
  <div class="o_last_breadcrumb_item active"><span>Elena Johnson</span></div><p data-number>+15125550131</p></div>`;

describe('the record of an Odoo page', () => {
  it.each([
    ['/odoo/contacts/5?debug=secret', 'contact', '5', '/odoo/contacts/5'],
    ['/odoo/res.partner/5', 'contact', '5', '/odoo/res.partner/5'],
    ['/odoo/crm/8', 'lead', '8', '/odoo/crm/8'],
    ['/odoo/contacts/5/action-33/7', 'record', '7', '/odoo/contacts/5/action-33/7'],
    ['/odoo/action-crm.action_your_pipeline/9', 'record', '9', '/odoo/action-crm.action_your_pipeline/9'],
    [
      '/web?debug=1#id=12&cids=1&menu_id=99&model=res.partner&view_type=form&token=secret',
      'contact',
      '12',
      '/web#id=12&model=res.partner&view_type=form',
    ],
  ])('%s is a %s', (path, type, id, own) =>
    expect(recordIn(pageAt(SITE + path, PAGE))).toEqual({ type, id, name: 'Elena Johnson', url: SITE + own }),
  );

  it.each([
    '/odoo/contacts',
    '/odoo/contacts/new',
    '/odoo/contacts/5/action-33',
    '/web#action=1&model=res.partner',
  ])('is none at %s', (path) => expect(recordIn(pageAt(SITE + path, PAGE))).toBeNull());
});

it('a row is no record that can be known, and not the one of the form around', () => {
  const row = `<div class="o_web_client"><table><tr class="o_data_row" data-id="datapoint_3">
    <td><a class="o_form_uri" href="/odoo/res.partner/7">Parent</a></td><td data-number>1</td></tr></table></div>`;
  expect(recordIn(pageAt(`${SITE}/odoo/contacts/5`, row))).toBeNull();
});

it('leaves references and the audit trail alone', () => {
  pageAt(
    SITE,
    '<table><tr><td name="ref"><b>5125550131</b></td></tr></table><p class="o-mail-Message-tracking">1</p>',
  );
  expect(closest(element('b'), leaveAloneOf(odoo))).not.toBeNull();
  expect(closest(element('p'), leaveAloneOf(odoo))).not.toBeNull();
});

it('knows the labelled list', ({ skip }) => {
  const html = labelledPage('odoo-list');
  if (!html) return skip();
  const page = pageAt('https://acme.odoo.com/odoo/contacts', html);
  expect(profileFor(page)).toBe(odoo);
  expect(recordIn(page, '[data-t=p1]')).toBeNull();
  expect(closest(element('[data-t=n3]'), leaveAloneOf(odoo))).not.toBeNull();
  expect(closest(element('[data-t=p2]'), leaveAloneOf(odoo))).toBeNull();
});
