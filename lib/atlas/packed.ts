// The shape of packed.json, which scripts/build-atlas.ts writes from tables/.

export type Packed = {
  /** Sets of IANA time zones, names separated by spaces. */
  zoneSets: string[];
  /** Overlay complexes and single codes, as `212-332-646-917`. */
  zones: string[];
  /** `code|kindstatus|country|region|overlays|city|lat|lon|zoneSet|population|latas`, assigned codes only. */
  areas: string[];
  /** `zone,zone,h|m|l` (confidence) separated by `;`. */
  borders: string;
  /** `lata|name|state`. */
  latas: string[];
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
