// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { profileFor } from '../../../lib/crm/profiles';
import { twenty } from '../../../lib/crm/twenty';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://twenty.acme.example';
const ID = '20202020-1c25-4d02-bf25-6aeccf7ea419';
const CONFIG = '<script id="twenty-env-config">window._env_ = {};</script>';

it('is known by its configuration, and names the record', () => {
  const page = pageAt(
    `${SITE}/object/person/${ID}?loginToken=secret#timeline`,
    `${CONFIG}<p data-number>1</p>`,
    'Ana',
  );
  expect(profileFor(page)).toBe(twenty);
  expect(recordIn(page)).toEqual({ type: 'person', id: ID, name: 'Ana', url: `${SITE}/object/person/${ID}` });
});

it('takes the row of a table', () => {
  const row = `<div class="table-row" data-virtualized-id="${ID}"><a href="/object/company/${ID.replace('2', '3')}">Acme</a>
    <a href="/object/person/${ID}">Ana</a><p data-number>1</p></div>`;
  const page = pageAt(`${SITE}/objects/people`, CONFIG + row);
  expect(recordIn(page)).toMatchObject({ type: 'person', id: ID, name: 'Ana' });
});

it('is in no manifest', () => expect(twenty.hosts).toBeUndefined());
