// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { contactFieldsOf } from '../../../lib/crm/contact-fields';
import { builtInSite, profileFor } from '../../../lib/crm/profiles';
import { element, pageAt } from '../../support/unit-crm-page';

const SITE = 'https://crm.acme.example';
const NUMBER = '<p data-number>212-555-0199</p>';
const fieldsAt = (url: string, html: string) => {
  const page = pageAt(url, html);
  return contactFieldsOf(profileFor(page), element('[data-number]'), page);
};
const fields = (html: string) => fieldsAt(`${SITE}/contacts/5`, html + NUMBER);

describe('where a contact is, as the fields of its record say', () => {
  it.each<[string, string, object]>([
    [
      'a list of terms',
      '<dl><dt>Time zone:</dt><dd>America/Chicago</dd></dl>',
      { timeZone: 'America/Chicago' },
    ],
    ['rows with headers', '<table><tr><th>State/Province</th><td> FL </td></tr></table>', { region: 'FL' }],
    ['a label of a field', '<label for="s">State</label><input id="s" value="Ohio">', { region: 'Ohio' }],
    ['a label beside its text', '<label>Mailing Country</label><span>Japan</span>', { country: 'Japan' }],
    [
      'a choice',
      '<label for="c">Country *</label><select id="c"><option>Peru</option><option selected>Japan</option></select>',
      { country: 'Japan' },
    ],
    ['a field by its name', '<input name="billing_state" value="TX">', { region: 'TX' }],
    [
      'microdata',
      '<span itemprop="addressRegion">CA</span><i itemprop="addressCountry">US</i>',
      { region: 'CA' },
    ],
    ['an attribute', '<div data-time-zone="Asia/Tokyo"></div>', { timeZone: 'Asia/Tokyo' }],
    [
      'Japanese labels',
      '<dl><dt>タイムゾーン</dt><dd>Asia/Tokyo</dd><dt>国</dt><dd>日本</dd></dl>',
      { timeZone: 'Asia/Tokyo', country: '日本' },
    ],
    [
      'twice the same',
      '<dl><dt>State</dt><dd>FL</dd><dt>Billing State</dt><dd>FL</dd></dl>',
      { region: 'FL' },
    ],
  ])('%s', (_, html, expected) => {
    expect(fields(html)).toMatchObject(expected);
  });

  it.each([
    ['two that differ', '<dl><dt>State</dt><dd>FL</dd><dt>Billing State</dt><dd>NY</dd></dl>'],
    ['other words', '<dl><dt>Statement</dt><dd>FL</dd><dt>Lead state of mind</dt><dd>FL</dd></dl>'],
    ['an empty field', '<label for="s">State</label><input id="s" value=" ">'],
    ['a secret of a form', '<input type="hidden" name="state" value="FL">'],
    ['a text that is too long', `<dl><dt>State</dt><dd>${'FL '.repeat(40)}</dd></dl>`],
    ['two labels in a row', '<dl><dt>State</dt><dt>City</dt><dd>Miami</dd></dl>'],
  ])('%s: nothing', (_, html) => {
    expect(fields(html)).toBeNull();
  });

  it('of a list, only what is in the row of the number', () => {
    const row = (id: number, state: string, number = '') =>
      `<tr><td><a href="/contacts/${id}">Person ${id}</a></td><td ${number}>1</td><td>${state}</td></tr>`;
    const list = `<label for="f">State</label><select id="f"><option selected>NY</option></select>
      <table><thead><tr><th>Name</th><th>Phone</th><th>State</th></tr></thead>
      <tbody>${row(1, 'FL')}${row(2, 'CA', 'data-number')}</tbody></table>`;
    expect(fieldsAt(`${SITE}/contacts`, list)).toEqual({ region: 'CA' });
  });

  it('of a page without a record, nothing', () => {
    const html = `<dl><dt>State</dt><dd>FL</dd></dl>${NUMBER}`;
    expect(fieldsAt(`${SITE}/search`, html)).toBeNull();
    expect(fieldsAt(`${SITE}/contacts/5`, html)).toEqual({ region: 'FL' });
  });

  it('a page that hides its members stops nothing', () => {
    const form =
      '<form><input name="querySelector"><input name="state" value="FL"><p data-number>1</p></form>';
    expect(() => fieldsAt(`${SITE}/contacts/5`, form)).not.toThrow();
  });
});

describe('a site whose word on a contact counts', () => {
  it.each([
    ['https://acme.lightning.force.com', true],
    ['https://app.hubspot.com', true],
    ['https://acme.crm.dynamics.com', true],
    ['http://app.hubspot.com', false],
    ['https://evil.hubspot.com', false],
    ['https://app.hubspot.com.evil.example', false],
    ['https://crm.acme.example', false],
    ['chrome-extension://ghdedneabmcfjakdbjikmlicecleikni', false],
    ['null', false],
  ])('%s: %s', (site, known) => {
    expect(builtInSite(site) !== undefined).toBe(known);
  });
});
