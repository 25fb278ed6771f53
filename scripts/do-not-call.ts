// npm run do-not-call -- NUMBERS.csv LIST [--region US] [--as-of ISO-TIME] [--skip]: makes a do-not-call list of a table of
// numbers: one a row, in a column named `phone` or the like, else in the first; or the area code and the rest in two.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packagedAtlas } from '../lib/atlas/packaged';
import { toE164 } from '../lib/phone/e164';
import { parseDestination } from '../lib/phone/parse';
import { readTable } from '../lib/simulation/number-table';
import { fail, readTextFile } from './command-line';
import { doNotCallFile } from './do-not-call-file';
import { makeProgress } from './progress';

const USAGE = 'do-not-call NUMBERS.csv LIST [--region US] [--as-of ISO-TIME] [--skip]';
const options = {
  region: { type: 'string', default: 'US' },
  'as-of': { type: 'string' },
  skip: { type: 'boolean', default: false },
} as const;
const MOST_NAMED = 5;

const { values, positionals } = (() => {
  try {
    return parseArgs({ options, strict: true, allowPositionals: true });
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
})();
const [input, output] = positionals;
if (!input || !output || positionals.length > 2) fail(`A table and a list are needed. Usage: ${USAGE}`);
if (!/^[A-Z]{2}$/.test(values.region))
  fail(`--region is a country of two capital letters, not "${values.region}"`);
const asOf = values['as-of'] === undefined ? new Date() : new Date(values['as-of']);
if (Number.isNaN(asOf.getTime())) fail(`--as-of is not an ISO time: "${values['as-of']}"`);

const table = readTable(readTextFile(input).replaceAll(/^(\d{3}),(\d{7})\s*$/gm, '$1$2'));
if ('problem' in table) fail(`${input}: ${table.problem}`);
const atlas = packagedAtlas();
const progress = makeProgress(table.destinations.length);
const numbers: string[] = [];
const unread: string[] = [];
for (const text of table.destinations) {
  const read = /^\+\d+$/.test(text) ? toE164(text) : null;
  const destination = read ? { to: read } : parseDestination(text.trim(), values.region, atlas);
  if ('notANumber' in destination) unread.push(text);
  else numbers.push(destination.to);
  progress.step();
}
progress.end();
// Who is left out in silence will be called.
if (unread.length > 0 && !values.skip)
  fail(
    `${input}: ${unread.length} rows are no numbers: ${unread
      .slice(0, MOST_NAMED)
      .map((text) => JSON.stringify(text))
      .join(', ')}${unread.length > MOST_NAMED ? ' …' : ''}. Correct them, or leave them out with --skip`,
  );
const file = doNotCallFile(numbers, asOf, randomBytes(16).toString('hex'));
writeFileSync(output, file);
process.stderr.write(
  `${output}: ${new Set(numbers).size} numbers, ${file.length} bytes; ${unread.length} rows left out\n`,
);
