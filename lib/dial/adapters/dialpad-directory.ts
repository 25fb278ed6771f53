// Dialpad's numbers, call centres, coaching teams and phones, as our directory. Of one agent, like the gateway's.
import type { z } from 'zod';
import { type Problem, problem } from '../../directory/problem';
import { readDirectory } from '../../directory/read';
import type { Fetched } from '../../directory/refresh';
import { toE164 } from '../../phone/e164';
import { type Reason, reason } from '../../words/reason';
import type { Device } from './adapter';
import { CallerIds, Company, Group, Members, NumberItem, User, UserDevice } from './dialpad-contract';
import { devicesOf } from './dialpad-devices';
import { type Read, read, readAll } from './dialpad-read';
import { centerLineId, teamLineId } from './dialpad-request';
import type { ServiceAccess } from './service-request';

type Groups = z.infer<typeof Group>[];
type Row = Record<string, unknown>;
/** What was read of one agent's Dialpad. */
export type DialpadFacts = {
  user: z.infer<typeof User>;
  company: z.infer<typeof Company>;
  personal: string | null;
  centers: Groups;
  teams: Groups;
  numbers: z.infer<typeof NumberItem>[];
};

const POOL = 'dynamic-caller';
const TOLL_FREE = /^\+18(00|22|33|44|55|66|77|88)\d{7}$/;

/** Reads what Dialpad tells this token. What takes an administrator's key is left out, and named as a problem. */
export async function fetchDialpadDirectory(
  access: ServiceAccess,
  userId: string,
  isAreaCode: (code: string) => boolean,
  now: Date,
): Promise<Fetched> {
  try {
    const got = await gather(access, userId);
    if ('failed' in got) return { got: 'failed', note: got.failed };
    const reading = readDirectory(JSON.stringify(directoryOf(got.facts, now)), isAreaCode);
    if (!reading.ok) return { got: 'failed', note: reason('errorNoDialpad') };
    const problems = [...got.problems, ...reading.problems];
    return { got: 'new', reading: { ...reading, problems }, etag: null, devices: got.devices };
  } catch {
    return { got: 'failed', note: reason('errorDirectoryUnreachable') };
  }
}

type Gathered = { facts: DialpadFacts; devices: Device[]; problems: Problem[] } | { failed: Reason };

async function gather(access: ServiceAccess, userId: string): Promise<Gathered> {
  const me = encodeURIComponent(userId);
  const got = await read(access, `/api/v2/users/${me}`, User);
  if (!('value' in got)) return { failed: whyNot(got) };
  const user = got.value;
  const problems: Problem[] = [];
  let unread: Reason | null = null;
  /** What may not be read is none; what could not be read just now must not pass for none. */
  const orNone = <Value>(path: string, answer: Read<Value>, none: Value): Value => {
    if ('value' in answer) return answer.value;
    if ('forbidden' in answer) problems.push(problem('NotPermitted', path, 'Dialpad'));
    else unread ??= whyNot(answer);
    return none;
  };
  const list = async <Item>(path: string, schema: Parameters<typeof readAll<Item>>[2]): Promise<Item[]> =>
    orNone(path, await readAll(access, path, schema), []);
  const one = async <Value>(path: string, schema: Parameters<typeof read<Value>>[2], none: Value) =>
    orNone(path, await read(access, path, schema), none);

  const [company, callerIds, centers, teams, numbers, phones] = await Promise.all([
    one('/api/v2/company', Company, {}),
    one(`/api/v2/users/${me}/caller_id`, CallerIds, { phone_numbers: [] }),
    list('/api/v2/callcenters', Group),
    list('/api/v2/coachingteams', Group),
    list('/api/v2/numbers', NumberItem),
    list(`/api/v2/userdevices?user_id=${me}`, UserDevice),
  ]);
  const coached: Groups = [];
  for (const team of teams.filter(({ id }) => isIn(user, 'coachingteam', id))) {
    const path = `/api/v2/coachingteams/${team.id}/members`;
    const { items } = await one(path, Members, { items: [] });
    if (items?.some(({ id, role }) => id === user.id && role === 'trainee')) coached.push(team);
  }
  if (unread) return { failed: unread };
  const personal = callerIds.primary_phone ?? user.phone_numbers[0] ?? null;
  const mine = centers.filter(({ id }) => isIn(user, 'callcenter', id));
  const facts = { user, company, personal, centers: mine, teams: coached, numbers };
  return { facts, devices: devicesOf(phones), problems };
}

