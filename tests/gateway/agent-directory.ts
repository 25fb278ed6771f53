// The directory as one agent may see it: their own row, their lines, and the numbers and bundles of those.

type Row = Record<string, unknown> & { id: string };
type Document = Record<string, unknown> & {
  numbers: { e164: string }[];
  bundles: (Row & { numbers: string[] })[];
  callCenters: Row[];
  coachingTeams: Row[];
  outboundProfiles: (Row & { capacityProfileIds: string[] })[];
  capacityProfiles: Row[];
  users: Row[];
};

const list = (value: unknown): string[] => (Array.isArray(value) ? value : []);

/** What `GET /v1/directory` gives this agent. */
export function agentDirectory(whole: unknown, userId: string): unknown {
  const all = structuredClone(whole) as Document;
  const onlyMe = <Value extends Row>(row: Value): Value => ({
    ...row,
    memberIds: list(row.memberIds).filter((id) => id === userId),
    ...('pendingMemberIds' in row
      ? { pendingMemberIds: list(row.pendingMemberIds).filter((id) => id === userId) }
      : {}),
  });
  const hasMe = (row: Row): boolean =>
    [...list(row.memberIds), ...list(row.pendingMemberIds)].includes(userId);

  const coachingTeams = all.coachingTeams.filter(hasMe).map(onlyMe);
  const behind = new Set(coachingTeams.map((row) => row.callCenterId));
  // Of the centre behind a team only the main number is needed: a member without one of their own calls from it.
  const callCenters = all.callCenters
    .filter((row) => hasMe(row) || behind.has(row.id))
    .map((row) => onlyMe(hasMe(row) ? row : { ...row, numbers: [], bundleIds: [] }));
  const capacityProfiles = all.capacityProfiles.filter(hasMe).map(onlyMe);
  const capacityIds = new Set(capacityProfiles.map(({ id }) => id));
  const outboundProfiles = all.outboundProfiles
    .filter((row) => row.isDefault || row.capacityProfileIds.some((id) => capacityIds.has(id)))
    .map((row) => ({
      ...row,
      // The default profile's rules apply to personal numbers of everybody; its numbers only to its own agents.
      numbers: row.capacityProfileIds.some((id) => capacityIds.has(id)) ? row.numbers : [],
      capacityProfileIds: row.capacityProfileIds.filter((id) => capacityIds.has(id)),
    }));
  // An agent in no outbound capacity profile must still learn that there are some.
  const outbound = all.capacityProfiles.filter(
    (row) => row.direction !== 'inbound' && !capacityIds.has(row.id),
  );
  const users = all.users.filter(({ id }) => id === userId);
  const bundleIds = new Set([...callCenters, ...coachingTeams].flatMap((row) => list(row.bundleIds)));
  const bundles = all.bundles.filter(({ id }) => bundleIds.has(id));
  const used = new Set([
    ...bundles.flatMap((row) => row.numbers),
    ...[...callCenters, ...outboundProfiles].flatMap((row) => list((row as Row).numbers)),
    ...callCenters.map((row) => row.mainNumber),
    ...users.map((row) => row.personalNumber),
  ]);
  return {
    ...all,
    numbers: all.numbers.filter(({ e164 }) => used.has(e164)),
    bundles,
    callCenters,
    coachingTeams,
    outboundProfiles,
    capacityProfiles: [...capacityProfiles, ...outbound.map((row) => ({ ...row, memberIds: [] }))],
    users,
  };
}

/** Every number this agent may show. */
export function numbersOf(whole: unknown, userId: string): Set<string> {
  const own = agentDirectory(whole, userId) as Document;
  return new Set(own.numbers.map(({ e164 }) => e164));
}
