// Salesforce: Lightning, and Classic on my.salesforce.com.
import type { SiteProfile } from './profile';

export const salesforce: SiteProfile = {
  name: 'Salesforce',
  hosts: ['*.lightning.force.com', '*.my.salesforce.com'],
  // In Classic the id is the whole path. Prefixes of records begin with a digit or, for custom objects, with `a`.
  routes: [
    [/^\/(?:lightning\/r\/(?:(\w+)\/)?)?((?=\w*\d)[0-9a]\w{14}(?:\w{3})?)\b.*/, '/lightning/r/$2/view'],
  ],
  // Where the address has no type, the first three characters of the id say it.
  types: { '001': 'account', '003': 'contact', '006': 'opportunity', '00Q': 'lead', '500': 'case' },
  // Not any `tr`: e-mails have tables, too.
  rows: '.slds-table tbody tr',
  // Where its links are in shadow roots of their own.
  rowPath: (row) => `/lightning/r/${row.getAttribute('data-row-key-value')}/view`,
  // The heading is in pieces in many shadow roots; the title is "Name | Contact | Salesforce".
  title: /^(.+?) \|/,
  // Lightning names fields by their API names, in every language (here AccountNumber and ContractNumber, but not
  // PhoneNumber); the label is for those that administrators made.
  skip: '[data-target-selection-name$=tNumber],[field-label$=" id" i]',
};
