// The CRMs that are known by name: where the content script runs without being asked for.

export const BUILT_IN_SITES: readonly { name: string; matches: readonly string[] }[] = [
  { name: 'Salesforce', matches: ['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'] },
  { name: 'HubSpot', matches: ['https://app.hubspot.com/*', 'https://app-eu1.hubspot.com/*'] },
  { name: 'Dynamics 365', matches: ['https://*.dynamics.com/*'] },
  { name: 'Zendesk', matches: ['https://*.zendesk.com/*'] },
  { name: 'Zoho CRM', matches: ['https://crm.zoho.com/*', 'https://crm.zoho.eu/*', 'https://crm.zoho.jp/*'] },
  { name: 'Pipedrive', matches: ['https://*.pipedrive.com/*'] },
  { name: 'Odoo', matches: ['https://*.odoo.com/*'] },
];

export const BUILT_IN_MATCHES: readonly string[] = BUILT_IN_SITES.flatMap(({ matches }) => matches);
