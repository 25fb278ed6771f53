// The shape of packed.json, which scripts/build-atlas.ts writes from tables/.

export type Packed = {
  /** Sets of IANA time zones, names separated by spaces. */
  zoneSets: string[];
  /** Territories: overlay complexes and single codes, as `212-332-646-917`. */
  zones: string[];
  /** People in each territory, by its index in `zones`; US only, 0 elsewhere. */
  populations: number[];
  /** `code|kindstatus|country|region|overlays|city|lat|lon|zoneSet|latas`, assigned codes only. */
  areas: string[];
  /** `zone,zone,h|m|l` (confidence) separated by `;`. */
  borders: string;
  /** `lata|name|state`. */
  latas: string[];
  /** `rank|name|population|codes` of the hundred largest US metropolitan areas. */
  metros: string[];
};

/** One letter each for kind and status, to keep the file small. */
export const KIND_LETTERS = {
  geographic: 'g',
  tollfree: 't',
  premium: 'p',
  nongeographic: 'n',
  n11: 's',
} as const;
export const STATUS_LETTERS = { 'in-service': 'i', pending: 'p' } as const;
