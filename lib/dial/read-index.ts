// What one decision reads from the index: at most three gets, in one transaction of the store behind `Reader`.
import {
  type AgentRecord,
  type AreaRecord,
  agentKey,
  areaKey,
  numbersKey,
  type PackedNumbers,
} from '../caller-id/record';
import type { Policy } from '../policy/schema';
import { climbFor } from './decide';
import type { DialRequest, IndexFacts } from './decision';

/** One read transaction. */
export type Reader = { get(key: string): Promise<unknown> };

/** The facts of the index for a request, or null when there is no index yet. */
export async function readIndex(
  reader: Reader,
  request: DialRequest,
  policy: Policy,
): Promise<IndexFacts | null> {
  const agent = (await reader.get(agentKey)) as AgentRecord | undefined;
  if (!agent) return null;
  const { destination } = request;
  const line = agent.lines.find(({ id }) => id === request.lineId);
  const area = 'notANumber' in destination ? null : destination.area;
  if (!line || !area || 'notANumber' in destination)
    return { agent, rules: null, account: null, numbers: null };

  const near = (await reader.get(areaKey(area.code))) as AreaRecord | undefined;
  const rules = (line.ruleSet && near?.rules[line.ruleSet]) || null;
  const { landing } = climbFor(request, destination, line, { agent, rules }, policy);
  const numbers = 'area' in landing ? await reader.get(numbersKey(landing.pool, landing.area)) : null;
  const found = (numbers as PackedNumbers | undefined) ?? null;
  return { agent, rules, account: near?.account ?? null, numbers: found };
}

/** A reader over records in memory. */
export function readerOf(records: ReadonlyMap<string, unknown>): Reader {
  return { get: async (key) => records.get(key) };
}
