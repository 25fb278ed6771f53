// The CRMs that are known. A new one is a file like the others, and a line here.
import { dynamics365 } from './dynamics-365';
import { espocrm } from './espocrm';
import { generic } from './generic';
import { hubspot } from './hubspot';
import { odoo } from './odoo';
import { pipedrive } from './pipedrive';
import type { Page, SiteProfile } from './profile';
import { salesforce } from './salesforce';
import { suitecrm } from './suitecrm';
import { twenty } from './twenty';
import { zendesk } from './zendesk';
import { zoho } from './zoho';

const EDITORS = '.CodeMirror, .monaco-editor, .ace_editor';

const MOST = 500;

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
  if (hosts.some((host) => url.hostname.endsWith(host.replace(/^[*\w-]+/, '')))) return true;
  try {
    return !!marks && outermost(document).some((element) => element.matches(marks));
  } catch {
    // A page can hide what is read here behind names of its own.
    return false;
  }
}

/** The first elements of a document, level by level: to ask all of a large page takes too long. */
function outermost({ documentElement }: Document): Element[] {
  const elements: Element[] = [documentElement];
  for (let at = 0; at < elements.length; at++)
    for (let child = elements[at]?.firstElementChild; child && elements.length < MOST; ) {
      elements.push(child);
      child = child.nextElementSibling;
    }
  return elements;
}

/** A selector of elements whose text is never a number to call. */
export const leaveAloneOf = ({ skip }: SiteProfile): string => (skip ? `${EDITORS}, ${skip}` : EDITORS);
