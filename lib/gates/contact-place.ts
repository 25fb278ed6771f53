// What a CRM's fields say of where a contact is, as a place: time zone, state, country.
import { getCountries } from 'libphonenumber-js/max';
import type { Atlas } from '../atlas/atlas';
import { zonesOfCountry } from '../atlas/country-zones';
import { regionNamed, zonesOfRegion } from '../atlas/regions';
import type { ContactFields } from '../crm/contact-fields';
import { countryName } from '../words/say';
import { knowsZone } from './local-time';
import type { Contact } from './place';

/** Null where the fields say nothing that is known. */
export function readContact(fields: ContactFields, isTrusted: boolean, atlas: Atlas): Contact | null {
  const named = zoneNamed(fields.timeZone ?? '');
  const country = countryNamed(fields.country ?? '');
  const found = regionNamed(fields.region ?? '');
  // A state of another country is none: whose it is, nobody knows.
  const region = found && (country === null || found.country === country) ? found : null;
  const home = region?.country ?? country;
  if (!named && !home) return null;
  const zones = region ? zonesOfRegion(atlas, region) : home ? zonesOfCountry(home) : [];
  return {
    country: home,
    region: region?.region ?? null,
    timeZones: named ? [named] : zones,
    namesZone: named !== null,
    isTrusted,
  };
}

/** Zones as Windows and several CRMs name them: `(UTC-05:00) Eastern Time (US & Canada)`. */
const NORTH_AMERICA = new Map(
  Object.entries({
    newfoundland: 'America/St_Johns',
    atlantic: 'America/Halifax',
    eastern: 'America/New_York',
    central: 'America/Chicago',
    mountain: 'America/Denver',
    pacific: 'America/Los_Angeles',
    alaska: 'America/Anchorage',
    hawaii: 'Pacific/Honolulu',
    arizona: 'America/Phoenix',
  }),
);

/** The IANA zone in a text: alone, or as Salesforce shows it, `(GMT-05:00) Eastern Standard Time (America/New_York)`. */
function zoneNamed(text: string): string | null {
  const [zone] = /\b[A-Z]\w+(?:\/[A-Z][\w+-]*){1,2}/i.exec(text) ?? [];
  if (zone && knowsZone(zone)) return zone;
  const [, word = ''] =
    /(?:^|\) ?)(\w+)(?: (?:standard|daylight))?(?: time)?(?: \(us ?& ?canada\))?$/i.exec(text) ?? [];
  return NORTH_AMERICA.get(word.toLowerCase()) ?? null;
}

/** Countries by code and by their English and Japanese names; made when the first contact has one. */
let names: Map<string, string> | null = null;

function countryNamed(text: string): string | null {
  names ??= new Map([
    ...getCountries().flatMap((code): [string, string][] =>
      [code, countryName(code, 'en'), countryName(code, 'ja')].map((name) => [name.toLowerCase(), code]),
    ),
    ...['usa', 'united states of america', 'アメリカ', '米国'].map((name): [string, string] => [name, 'US']),
    ['uk', 'GB'],
  ]);
  const plain = text.replace(/\./g, '').trim().toLowerCase();
  return names.get(plain) ?? null;
}
