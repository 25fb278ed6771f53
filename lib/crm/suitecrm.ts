// SuiteCRM, which everybody hosts: 8 has everything in the hash, 7 in the query (and 8 shows pages of 7 in frames).
import type { SiteProfile } from './profile';

export const suitecrm: SiteProfile = {
  name: 'SuiteCRM',
  marks: 'scrm-navbar-ui,link[href*=SuiteP]',
  routes: [
    [/^[^#]*#\/([\w-]+)\/(?:record|edit)\/([\w-]+)/],
    [
      /\?(?=.*\bmodule=(\w+))(?=.*\brecord=([\w-]+)).*\baction=\w+View\b.*/,
      '?module=$1&action=DetailView&record=$2',
    ],
  ],
  rows: '.list-view-table tr,.list.view tr',
  head: '.record-view-name-label,.moduleTitle h2',
  skip: '[field$=_number]',
};
