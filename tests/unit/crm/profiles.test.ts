// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest';
import { countryOf } from '../../../lib/crm/country';
import { generic } from '../../../lib/crm/generic';
import { BUILT_IN_MATCHES, leaveAloneOf, PROFILES, profileFor } from '../../../lib/crm/profiles';
import { recordOf } from '../../../lib/crm/record';
import { element, pageAt, recordIn } from '../../support/unit-crm-page';

describe('the profiles', () => {
  it('run where they always did: a new host is a new permission', () =>
    expect([...BUILT_IN_MATCHES].sort()).toEqual([
      'https://*.dynamics.com/*',
      'https://*.lightning.force.com/*',
      'https://*.my.salesforce.com/*',
      'https://*.odoo.com/*',
      'https://*.pipedrive.com/*',
      'https://*.zendesk.com/*',
      'https://app-eu1.hubspot.com/*',
      'https://app.hubspot.com/*',
      'https://crm.zoho.com/*',
      'https://crm.zoho.eu/*',
      'https://crm.zoho.jp/*',
    ]));

  it('know themselves on the hosts they run on', () => {
    for (const profile of PROFILES)
      for (const host of profile.hosts ?? [])
        expect(profileFor(pageAt(`https://${host.replace('*', 'acme')}/`, ''))).toBe(profile);
  });

  it('leave every other site to the generic one', () => {
    for (const url of [
      'https://evil-dynamics.com/',
      'https://dynamics.com.example/',
      'https://acme.example/',
    ])
      expect(profileFor(pageAt(url, ''))).toBe(generic);
  });

  it('have selectors that browsers understand', () => {
    for (const profile of [...PROFILES, generic])
      expect(element('body').matches(leaveAloneOf(profile))).toBe(false);
  });
});

describe('the country of a page', () => {
  it.each([
    ['en-GB', 'GB'],
    ['de_AT', 'AT'],
    ['zh-Hant-TW', 'TW'],
    ['ja', 'JP'],
    ['en', null],
    ['es-419', null],
    ['', null],
    ['no language!', null],
  ])('in %s is %s', (lang, country) => {
    const page = pageAt('https://acme.example/', '');
    page.document.documentElement.setAttribute('lang', lang);
    expect(countryOf(page)).toBe(country);
  });
});

describe('a hostile page', () => {
  const URL_OF_RECORD = 'https://acme.example/contacts/5';
  const climbing =
    '<form id="body"><input name="parentNode"><input name="parentElement"><b data-number>1</b></form>';

  it('cannot make the climb endless', () => {
    expect(recordIn(pageAt(URL_OF_RECORD, `<h1>Bo</h1>${climbing}`))).toMatchObject({ id: '5', name: 'Bo' });
    const form = element('form');
    // happy-dom does not clobber everything that browsers do.
    for (const name of ['parentNode', 'parentElement'])
      Object.defineProperty(form, name, { configurable: true, value: element('b') });
    expect(recordOf(generic, element('b'), { url: new URL(URL_OF_RECORD), document })?.name).toBe('Bo');
  });

  it('that hides what is read costs the record, and never throws', () => {
    const page = pageAt(URL_OF_RECORD, climbing);
    Object.defineProperty(element('form'), 'matches', { value: element('input') });
    expect(recordIn(page)).toBeNull();
    const document = new Proxy({} as Document, { get: (_, name) => (name === 'title' ? {} : element('b')) });
    expect(profileFor({ url: page.url, document })).toBe(generic);
    for (const profile of [...PROFILES, generic]) {
      expect(countryOf({ url: page.url, document })).toBeNull();
      expect(recordOf(profile, element('b'), { url: page.url, document })).toBeNull();
    }
  });

  it('gets its names cut, and no ids or addresses that had to be', () => {
    const long = 'x'.repeat(10_000);
    const name = recordIn(pageAt(URL_OF_RECORD, `<h1>${long}</h1><b data-number>1</b>`))?.name;
    expect(name).toHaveLength(200);
    expect(recordIn(pageAt(`https://acme.example/${'a/'.repeat(1_500)}contacts/5`, climbing))).toBeNull();
    expect(recordIn(pageAt(`https://acme.odoo.com/odoo/contacts/${'5'.repeat(129)}`, climbing))).toBeNull();
  });

  it.each([
    'javascript:alert(1)//contacts/9',
    'https://evil.example/contacts/9',
    '//evil.example/contacts/9',
    'https://[',
  ])('leads nowhere by %s', (href) => {
    const row = `<table><tr><td><a href="${href}">Eve</a></td><td data-number>1</td></tr></table>`;
    expect(recordIn(pageAt('https://acme.example/contacts', row))).toBeNull();
  });

  it.each([
    'about:blank',
    'data:text/html,/contacts/5',
    'file:///contacts/5',
    'https://acme.example/#%E0%A4%A',
  ])('is no record at %s', (url) => {
    pageAt('https://acme.example/', '<b data-number>1</b>');
    expect(recordOf(generic, element('b'), { url: new URL(url), document })).toBeNull();
  });

  it('is read in no time, however long its address', () => {
    const start = performance.now();
    for (const path of ['a/'.repeat(50_000), 'a-'.repeat(50_000), `#${'/a-1'.repeat(50_000)}`])
      for (const profile of [...PROFILES, generic])
        recordOf(profile, element('body'), { url: new URL(`https://acme.example/${path}`), document });
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
