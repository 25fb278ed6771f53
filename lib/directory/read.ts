// From JSON to a directory that can be trusted: broken rows are set aside, each with a problem; the rest works.
import type { z } from 'zod';
import { checkReferences } from './check-references';
import { type Problem, problem } from './problem';
import { type Directory, Envelope, TABLES, type TableName } from './schema';

export type DirectoryReading =
  | { ok: true; directory: Directory; problems: Problem[] }
  | { ok: false; problem: Problem };

/** The largest document that is read, in UTF-16 units. */
export const MAX_DIRECTORY_LENGTH = 50_000_000;

/**
 * Reads a directory document.
 * @param isAreaCode whether a +1 area code is one in service
 * @returns the directory and every row that was set aside, or the one reason why nothing can be used
 */
export function readDirectory(text: string, isAreaCode: (code: string) => boolean): DirectoryReading {
  if (text.length > MAX_DIRECTORY_LENGTH)
    return { ok: false, problem: problem('TooLarge', '', `${text.length} characters`) };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: problem('NotJson', '', text.slice(0, 80)) };
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) {
    const path = envelope.error.issues[0]?.path.join('.') ?? '';
    const code = path === 'version' ? 'WrongVersion' : 'WrongShape';
    return { ok: false, problem: problem(code, path, valueAt(json, path)) };
  }
  const problems: Problem[] = [];
  const rows = <Table extends TableName>(table: Table) => readRows(table, envelope.data[table], problems);
  const directory: Directory = {
    asOf: envelope.data.asOf,
    account: envelope.data.account,
    numbers: rows('numbers'),
    bundles: rows('bundles'),
    callCenters: rows('callCenters'),
    coachingTeams: rows('coachingTeams'),
    outboundProfiles: rows('outboundProfiles'),
    capacityProfiles: rows('capacityProfiles'),
    users: rows('users'),
  };
  const checked = checkReferences(directory, isAreaCode);
  return { ok: true, directory: checked.directory, problems: [...problems, ...checked.problems] };
}

function readRows<Table extends TableName>(
  table: Table,
  raw: readonly unknown[],
  problems: Problem[],
): Directory[Table] {
  const { row, key } = TABLES[table];
  const seen = new Set<unknown>();
  const good: unknown[] = [];
  raw.forEach((value, index) => {
    const parsed = (row as z.ZodType<Record<string, unknown>>).safeParse(value);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      problems.push(problem('BrokenRow', `${table}[${index}]${path && `.${path}`}`, valueAt(value, path)));
    } else if (seen.has(parsed.data[key])) {
      problems.push(problem('DuplicateRow', `${table}[${index}].${key}`, parsed.data[key]));
    } else {
      seen.add(parsed.data[key]);
      good.push(parsed.data);
    }
  });
  // Each element was parsed by this table's own row just above.
  return good as Directory[Table];
}

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value) ?? value;
