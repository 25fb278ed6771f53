// npm run quality: our choice of a number beside simple rules on the same directory; writes docs/caller-id-quality.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Area, isAreaInService } from '../lib/atlas/atlas';
import { packagedAtlas } from '../lib/atlas/packaged';
import { compileIndex } from '../lib/caller-id/compile';
import { readerOf } from '../lib/dial/read-index';
import { readDirectory } from '../lib/directory/read';
import type { Directory } from '../lib/directory/schema';
import { areaCodeOf } from '../lib/phone/e164';
import { type Part, pageText } from './bench/quality-page';
import { ourRule, type Shown, simpleRules } from './bench/quality-rules';
import { homes, score } from './bench/quality-scores';
import { fail } from './command-line';

const MAIN_CODES = ['628', '302', '215', '703', '816'];
const AGENT = 'aiko';
const LINE = 'sales-west';
const PAGE = new URL('../docs/caller-id-quality.md', import.meta.url);
const FIXTURE = new URL('../tests/fixtures/directory.json', import.meta.url);

const atlas = packagedAtlas();
const inService = (code: string): boolean => isAreaInService(atlas, code);
const areaOf = (code: string): Area => atlas.areas.get(code) ?? fail(`${code} is not an area code`);

/** The example directory, its line left with one own number. */
function directoryWith(main: string): Directory {
  const json = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  const line = json.callCenters.find(({ id }: { id: string }) => id === LINE);
  Object.assign(line, { mainNumber: main, numbers: [main] });
  if (!json.numbers.some(({ e164 }: { e164: string }) => e164 === main))
    json.numbers.push({ e164: main, type: 'local', canCall: true, canReceive: true, status: 'active' });
  const reading = readDirectory(JSON.stringify(json), inService);
  return reading.ok ? reading.directory : fail(`The example directory is broken: ${reading.problem.path}`);
}

/** Area codes of everything the line may show: its own number and its bundles. */
function areasOf(directory: Directory): Area[] {
  const line = directory.callCenters.find(({ id }) => id === LINE) ?? fail(`no line ${LINE}`);
  const bundles = directory.bundles.filter(({ id }) => line.bundleIds.includes(id));
  const numbers = new Set([...line.numbers, ...bundles.flatMap((bundle) => bundle.numbers)]);
  const rows = directory.numbers.filter(
    (row) => numbers.has(row.e164) && row.canCall && row.status !== 'unavailable' && row.type !== 'tollfree',
  );
  const codes = new Set(rows.map((row) => areaCodeOf(row.e164) ?? '').filter(inService));
  return [...codes].sort().map(areaOf);
}

/** Every rule on the directory with one main number. */
async function partFor(mainCode: string): Promise<Part> {
  const directory = directoryWith(`+1${mainCode}5550100`);
  const reader = readerOf(compileIndex(directory, atlas, AGENT));
  const ours = (['off', 'same', 'adjacent'] as const).map((prefer) => ourRule(atlas, reader, LINE, prefer));
  const part: Part = { mainCode, columns: [] };
  for (const rule of [...simpleRules(areasOf(directory), areaOf(mainCode)), ...ours]) {
    const shown: Shown[] = [];
    for (const { area } of destinations) shown.push(await rule.show(area));
    part.columns.push({ rule, shown, scores: score(destinations, shown) });
  }
  return part;
}

const destinations = homes(atlas);
const parts: Part[] = [];
for (const code of MAIN_CODES) parts.push(await partFor(code));
const { asOf, account } = directoryWith('+16285550100');
const page = pageText(parts, destinations, `${account.name}, ${asOf.slice(0, 10)}`);
writeFileSync(PAGE, page);
process.stdout.write(page);
