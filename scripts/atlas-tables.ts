// The plain tables that the atlas is made from.
import { readFileSync } from 'node:fs';
import { type Row, readTable, type Tables } from '../lib/atlas/pack';

export function readAtlasTables(): Tables {
  const table = (name: string): Row[] =>
    readTable(readFileSync(new URL(`../lib/atlas/tables/${name}.csv`, import.meta.url), 'utf8'));
  return {
    areaCodes: table('area-codes'),
    borders: table('borders'),
    lataWeights: table('lata-weights'),
    latas: table('latas'),
    zones: table('zones'),
    metros: table('metros'),
  };
}
