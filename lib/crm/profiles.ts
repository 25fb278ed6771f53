// The CRMs that are known. A new one is a file like the others, and a line here.
import { dynamics365 } from './dynamics-365';
import { espocrm } from './espocrm';
import { generic } from './generic';
import { hubspot } from './hubspot';
import { odoo } from './odoo';
import { hasNearTop } from './outermost';
import { pipedrive } from './pipedrive';
import type { Page, SiteProfile } from './profile';
import { salesforce } from './salesforce';
import { suitecrm } from './suitecrm';
import { twenty } from './twenty';
import { zendesk } from './zendesk';
import { zoho } from './zoho';

const EDITORS = '.CodeMirror, .monaco-editor, .ace_editor';

/** Those known by their host first: the others look into the document. */
export const PROFILES: readonly SiteProfile[] = [
  salesforce,
  hubspot,
  dynamics365,
  zendesk,
  zoho,
  pipedrive,
  odoo,
  espocrm,
  suitecrm,
  twenty,
];

const matchesOf = ({ hosts = [] }: SiteProfile): string[] => hosts.map((host) => `https://${host}/*`);

/** Where the content script runs without being asked for. */
export const BUILT_IN_MATCHES: readonly string[] = PROFILES.flatMap(matchesOf);

/** The profile of a page: by its host, or by what only pages of that CRM have; the generic one where neither fits. */
export const profileFor = (page: Page): SiteProfile =>
  PROFILES.find((profile) => isHere(profile, page)) ?? generic;

function isHere({ hosts = [], marks }: SiteProfile, { url, document }: Page): boolean {
  if (hosts.some((host) => isHost(url.hostname, host))) return true;
  return !!marks && hasNearTop(document, marks);
}

/** A selector of elements whose text is never a number to call. */
export const leaveAloneOf = ({ skip }: SiteProfile): string => (skip ? `${EDITORS}, ${skip}` : EDITORS);

/** What a page needs to know of its site before anything else. */
export type SiteRules = {
  /** A selector of elements whose text is never a number to call. */
  leaveAlone: string;
  /** For sites that are not known by their host: who has these elements near the top of the document, has these rules. */
  byMarks: { marks: string; leaveAlone: string }[];
};

/** @param site the origin of the page */
export function siteRules(site: string): SiteRules {
  const host = URL.canParse(site) ? new URL(site).hostname : '';
  const known = PROFILES.find(({ hosts = [] }) => hosts.some((one) => isHost(host, one)));
  const selfHosted = known ? [] : PROFILES.filter(({ marks }) => marks);
  return {
    leaveAlone: leaveAloneOf(known ?? generic),
    byMarks: selfHosted.map((profile) => ({ marks: profile.marks ?? '', leaveAlone: leaveAloneOf(profile) })),
  };
}

/** The CRM of a site that the content script runs on without being asked for. @param site the origin of the page */
export function builtInSite(site: string): SiteProfile | undefined {
  const { protocol, hostname } = URL.canParse(site) ? new URL(site) : { protocol: '', hostname: '' };
  const fits = (pattern: string): boolean =>
    pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
  return protocol === 'https:' ? PROFILES.find(({ hosts = [] }) => hosts.some(fits)) : undefined;
}

/** The country that a site serves, ISO 3166-1, if its host says so. @param site the origin of the page */
export function hostCountry(site: string): string | null {
  const host = URL.canParse(site) ? new URL(site).hostname : '';
  return PROFILES.map(({ countries }) => countries?.[host]).find(Boolean) ?? null;
}

const isHost = (host: string, pattern: string): boolean => host.endsWith(pattern.replace(/^[*\w-]+/, ''));
