// EspoCRM, which everybody hosts: everything is in the hash.
import type { SiteProfile } from './profile';

export const espocrm: SiteProfile = {
  name: 'EspoCRM',
  marks: 'script[data-name=loader-params]',
  routes: [[/^[^#]*#([A-Z]\w*)\/(?:view|edit)\/([\w-]+)/]],
  rows: '.list-row,.item[data-id]',
  // A note in the stream is a row with an id of its own, and links to anything; it is part of the page's record.
  carried: true,
  loose: true,
  head: '.header-breadcrumbs>:last-child',
  skip: '.stream-details-container',
};
