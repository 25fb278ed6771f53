// States, provinces and territories by name and code: what a CRM calls the place where a contact is.
import type { Atlas } from './atlas';

type Region = { country: 'US' | 'CA'; region: string };

const US =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|' +
  'DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|' +
  'KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|' +
  'MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|' +
  'NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|' +
  'SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|' +
  'WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands|' +
  'PR Puerto Rico|VI US Virgin Islands';
const CA =
  'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|' +
  'NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon';

const REGIONS = new Map<string, Region>();
for (const [country, rows] of [['US', US] as const, ['CA', CA] as const])
  for (const row of rows.split('|')) {
    const region = row.slice(0, 2);
    for (const name of [region, row.slice(3), `${country}-${region}`])
      REGIONS.set(name.toLowerCase(), { country, region });
  }

/** The state or province of a name or code: `FL`, `US-FL`, `florida`; null for what is none. */
export function regionNamed(text: string): Region | null {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f.]/g, '');
  return REGIONS.get(plain.trim().toLowerCase()) ?? null;
}

/** Every time zone of a state or province, as far as its area codes have them. */
export function zonesOfRegion({ areas }: Atlas, { country, region }: Region): string[] {
  // Some codes are of several: NS/PE.
  const here = [...areas.values()].filter(
    (area) => area.country === country && area.region.split('/').includes(region),
  );
  return [...new Set(here.flatMap(({ timeZones }) => timeZones))];
}
