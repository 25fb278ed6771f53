// How large the records of the index and the atlas are.
import { statSync } from 'node:fs';
import type { Atlas } from '../../lib/atlas/atlas';
import { compileIndex, type IndexRecords } from '../../lib/caller-id/compile';
import type { AreaRecord, PackedNumbers } from '../../lib/caller-id/record';
import { AGENT, type LargeDirectory } from './large-directory';
import { median } from './median';
import { type Measured, thousands } from './table';

const ATLAS_FILE = new URL('../../lib/atlas/packed.json', import.meta.url);

/** Rows for the records that a directory makes. */
export function sizeRows(atlas: Atlas, { directory }: LargeDirectory): Measured[] {
  const records = compileIndex(directory, atlas, AGENT);
  const areas = under<AreaRecord>(records, 'area/');
  const rules = areas.flatMap((record) => Object.values(record.rules)).map((one) => bytes(one));
  const whole = areas.map(({ rules }) => bytes(rules));
  const packed = under<PackedNumbers>(records, 'numbers/');
  const numbers = packed.reduce((sum, { length }) => sum + length, 0);
  const packedBytes = packed.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return [
    {
      what: 'rules of one area code for one set of numbers: largest, median',
      target: '≤ 1 kB',
      value: `${thousands(Math.max(...rules))} B, ${thousands(median(rules))} B`,
    },
    {
      what: '  of one area code, all 20 lines together: largest, median',
      target: '',
      value: `${thousands(Math.max(...whole))} B, ${thousands(median(whole))} B`,
    },
    {
      what: 'numbers of a pool in an area code',
      target: '8 B a number',
      value: `${(packedBytes / numbers).toFixed(1)} B a number, largest record ${thousands(Math.max(...packed.map(({ byteLength }) => byteLength)))} B`,
    },
    { what: 'atlas file', target: '≤ 60 kB', value: `${(statSync(ATLAS_FILE).size / 1000).toFixed(1)} kB` },
  ];
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function under<Value>(records: IndexRecords, prefix: string): Value[] {
  // The prefix of a key says what is under it.
  return [...records].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as Value);
}
