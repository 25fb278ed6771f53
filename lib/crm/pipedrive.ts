// Pipedrive.
import type { SiteProfile } from './profile';

export const pipedrive: SiteProfile = {
  name: 'Pipedrive',
  hosts: ['*.pipedrive.com'],
  routes: [[/^\/(person|deal|organization|project|leads)\/(?:inbox\/|archived\/)?((?=[a-f]*\d)[\da-f-]+)\b/]],
  rows: '[role=row],tr',
  loose: true,
  title: /^(.+?) - .*Pipedrive$/,
};
