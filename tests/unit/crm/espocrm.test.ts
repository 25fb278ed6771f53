// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest';
import { espocrm } from '../../../lib/crm/espocrm';
import { profileFor } from '../../../lib/crm/profiles';
import { recordOf } from '../../../lib/crm/record';
import { labelledPage, pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://crm.acme.example/espo/';
const LOADER = '<script type="application/json" data-name="loader-params">{}</script>';
const HEADER = `<h3 class="header-title"><div class="header-breadcrumbs"><div class="breadcrumb-item">Contacts</div>
  <div class="breadcrumb-separator"></div><div class="breadcrumb-item">Dmitri Haddad</div></div></h3>`;
const inEspo = (hash: string, body: string, query = '') => pageAt(`${SITE}${query}#${hash}`, LOADER + body);

describe('the record of an EspoCRM page', () => {
  it.each([
    ['Contact/view/5f1a2b3c4d5e6f708', 'contact', 'Contact/view/5f1a2b3c4d5e6f708'],
    ['Opportunity/edit/5f1a/returnUrl=x', 'opportunity', 'Opportunity/edit/5f1a'],
  ])('#%s is a %s', (hash, type, own) => {
    const record = recordIn(inEspo(hash, `${HEADER}<p data-number>1</p>`, '?token=secret'));
    expect(record).toMatchObject({ type, name: 'Dmitri Haddad', url: `${SITE}#${own}` });
  });

  it.each(['Contact', 'Contact/list/primaryFilter=x', 'Dashboard', 'Contact/create'])(
    'is none at #%s',
    (hash) => expect(recordIn(inEspo(hash, '<p data-number>1</p>'))).toBeNull(),
  );
});

describe('rows', () => {
  it('of lists are the record whose link has their id', () => {
    const row = `<table><tr data-id="a2" class="list-row"><td><a href="#Account/view/a1" data-id="a1">Acme</a></td>
      <td><a href="#Contact/view/a2" class="link" data-id="a2">Ines Tanaka</a></td><td data-number>1</td></tr></table>`;
    expect(recordIn(inEspo('Account/view/a1', HEADER + row))).toEqual({
      type: 'contact',
      id: 'a2',
      name: 'Ines Tanaka',
      url: `${SITE}#Contact/view/a2`,
    });
  });

  it('of the stream are parts of the page', () => {
    const note = `<li data-id="n9" class="list-row"><a href="#Email/view/e1">mail</a><i data-number>1</i></li>`;
    expect(recordIn(inEspo('Contact/view/a2', HEADER + note))).toMatchObject({ type: 'contact', id: 'a2' });
  });
});

it('is known by its own elements, wherever it is hosted', () => {
  expect(profileFor(inEspo('Contact', ''))).toBe(espocrm);
  expect(profileFor(pageAt(SITE, '<p></p>'))).not.toBe(espocrm);
});

it('takes the labelled page for the contact, its stream too', ({ skip }) => {
  const html = labelledPage('espocrm-detail');
  if (!html) return skip();
  const page = pageAt(`${SITE}#Contact/view/5f1a`, html);
  expect(recordOf(espocrm, document.querySelector('[data-t=p5]') ?? document.body, page)?.id).toBe('5f1a');
});
