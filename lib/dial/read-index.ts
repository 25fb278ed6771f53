// What one decision reads from the index: at most three gets, in one transaction of the store behind `Reader`.
import { type AgentRecord, type AreaRules, accountKey, agentKey, areaPrefix, numbersKey, type PackedNumbers, rulesKey } from '../caller-id/record';
import type { Policy } from '../policy/schema';
import { climbFor } from './decide';
import type { DialRequest, IndexFacts } from './decision';

/** One read transaction. */
export type Reader = {
  get(key: string): Promise<unknown>;
  /** All records whose key starts with the prefix, in one request. */
  getAll(prefix: string): Promise<Map<string, unknown>>;
};

/** The facts of the index for a request, or null when there is no index yet. */
export async function readIndex(reader: Reader, request: DialRequest, policy: Policy): Promise<IndexFacts | null> {
  const agent = (await reader.get(agentKey)) as AgentRecord | undefined;
  if (!agent) return null;
  const { destination } = request;
  const line = agent.lines.find(({ id }) => id === request.lineId);
  const area = 'notANumber' in destination ? null : destination.area;
  if (!line || !area || 'notANumber' in destination) return { agent, rules: null, account: null, numbers: null };

  const near = await reader.getAll(areaPrefix(area.code));
  const rules = line.ruleSet ? ((near.get(rulesKey(area.code, line.ruleSet)) as AreaRules | undefined) ?? null) : null;
  const account = (near.get(accountKey(area.code)) as PackedNumbers | undefined) ?? null;
  const { landing } = climbFor(request, destination, line, { agent, rules }, policy);
  const numbers = 'area' in landing ? await reader.get(numbersKey(landing.pool, landing.area)) : null;
  return { agent, rules, account, numbers: (numbers as PackedNumbers | undefined) ?? null };
}

/** A reader over records in memory. */
export function readerOf(records: ReadonlyMap<string, unknown>): Reader {
  const byArea = new Map<string, Map<string, unknown>>();
  for (const [key, value] of records) {
    const prefix = /^area\/\d+\//.exec(key)?.[0];
    if (prefix) byArea.set(prefix, (byArea.get(prefix) ?? new Map()).set(key, value));
  }
  return {
    get: async (key) => records.get(key),
    getAll: async (prefix) => byArea.get(prefix) ?? new Map(),
  };
}
