// Who an agent is in the directory, and every line they can call as.
import type {
  CallCenter,
  CapacityProfile,
  CoachingTeam,
  Directory,
  OutboundProfile,
  User,
} from '../directory/schema';
import { areaCodeOf, type E164 } from '../phone/e164';
import { type AgentRecord, BLANK_LINE, type Limit, type Line, MOST_OFFERED } from './record';

/** The line of an agent's own number; the id is the same for everybody. */
export const PERSONAL_LINE = 'personal';

/** A line with the numbers it chooses from, before they become records of the index. */
export type SourcedLine = Line & { ownNumbers: E164[]; bundleIds: string[] };
type Agent = Omit<AgentRecord, 'lines'> & { lines: SourcedLine[] };

/**
 * The agent and their lines.
 * M15, M16, M23: where the directory has capacity profiles for outbound calls, the agent must be in one that an
 * outbound profile uses.
 */
export function agentOf(directory: Directory, userId: string): Agent {
  const user = directory.users.find((row) => row.id === userId);
  const outbound = directory.capacityProfiles.filter((row) => row.direction !== 'inbound');
  const used = new Set(directory.outboundProfiles.flatMap((row) => row.capacityProfileIds));
  const mine = outbound.filter((row) => used.has(row.id) && row.memberIds.includes(userId));
  const limit = mine.map(limitOf).sort((a, b) => a.maxCalls - b.maxCalls)[0] ?? null;
  return {
    userId,
    name: user?.name ?? userId,
    account: directory.account,
    personalOnly: user?.personalOnly ?? false,
    barred: user ? (outbound.length > 0 && mine.length === 0 ? 'noOutboundCapacity' : null) : 'unknownAgent',
    lines: user ? linesOf(directory, user, mine, limit) : [],
  };
}

function linesOf(
  directory: Directory,
  user: User,
  mine: CapacityProfile[],
  limit: Limit | null,
): SourcedLine[] {
  const personal = personalLines(directory, user, mine, limit);
  if (user.personalOnly) return personal;
  const is = (ids: readonly string[]): boolean => ids.includes(user.id);
  return [
    ...directory.callCenters
      .filter((row) => is(row.memberIds) || is(row.pendingMemberIds))
      .map((row) => centerLine(row, !is(row.memberIds), limit)),
    ...directory.coachingTeams
      .filter((row) => is(row.memberIds))
      .map((row) => teamLine(row, directory, user, limit)),
    ...directory.outboundProfiles.flatMap((row) => profileLine(row, mine)),
    ...personal,
  ];
}

const BLANK = { ...BLANK_LINE, ownNumbers: [], bundleIds: [] } satisfies Partial<SourcedLine>;

function centerLine(row: CallCenter, pending: boolean, limit: Limit | null): SourcedLine {
  const wanted = row.callerId === 'localPresence';
  // D9: local presence needs a number of the call centre's own.
  const lacksOwnNumbers = wanted && row.numbers.length === 0;
  return {
    ...BLANK,
    id: row.id,
    kind: 'callCenter',
    name: row.name,
    main: row.mainNumber ?? null,
    numbers: offered(row.mainNumber, row.numbers),
    localPresence: wanted && !lacksOwnNumbers,
    lacksOwnNumbers,
    mayToggle: wanted && row.agentsMayToggle,
    limit,
    pending,
    ownNumbers: row.numbers,
    ownAreas: areasOf(row.numbers),
    bundleIds: row.bundleIds,
  };
}

function teamLine(row: CoachingTeam, directory: Directory, user: User, limit: Limit | null): SourcedLine {
  const center = directory.callCenters.find((candidate) => candidate.id === row.callCenterId);
  return {
    ...BLANK,
    id: row.id,
    kind: 'coachingTeam',
    name: row.name,
    main: user.personalNumber ?? center?.mainNumber ?? null,
    personal: user.personalNumber ?? null,
    localPresence: row.localPresence,
    mayToggle: row.localPresence && row.membersMayToggle,
    limit,
    bundleIds: row.bundleIds,
  };
}

function profileLine(row: OutboundProfile, mine: CapacityProfile[]): SourcedLine[] {
  const capacity = mine.find((profile) => row.capacityProfileIds.includes(profile.id));
  if (!capacity) return [];
  return [
    {
      ...BLANK,
      id: row.id,
      kind: 'outboundProfile',
      name: row.name,
      main: row.numbers[0] ?? null,
      numbers: offered(null, row.numbers),
      limit: limitOf(capacity),
      countries: row.countries,
      isDefault: row.isDefault,
    },
  ];
}

/** D19, D22: a member of a team on local presence without the toggle right is not offered the personal line. */
function personalLines(
  directory: Directory,
  user: User,
  mine: CapacityProfile[],
  limit: Limit | null,
): SourcedLine[] {
  const withheld = directory.coachingTeams.some(
    (row) => row.memberIds.includes(user.id) && row.localPresence && !row.membersMayToggle,
  );
  if (!user.personalOnly && (!user.personalNumber || withheld)) return [];
  const number = user.personalNumber ?? null;
  // M34: calls from a personal number follow the default profile: its countries, and its limit where the agent has it.
  const standard = directory.outboundProfiles.find((row) => row.isDefault);
  const capacity = mine.find(({ id }) => standard?.capacityProfileIds.includes(id));
  return [
    {
      ...BLANK,
      id: PERSONAL_LINE,
      kind: 'personal',
      name: user.name,
      main: number,
      personal: number,
      limit: capacity ? limitOf(capacity) : limit,
      countries: standard?.countries ?? null,
    },
  ];
}

const limitOf = (row: CapacityProfile): Limit => ({
  profile: row.name,
  maxCalls: row.maxCalls,
  reset: row.reset,
  blocksInbound: row.blocksInbound,
});
/** Own numbers to pick from; those without a calling plan were set aside when the directory was read. */
const offered = (main: E164 | null | undefined, own: readonly E164[]): E164[] =>
  [...new Set([...(main ? [main] : []), ...own])].slice(0, MOST_OFFERED);
const areasOf = (numbers: readonly E164[]): string[] => [
  ...new Set(numbers.flatMap((number) => areaCodeOf(number) ?? [])),
];
