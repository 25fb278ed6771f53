// Whether the agent switched a site off.
import { hostPattern } from '../settings/service-url';
import type { Settings } from '../settings/settings';
import { builtInSite } from './profiles';

/**
 * Whether nothing is to be marked on a site. What the agent switched for a site they added counts before the switch of
 * the CRM it belongs to. @param site the origin of the page
 */
export function isSiteOff(site: string, { sites, sitesOff }: Pick<Settings, 'sites' | 'sitesOff'>): boolean {
  if (!URL.canParse(site)) return false;
  const isOff = (one: string): boolean => sitesOff.includes(one);
  // Match patterns have no port: a page can be one of another added site on its host.
  const added = sites.includes(site) ? [site] : sites.filter((one) => hostPattern(one) === hostPattern(site));
  if (added.length > 0) return added.every(isOff);
  const crm = builtInSite(site);
  return crm !== undefined && isOff(crm.name);
}
