// npm run --silent simulate -- --directory FILE --agent USER_ID --line LINE_ID [--toggle on|off] [--policy FILE]
//   [--at ISO-TIME] [--lang en|ja] [--csv]: one destination a line on standard input, one decision as JSON a line out;
// with --csv, a table in and the same table out with the decisions beside it. A summary goes to standard error.
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { isAreaInService } from '../lib/atlas/atlas';
import { packagedAtlas } from '../lib/atlas/packaged';
import { compileIndex } from '../lib/caller-id/compile';
import { type AgentRecord, agentKey } from '../lib/caller-id/record';
import { readerOf } from '../lib/dial/read-index';
import { type Simulation, simulate } from '../lib/dial/simulate';
import { readDirectory } from '../lib/directory/read';
import { readPolicy, withDefaults } from '../lib/policy/schema';
import { readTable } from '../lib/simulation/number-table';
import { summarize } from '../lib/simulation/summary';
import { readCatalogue } from './catalogue';
import { fail, readJsonFile, readTextFile } from './command-line';
import { makeProgress } from './progress';
import { summaryText } from './summary-text';

const USAGE =
  'simulate --directory FILE --agent USER_ID --line LINE_ID [--toggle on|off] [--policy FILE] [--at ISO-TIME] [--lang en|ja] [--csv]';
const options = {
  directory: { type: 'string' },
  agent: { type: 'string' },
  line: { type: 'string' },
  toggle: { type: 'string' },
  policy: { type: 'string' },
  at: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  csv: { type: 'boolean', default: false },
} as const;

const { values } = (() => {
  try {
    return parseArgs({ options, strict: true });
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
})();
const { directory: file, agent: userId, line: lineId } = values;
if (!file || !userId || !lineId) fail(`--directory, --agent and --line are needed. Usage: ${USAGE}`);
const toggle = values.toggle === undefined ? undefined : values.toggle === 'on';
if (!['on', 'off', undefined].includes(values.toggle)) fail(`--toggle is on or off, not "${values.toggle}"`);
const now = values.at === undefined ? new Date() : new Date(values.at);
if (Number.isNaN(now.getTime())) fail(`--at is not an ISO time: "${values.at}"`);
if (values.lang !== 'en' && values.lang !== 'ja') fail(`--lang is en or ja, not "${values.lang}"`);

const managed = values.policy === undefined ? {} : readJsonFile(values.policy);
if (typeof managed !== 'object' || managed === null || Array.isArray(managed))
  fail(`${values.policy}: not an object`);
const { policy, refused } = readPolicy(managed as Record<string, unknown>);
if (refused.length > 0) fail(`${values.policy}: not understood: ${refused.map(({ key }) => key).join(', ')}`);

const atlas = packagedAtlas();
const words = readCatalogue(values.lang);
const reading = readDirectory(readTextFile(file), (code) => isAreaInService(atlas, code));
if (!reading.ok) {
  const { code, path, value } = reading.problem;
  fail(`${file}: ${words.text(`problem${code}`)} ${path} ${value}`);
}
const records = compileIndex(reading.directory, atlas, userId);
const { barred, lines } = records.get(agentKey) as AgentRecord;
if (barred === 'unknownAgent') fail(`${file}: no user "${userId}"`);
if (!barred && !lines.some(({ id }) => id === lineId))
  fail(`"${userId}" has no line "${lineId}"; lines: ${lines.map(({ id }) => id).join(', ')}`);

const reader = readerOf(records);
const rules = withDefaults(policy);
const caller = { lineId, toggle, country: reading.directory.account.country, now };
const one = async (text: string): Promise<Simulation> => {
  const result = await simulate(text, caller, reader, rules, atlas, words);
  return result ?? fail('There is no index for this agent.');
};

const input = await text(process.stdin);
const table = values.csv ? readTable(input) : null;
if (table && 'problem' in table)
  fail(
    table.problem === 'empty'
      ? words.text('simulatorEmpty')
      : words.text('simulatorBroken', String(table.row)),
  );
const destinations = table ? table.destinations : input.split(/\r?\n/).filter((line) => line.trim());
const progress = makeProgress(destinations.length);
const results: Simulation[] = [];
for (const destination of destinations) {
  const result = await one(destination.trim());
  results.push(result);
  if (!table) process.stdout.write(`${JSON.stringify(result)}\n`);
  progress.step();
}
progress.end();
if (table) process.stdout.write(table.write(results));
process.stderr.write(`${summaryText(summarize(results))}\n`);
