// Builds lib/atlas/packed.json from lib/atlas/tables/. Run it after changing a table: npm run atlas
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { brokenReferences, pack } from '../lib/atlas/pack';
import { readAtlasTables } from './atlas-tables';

const tables = readAtlasTables();

const wrong = brokenReferences(tables);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
const text = `${JSON.stringify(pack(tables))}\n`;
writeFileSync(new URL('../lib/atlas/packed.json', import.meta.url), text);
const count = (kind: string, status = 'in-service') =>
  tables.areaCodes.filter((row) => row.kind === kind && row.status === status).length;
const assigned = tables.areaCodes.filter((row) => row.kind !== 'unassigned').length;
console.log(
  `${count('geographic')} geographic codes in service, ${count('geographic', 'pending')} pending, ` +
    `${count('tollfree')} toll-free, ${tables.borders.length} borders, ${tables.latas.length} LATAs, ` +
    `${tables.zones.length} territories with people, ${tables.metros.length} metropolitan areas, ` +
    `${tables.areaCodes.length - assigned} codes unassigned: ` +
    `${(text.length / 1000).toFixed(1)} kB, ${(gzipSync(text).length / 1000).toFixed(1)} kB gzipped`,
);
