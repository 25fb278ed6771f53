// Dynamics 365: model-driven apps.
import type { SiteProfile } from './profile';

export const dynamics365: SiteProfile = {
  name: 'Dynamics 365',
  hosts: ['*.dynamics.com'],
  routes: [
    [
      /^.*\?(?=.*\betn=(\w+))(?=.*\bid=([\da-f-]{36})).*\bpagetype=entityrecord.*/i,
      '/main.aspx?pagetype=entityrecord&etn=$1&id=$2',
    ],
  ],
  rows: '[role=row]',
  // A list is of one table, which its address names; a list in a form may be of any.
  rowPath: (row, { search }) =>
    /=entitylist/.test(search) ? search.replace('list', `record&id=${row.getAttribute('row-id')}`) : null,
  head: '[data-id=header_title]',
  skip: '[col-id=accountnumber],[data-id^=accountnumber]',
};
