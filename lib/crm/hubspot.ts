// HubSpot.
import type { SiteProfile } from './profile';

export const hubspot: SiteProfile = {
  name: 'HubSpot',
  hosts: ['app.hubspot.com', 'app-eu1.hubspot.com'],
  // The first word is `contacts` for companies and deals, too.
  routes: [[/^\/contacts\/\d+\/(?:record\/)?([\d-]+|contact|company|deal|ticket)\/(\d+)\b/]],
  types: { '0-1': 'contact', '0-2': 'company', '0-3': 'deal', '0-5': 'ticket' },
  // Not any `tr`: the timeline shows e-mails with their tables. The cards at the right are about other records.
  rows: '[data-test-id$=table] tr,[data-test-id$=right-sidebar] [data-test-id^=card-]',
  head: '[data-selenium-test=highlightTitle]',
  skip: '[data-test-id*=-hs_object_id]',
};
