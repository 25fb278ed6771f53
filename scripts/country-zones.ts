// Writes lib/atlas/country-zones.json, the time zones of every country that can be called, from tzdata's zone.tab.
// Run it when tzdata names a new zone: npx tsx scripts/country-zones.ts [/usr/share/zoneinfo/zone.tab]
import { readFileSync, writeFileSync } from 'node:fs';
import { getCountries } from 'libphonenumber-js/max';

/** Countries of the numbering plan that ISO 3166-1 does not name, so that zone.tab does not either. */
const OTHERS = [
  ['XK', 'Europe/Belgrade'],
  // Ascension and Tristan da Cunha, with Saint Helena.
  ['AC', 'Atlantic/St_Helena'],
  ['TA', 'Atlantic/St_Helena'],
] as const;

const [, , file = '/usr/share/zoneinfo/zone.tab'] = process.argv;
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([country = '', , zone = '']) => [country, zone] as const);
const zones = new Map<string, string[]>();
for (const [country, zone] of [...rows, ...OTHERS]) zones.set(country, [...(zones.get(country) ?? []), zone]);

const table = getCountries()
  .sort()
  .map((country) => [country, (zones.get(country) ?? []).join(' ')] as const);
const lacking = table.filter(([, names]) => names === '').map(([country]) => country);
if (lacking.length > 0) {
  console.error(`No time zone for ${lacking.join(', ')}`);
  process.exit(1);
}
const text = `${JSON.stringify(Object.fromEntries(table), null, 2)}\n`;
writeFileSync(new URL('../lib/atlas/country-zones.json', import.meta.url), text);
console.log(`${table.length} countries, ${table.flatMap(([, names]) => names.split(' ')).length} zones`);
