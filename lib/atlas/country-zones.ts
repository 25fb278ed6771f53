// The time zones of countries: not every browser tells them (Firefox has no Intl.Locale.getTimeZones).
import zones from './country-zones.json';

const ZONES: Readonly<Record<string, string>> = zones;

/** The IANA zones of a country, ISO 3166-1 and Kosovo (XK), Ascension (AC), Tristan da Cunha (TA); else none. */
export const zonesOfCountry = (country: string): string[] =>
  Object.hasOwn(ZONES, country) ? (ZONES[country] ?? '').split(' ') : [];
