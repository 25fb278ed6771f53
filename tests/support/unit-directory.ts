// Builders for unit tests: the packaged atlas, the example directory, and one decision from end to end.
import { readFileSync } from 'node:fs';
import { isAreaInService } from '../../lib/atlas/atlas';
import { packagedAtlas } from '../../lib/atlas/packaged';
import { compileIndex, type IndexRecords } from '../../lib/caller-id/compile';
import { decide } from '../../lib/dial/decide';
import type { Decision, DialRequest, LocalFacts } from '../../lib/dial/decision';
import { readerOf, readIndex } from '../../lib/dial/read-index';
import { NO_HISTORY } from '../../lib/dial/simulate';
import { type DirectoryReading, readDirectory } from '../../lib/directory/read';
import type { Directory } from '../../lib/directory/schema';
import { type E164, toE164 } from '../../lib/phone/e164';
import { type Destination, parseDestination } from '../../lib/phone/parse';
import { type SetPolicy, withDefaults } from '../../lib/policy/schema';

export const atlas = packagedAtlas();
export const isAreaCode = (code: string): boolean => isAreaInService(atlas, code);

/** A Friday, 13:00 in New York and 08:00 in Honolulu: inside the calling hours of every state. */
export const NOON = new Date('2026-11-20T18:00:00Z');

export function e164(text: string): E164 {
  const number = toE164(text);
  if (!number) throw new Error(`${text} is not E.164`);
  return number;
}

export function destinationOf(text: string, region = 'US'): Destination {
  const parsed = parseDestination(text, region, atlas);
  if ('notANumber' in parsed) throw new Error(`${text} is ${parsed.notANumber}`);
  return parsed;
}

// biome-ignore lint/suspicious/noExplicitAny: tests break this document on purpose, in every way.
export type Json = any;

/** The example directory as JSON, fresh, to change at will. */
export function exampleJson(): Json {
  return JSON.parse(readFileSync(new URL('../fixtures/directory.json', import.meta.url), 'utf8'));
}

export const readJson = (json: unknown): DirectoryReading => readDirectory(JSON.stringify(json), isAreaCode);

/** The directory of a document that can be read. */
export function directoryFrom(json: unknown): Directory {
  const reading = readJson(json);
  if (!reading.ok) throw new Error(reading.problem.code);
  return reading.directory;
}

export const numberRow = (number: string, more: object = {}): Json => ({
  e164: number,
  type: 'local',
  canCall: true,
  canReceive: true,
  status: 'active',
  ...more,
});

/** A document with nothing in it but what is given. */
export const smallJson = (parts: object = {}): Json => ({
  version: 1,
  asOf: '2026-11-20T08:00:00Z',
  account: { id: 'small', name: 'Small Co', country: 'US' },
  ...parts,
});

export type Calling = {
  toggle?: boolean;
  pickedNumber?: E164;
  policy?: SetPolicy;
  local?: Partial<LocalFacts>;
  now?: Date;
};

/** What a call by an agent as a line comes to, through the compiled index. */
export async function decisionFor(
  records: IndexRecords,
  lineId: string,
  text: string,
  { toggle, pickedNumber, policy = {}, local = {}, now = NOON }: Calling = {},
): Promise<Decision> {
  const destination = parseDestination(text, 'US', atlas);
  const request: DialRequest = { destination, lineId, toggle, pickedNumber, contact: null };
  const rules = withDefaults(policy);
  const index = await readIndex(readerOf(records), () => request, rules);
  if (!index) throw new Error('no index');
  return decide(request, { ...index.facts, ...NO_HISTORY, ...local }, rules, now);
}

/** The example directory's index for one agent; compiled once. */
export function exampleIndex(userId: string): IndexRecords {
  const made = indexes.get(userId) ?? compileIndex(directoryFrom(exampleJson()), atlas, userId);
  indexes.set(userId, made);
  return made;
}
const indexes = new Map<string, IndexRecords>();
