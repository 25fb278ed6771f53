// Odoo: since 18 at /odoo, before at /web with everything in the hash.
import type { SiteProfile } from './profile';

export const odoo: SiteProfile = {
  name: 'Odoo',
  hosts: ['*.odoo.com'],
  marks: '.o_web_client',
  routes: [
    // The last word and number: what stands before are the pages one came from. `action-12` says no type.
    [/^\/odoo\/(?:[\w./-]+\/)?(?:action-[\w.]+|([a-z][\w.-]*))\/(\d+)(?=[?#]|$)/],
    [/^\/web\/?#(?=.*\bmodel=([\w.]+))(?=.*\bid=(\d+)).*/, '/web#id=$2&model=$1&view_type=form'],
  ],
  types: { 'res.partner': 'contact', 'crm.lead': 'lead', crm: 'lead' },
  // A row's data-id counts data points of the page, and its links are fields: whose row it is, nothing says.
  rows: '.o_data_row,.o_kanban_record',
  carried: true,
  head: '.o_last_breadcrumb_item,.breadcrumb-item.active',
  skip: '.o-mail-Message-tracking,[name=ref],[name=vat]',
};
