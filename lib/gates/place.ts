// Where the person who is called is: by the area code, and by what the CRM says of the contact.
import { zonesOfCountry } from '../atlas/country-zones';
import type { Destination } from '../phone/parse';
import { knowsZone } from './local-time';

export type Place = {
  /** ISO 3166-1; null where it is not known. */
  country: string | null;
  /** State, province or territory. */
  region: string | null;
  /** IANA names that this browser knows; none where nobody knows what time it is there. */
  timeZones: readonly string[];
};
/** What the page of a CRM says of a contact. */
export type Contact = Place & {
  /** A time zone is named, not only a place that has some. */
  namesZone: boolean;
  /** The site is a known CRM, or one that the administrator named: its word replaces the area code's. */
  isTrusted: boolean;
};

/**
 * Every place that the rules of must hold: where the contact is, else where the area code is. A site that nobody vouches
 * for can add a place but take none away, so that a page cannot talk its way around the hours; nor can a place where
 * nobody knows what time it is.
 */
export function placesOf(destination: Destination, contact: Contact | null): Place[] {
  const byCode = placeOf(destination);
  if (!contact) return oneByOne(byCode);
  const timeZones = contact.timeZones.filter(knowsZone);
  const told = whereBoth(byCode, { ...contact, timeZones });
  const replaces = contact.isTrusted && timeZones.length > 0;
  return (replaces ? [told] : [byCode, told]).flatMap(oneByOne);
}

/** A code of several provinces, `NS/PE`, is in each. */
const oneByOne = (place: Place): Place[] =>
  place.region ? place.region.split('/').map((region) => ({ ...place, region })) : [place];

/** The place of an area code or country. */
export const placeOf = (destination: Destination): Place => ({
  country: destination.country,
  region: destination.area?.region || null,
  timeZones: timeZonesOf(destination),
});

/** The contact's place, with what the area code adds where both agree: it is often the more exact of the two. */
function whereBoth(byCode: Place, { country, region, timeZones, namesZone }: Contact): Place {
  const isSame = country === null || country === byCode.country;
  const known = timeZones.length > 0 ? timeZones : byCode.timeZones;
  if (!isSame || (region && !byCode.region?.split('/').includes(region)))
    return { country, region, timeZones: known };
  const shared = { ...byCode, region: region ?? byCode.region };
  return namesZone || byCode.timeZones.length === 0 ? { ...shared, timeZones: known } : shared;
}

/** The time zones a destination can be in: the area code's, else the country's, as far as this browser knows them. */
export function timeZonesOf({ area, country }: Destination): string[] {
  const zones = area ? area.timeZones : country ? zonesOfCountry(country) : [];
  return zones.filter(knowsZone);
}

/** The row of a table by place: of the region (`US-FL`), else of the country, else `default`. */
export function rowsFor<Row>(table: Readonly<Record<string, Row>>, { country, region }: Place): Row[] {
  const keys = [`${country}-${region}`, `${country}`, 'default'];
  return keys.flatMap((key) => (Object.hasOwn(table, key) ? [table[key] as Row] : []));
}
