// What one decision reads from the index: at most three gets, in one transaction of the store behind `Reader`.
import {
  type AgentRecord,
  type AreaRecord,
  agentKey,
  areaKey,
  numbersKey,
  OTHER_AREA,
  type PackedNumbers,
} from '../caller-id/record';
import type { Policy } from '../policy/schema';
import { climbFor } from './decide';
import type { DialRequest, IndexFacts } from './decision';

/** One read transaction. */
export type Reader = { get(key: string): Promise<unknown> };

/**
 * The facts of the index for a request, or null when there is no index yet.
 * @param ask makes the request once it is known who the agent is; it must answer at once, or the transaction ends
 */
export async function readIndex(
  reader: Reader,
  ask: (agent: AgentRecord) => DialRequest,
  policy: Policy,
): Promise<{ request: DialRequest; facts: IndexFacts } | null> {
  const agent = (await reader.get(agentKey)) as AgentRecord | undefined;
  if (!agent) return null;
  const request = ask(agent);
  const { destination } = request;
  const line = agent.lines.find(({ id }) => id === request.lineId);
  if (!line || 'notANumber' in destination)
    return { request, facts: { agent, rules: null, account: null, numbers: null } };

  const area = (await reader.get(areaKey(destination.area?.code ?? OTHER_AREA))) as AreaRecord | undefined;
  const rules = (line.ruleSet && area?.rules[line.ruleSet]) || null;
  const { landing } = climbFor(request, destination, line, { agent, rules }, policy);
  const numbers = 'area' in landing ? await reader.get(numbersKey(landing.pool, landing.area)) : null;
  const found = (numbers as PackedNumbers | undefined) ?? null;
  return { request, facts: { agent, rules, account: area?.account ?? null, numbers: found } };
}

/** A reader over records in memory. */
export function readerOf(records: ReadonlyMap<string, unknown>): Reader {
  return { get: async (key) => records.get(key) };
}
