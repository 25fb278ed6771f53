// Zendesk Support.
import type { SiteProfile } from './profile';

export const zendesk: SiteProfile = {
  name: 'Zendesk',
  hosts: ['*.zendesk.com'],
  // Links in lists are relative to `/agent/`, whatever list they are in.
  routes: [[/^\/agent\/(?:.*\/)?(tickets|users|organizations)\/(\d+)\b.*/, '/agent/$1/$2']],
  rows: '[data-test-id=generic-table-row]',
  head: '[data-test-id=omni-header-subject]',
  skip: '[data-test-id=generic-table-cells-id]',
};
