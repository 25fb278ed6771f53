// Any site that an administrator or agent added, by what most web applications have in common.
import type { SiteProfile } from './profile';

/** Leads into the hash, if it names a record, else through the path. */
const START = '^(?:[^#]*#!?)?/?(?:[\\w.~-]+/)*?';
/** A word, but none that stands before numbers which are not a record's. */
const TYPE = '(?!(?:page|step|tab|list|view|app|api)s?/)([a-z_-]{2,40})';
/** Has a digit or a hyphen in it: `12`, a UUID, `maria-alvarez`, but not `import`. */
const ID = '((?=[a-z_]*[\\d-])[\\w-]{1,64})';
/** Such as `/edit`. */
const END = '(?=(?:/[a-z_-]*){0,2}(?:[?#]|$))';

export const generic: SiteProfile = {
  name: 'Other',
  marks: ':root',
  routes: [[RegExp(`${START}${TYPE}/${ID}${END}`, 'i')]],
  rows: 'tr,[role=row],li,article',
  loose: true,
  head: 'h1,meta[property="og:title"]',
  title: /^(.+?)(?: [|-] .*)?$/,
};
