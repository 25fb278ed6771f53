// Directory × atlas → the records of the index. See record.ts for what they are.
import { type Area, type Atlas, isAreaInService } from '../atlas/atlas';
import type { Directory, DirectoryNumber } from '../directory/schema';
import { type AreaCode, areaCodeOf, type E164 } from '../phone/e164';
import { agentOf, type SourcedLine } from './agent-lines';
import { areaRules, type NumbersByArea, nearbyOf } from './area-rules';
import { packNumbers } from './packed-numbers';
import {
  type AgentRecord,
  type AreaRecord,
  agentKey,
  areaKey,
  numbersKey,
  OTHER_AREA,
  type PackedNumbers,
} from './record';

export type IndexRecords = Map<string, AgentRecord | AreaRecord | PackedNumbers>;
type RowsByArea = Map<AreaCode, DirectoryNumber[]>;
type RuleSet = { own: NumbersByArea; pool: NumbersByArea };

/** All records for one agent. Lines with equal numbers share their pools and rule sets. */
export function compileIndex(directory: Directory, atlas: Atlas, userId: string): IndexRecords {
  const rows = new Map(directory.numbers.map((row) => [row.e164, row]));
  const records: IndexRecords = new Map();
  const agent = agentOf(directory, userId);

  const pools = new Map<string, RowsByArea>();
  const names = new Map<string, string>();
  /** Equal sources are one pool, whatever line they serve; `key` says what the numbers come from. */
  const poolOf = (key: string, numbers: () => readonly E164[]): string => {
    const known = names.get(key);
    if (known) return known;
    const name = `p${names.size}`;
    names.set(key, name);
    pools.set(
      name,
      byArea(
        atlas,
        [...new Set(numbers())].flatMap((number) => rows.get(number) ?? []),
      ),
    );
    return name;
  };
  const ofNumbers = (numbers: readonly E164[]): string => poolOf([...numbers].sort().join(), () => numbers);
  const ofBundles = (ids: readonly string[]): string =>
    poolOf(JSON.stringify([...ids].sort()), () =>
      directory.bundles.filter(({ id }) => ids.includes(id)).flatMap(({ numbers }) => numbers),
    );
  const ruleSets = new Map<string, RuleSet>();
  const sources = (line: SourcedLine): Pick<SourcedLine, 'ownPool' | 'pool' | 'ruleSet'> => {
    if (!line.localPresence) return { ownPool: null, pool: null, ruleSet: null };
    const ownPool = ofNumbers(line.ownNumbers);
    const pool = ofBundles(line.bundleIds);
    const ruleSet = `${ownPool}+${pool}`;
    if (!ruleSets.has(ruleSet))
      ruleSets.set(ruleSet, { own: numbersByArea(pools.get(ownPool)), pool: numbersByArea(pools.get(pool)) });
    return { ownPool, pool, ruleSet };
  };
  const lines = agent.lines.map(({ ownNumbers, bundleIds, ...line }) => {
    const bundles = directory.bundles.filter(({ id }) => bundleIds.includes(id));
    return {
      ...line,
      ...sources({ ...line, ownNumbers, bundleIds }),
      bundles: bundles.map(({ name, kind, numbers }) => ({ name, kind, numbers: numbers.length })),
      unavailableAreaCodes: bundles.flatMap((bundle) => bundle.unavailableAreaCodes),
    };
  });

  records.set(agentKey, { ...agent, lines });
  for (const [pool, areas] of pools)
    for (const [code, numbers] of areas) records.set(numbersKey(pool, code), packNumbers(numbers));
  const account = groupByArea(directory.numbers);
  const abroad = directory.numbers.filter(({ e164 }) => !areaCodeOf(e164));
  if (abroad.length > 0) records.set(areaKey(OTHER_AREA), { account: packNumbers(abroad), rules: {} });
  for (const home of atlas.areas.values()) {
    const record = areaRecord(atlas, home, account.get(home.code), ruleSets);
    if (record) records.set(areaKey(home.code), record);
  }
  return records;
}

function areaRecord(
  atlas: Atlas,
  home: Area,
  account: readonly DirectoryNumber[] | undefined,
  ruleSets: ReadonlyMap<string, RuleSet>,
): AreaRecord | null {
  const rules: AreaRecord['rules'] = {};
  const nearby = isAreaInService(atlas, home.code) && ruleSets.size > 0 ? nearbyOf(atlas, home) : [];
  for (const [name, { own, pool }] of ruleSets) {
    const found = areaRules(atlas, nearby, own, pool);
    if (Object.keys(found).length > 0) rules[name] = found;
  }
  if (!account && Object.keys(rules).length === 0) return null;
  return { account: account ? packNumbers(account) : null, rules };
}

/** Numbers that may be shown for local presence: with a calling plan, available, and of a place. */
function byArea(atlas: Atlas, rows: readonly DirectoryNumber[]): RowsByArea {
  return groupByArea(
    rows.filter(
      (row) =>
        row.canCall &&
        row.status !== 'unavailable' &&
        row.type !== 'tollfree' &&
        isAreaInService(atlas, areaCodeOf(row.e164) ?? ''),
    ),
  );
}

function groupByArea(rows: readonly DirectoryNumber[]): RowsByArea {
  const areas: RowsByArea = new Map();
  for (const row of rows) {
    const code = areaCodeOf(row.e164);
    if (!code) continue;
    const list = areas.get(code);
    if (list) list.push(row);
    else areas.set(code, [row]);
  }
  return areas;
}

const numbersByArea = (areas: RowsByArea = new Map()): NumbersByArea =>
  new Map([...areas].map(([code, rows]) => [code, rows.map((row) => row.e164)]));