/** Our directory document, version 1, of what was read. */
export function directoryOf(facts: DialpadFacts, now: Date): Row {
  const { user, company, personal, centers, teams } = facts;
  const pool = facts.numbers.filter(({ status, deleted }) => status === 'dynamic_caller' && !deleted);
  const bundleIds = pool.length > 0 ? [POOL] : [];
  const memberIds = [user.id];
  return {
    version: 1,
    asOf: now.toISOString(),
    account: {
      id: company.id ?? user.company_id ?? 'dialpad',
      name: company.name ?? 'Dialpad',
      country: (company.country ?? user.country ?? 'us').toUpperCase().slice(0, 2),
    },
    numbers: numberRows(facts),
    bundles: bundleIds.map((id) => ({
      id,
      name: 'Dynamic Caller',
      kind: 'individual',
      numbers: pool.map((row) => row.number),
    })),
    callCenters: [
      ...centers.map((row) => ({
        ...centerRow(row),
        // The API does not say whether a call centre uses local presence: with a pool it does, by the policy's leave.
        callerId: pool.length > 0 ? 'localPresence' : 'main',
        agentsMayToggle: true,
        bundleIds,
        memberIds,
      })),
      // A team names no call centre either: its own number stands in for the main one.
      ...teams.map((row) => ({ ...centerRow(row), id: `behind:${row.id}`, callerId: 'main' })),
    ],
    coachingTeams: teams.map((row) => ({
      id: teamLineId(row.id),
      name: nameOf(row),
      callCenterId: `behind:${row.id}`,
      localPresence: pool.length > 0,
      membersMayToggle: true,
      bundleIds,
      memberIds,
    })),
    users: [{ id: user.id, name: user.display_name || user.id, personalNumber: personal }],
  };
}

/** Every number that is named: with its row where the token may read it, else as what it looks like. */
function numberRows({ numbers, centers, teams, personal }: DialpadFacts): Row[] {
  const rows = new Map(numbers.filter(({ deleted }) => !deleted).map((row) => [row.number, row]));
  const named = [...centers, ...teams].flatMap((group) => group.phone_numbers).concat(personal ?? []);
  const pool = numbers.filter(({ status, deleted }) => status === 'dynamic_caller' && !deleted);
  const wanted = new Set([...named, ...pool.map((row) => row.number)].filter((text) => toE164(text)));
  return [...wanted].map((e164) => {
    const { type, status } = rows.get(e164) ?? {};
    const isMoving = status === 'pending' || status === 'porting';
    return {
      e164,
      type:
        type === 'mobile' || type === 'softbank' ? 'mobile' : isTollFree(e164, type) ? 'tollfree' : 'local',
      canCall: true,
      canReceive: true,
      status: isMoving ? 'unavailable' : 'active',
    };
  });
}

const isTollFree = (e164: string, type: string | null | undefined): boolean =>
  type === 'tollfree' || type === 'free' || TOLL_FREE.test(e164);
const nameOf = ({ name, id }: Groups[number]): string => name?.trim() || id;
const centerRow = (row: Groups[number]): Row => ({
  id: centerLineId(row.id),
  name: nameOf(row),
  mainNumber: row.phone_numbers[0] ?? null,
  numbers: row.phone_numbers,
});
const isIn = (user: z.infer<typeof User>, type: string, id: string): boolean =>
  user.group_details.some((group) => group.group_type === type && group.group_id === id);

function whyNot(got: Exclude<Read<unknown>, { value: unknown }>): Reason {
  if ('forbidden' in got) return reason('errorNoUserKey');
  return got.status === 401 ? reason('accessSignIn') : reason('errorDirectoryHttp', String(got.status));
}
