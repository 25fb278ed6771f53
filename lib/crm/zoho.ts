// Zoho CRM.
import type { SiteProfile } from './profile';

export const zoho: SiteProfile = {
  name: 'Zoho CRM',
  hosts: ['crm.zoho.com', 'crm.zoho.eu', 'crm.zoho.jp'],
  countries: { 'crm.zoho.jp': 'JP' },
  marks: 'crm-menu',
  routes: [[/^\/crm\/(?:\w+\/)?tab\/(\w+)\/(\d+)\b/]],
  // Deals were called potentials; in addresses they still are.
  types: { Potentials: 'deal' },
  rows: 'lyte-exptable-tr,.crm-kv-card',
  title: /^(.+?) - .+ - Zoho/,
};
