// The country whose national numbers the pages of a site show, where the administrator said so.
import type { PolicyValues } from './schema';

/** @param site the origin of a page. The most exact entry counts: a host before a wildcard, a longer one before a shorter. */
export function siteCountry(
  countries: PolicyValues['siteCountries'] | undefined,
  site: string,
): string | null {
  const host = URL.canParse(site) ? new URL(site).hostname : '';
  const fits = (pattern: string): boolean =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
  const [best] = Object.entries(countries ?? {})
    .filter(([pattern]) => host && fits(pattern))
    .sort(([a], [b]) => Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length);
  return best?.[1] ?? null;
}
