// npm run --silent simulate -- --directory FILE --agent USER_ID --line LINE_ID [--toggle on|off] [--policy FILE]
//   [--at ISO-TIME] [--lang en|ja]: one destination a line on standard input, one decision as JSON a line out.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isAreaInService } from '../lib/atlas/atlas';
import { packagedAtlas } from '../lib/atlas/packaged';
import { compileIndex } from '../lib/caller-id/compile';
import { type AgentRecord, agentKey } from '../lib/caller-id/record';
import { readerOf } from '../lib/dial/read-index';
import { simulate } from '../lib/dial/simulate';
import { readDirectory } from '../lib/directory/read';
import { readPolicy, withDefaults } from '../lib/policy/schema';
import { readCatalogue } from './catalogue';
import { fail, readJsonFile, readTextFile } from './command-line';

const USAGE =
  'simulate --directory FILE --agent USER_ID --line LINE_ID [--toggle on|off] [--policy FILE] [--at ISO-TIME] [--lang en|ja]';
const options = {
  directory: { type: 'string' },
  agent: { type: 'string' },
  line: { type: 'string' },
  toggle: { type: 'string' },
  policy: { type: 'string' },
  at: { type: 'string' },
  lang: { type: 'string', default: 'en' },
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
const caller = { lineId, toggle, country: reading.directory.account.country, now };
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const result = await simulate(line.trim(), caller, reader, withDefaults(policy), atlas, words);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
