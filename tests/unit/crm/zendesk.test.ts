// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageAt, recordIn } from '../../support/unit-crm-page';

const SITE = 'https://acme.zendesk.com';

describe('the record of a Zendesk page', () => {
  it.each([
    ['/agent/tickets/1234?brand=secret', 'ticket', '/agent/tickets/1234'],
    ['/agent/users/55/requested_tickets', 'user', '/agent/users/55'],
    ['/agent/organizations/7/tickets', 'organization', '/agent/organizations/7'],
  ])('%s is a %s', (path, type, own) =>
    expect(recordIn(pageAt(SITE + path, '<p data-number>1</p>'))).toMatchObject({ type, url: SITE + own }),
  );

  it.each(['/agent/filters/360', '/agent/dashboard', '/hc/en-us/articles/36', '/agent/tickets/new/1'])(
    'is none at %s',
    (path) => expect(recordIn(pageAt(SITE + path, '<p data-number>1</p>'))).toBeNull(),
  );

  it('has the subject beside the number, of several open tickets', () => {
    const ticket = (subject: string, number: string) =>
      `<section><input data-test-id="omni-header-subject" value="${subject}"><p ${number}>1</p></section>`;
    const page = pageAt(`${SITE}/agent/tickets/2`, ticket('First', '') + ticket('Second', 'data-number'));
    expect(recordIn(page)?.name).toBe('Second');
  });
});

it('a row of a view is the ticket it links to, relative to /agent/', () => {
  const page = pageAt(
    `${SITE}/agent/filters/360`,
    `<table><tr data-test-id="generic-table-row"><td data-test-id="ticket-table-cells-subject">
     <a href="tickets/99">Call me at <i data-number>212-555-0147</i></a></td></tr></table>`,
  );
  expect(recordIn(page)).toMatchObject({ type: 'ticket', id: '99', url: `${SITE}/agent/tickets/99` });
});
