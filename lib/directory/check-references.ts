// Rows that point at each other: what points nowhere, or at something that may not be used, is taken out.
import type { E164 } from '../phone/e164';
import { checkRows, checkUsers, type Note, usableIn } from './check-numbers';
import { type Problem, problem } from './problem';
import type { Directory } from './schema';

/** The directory with only references that hold, and a problem for each that did not. */
export function checkReferences(
  directory: Directory,
  isAreaCode: (code: string) => boolean,
): { directory: Directory; problems: Problem[] } {
  const problems: Problem[] = [];
  const note: Note = (code, path, value) => {
    problems.push(problem(code, path, value));
  };
  const rows = checkRows(directory.numbers, isAreaCode, note);
  const numbers = new Map(rows.map((row) => [row.e164, row]));
  const bundles = new Set(directory.bundles.map((row) => row.id));
  const users = new Set(directory.users.map((row) => row.id));
  const capacities = new Set(directory.capacityProfiles.map((row) => row.id));

  const keep = <Value>(
    values: Value[],
    known: { has(value: Value): boolean },
    code: Problem['code'],
    path: string,
  ) =>
    values.filter((value, i) => {
      if (known.has(value)) return true;
      note(code, `${path}[${i}]`, value);
      return false;
    });
  const usable = usableIn(numbers, note);

  // Lines are named by one set of ids: the agent picks among all of them. PERSONAL_LINE is every agent's own.
  const lineIds = new Set(['personal']);
  const lines = <Row extends { id: string }>(
    rows: readonly Row[],
    table: string,
  ): { row: Row; path: string }[] =>
    rows.flatMap((row, i) => {
      const path = `${table}[${i}]`;
      const isNew = !lineIds.has(row.id);
      lineIds.add(row.id);
      if (!isNew) note('DuplicateRow', `${path}.id`, row.id);
      return isNew ? { row, path } : [];
    });
  const callCenters = lines(directory.callCenters, 'callCenters');
  const centers = new Set(callCenters.map(({ row }) => row.id));

  const people = checkUsers(directory.users, numbers, isAreaCode, usable, note);
  // MX7: a number that is somebody's own is no profile's.
  const personal = new Set(people.map((row) => row.personalNumber));
  const usableByProfile = (number: E164, path: string): boolean => {
    if (!usable(number, path)) return false;
    if (personal.has(number)) note('PersonalInProfile', path, number);
    return !personal.has(number);
  };
  return {
    problems,
    directory: {
      ...directory,
      numbers: rows,
      bundles: directory.bundles.map((row, i) => ({
        ...row,
        numbers: keep(row.numbers, numbers, 'UnknownNumber', `bundles[${i}].numbers`),
      })),
      callCenters: callCenters.map(({ row, path }) => {
        const own = row.numbers.filter((number, j) => usable(number, `${path}.numbers[${j}]`));
        const hasMembers = row.memberIds.length > 0;
        if (own.length === 0 && row.callerId === 'localPresence' && hasMembers)
          note('NoOwnNumbers', path, row.name);
        const mainNumber = usable(row.mainNumber, `${path}.mainNumber`);
        if (mainNumber && hasMembers && !own.includes(mainNumber))
          note('MainNotOwn', `${path}.mainNumber`, mainNumber);
        return {
          ...row,
          mainNumber,
          numbers: own,
          bundleIds: keep(row.bundleIds, bundles, 'UnknownBundle', `${path}.bundleIds`),
          memberIds: keep(row.memberIds, users, 'UnknownMember', `${path}.memberIds`),
          pendingMemberIds: keep(row.pendingMemberIds, users, 'UnknownMember', `${path}.pendingMemberIds`),
        };
      }),
      coachingTeams: lines(directory.coachingTeams, 'coachingTeams').flatMap(({ row, path }) => {
        if (!centers.has(row.callCenterId)) {
          note('UnknownCallCenter', `${path}.callCenterId`, row.callCenterId);
          return [];
        }
        return {
          ...row,
          bundleIds: keep(row.bundleIds, bundles, 'UnknownBundle', `${path}.bundleIds`),
          memberIds: keep(row.memberIds, users, 'UnknownMember', `${path}.memberIds`),
        };
      }),
      outboundProfiles: lines(directory.outboundProfiles, 'outboundProfiles').map(({ row, path }) => ({
        ...row,
        numbers: row.numbers.filter((number, j) => usableByProfile(number, `${path}.numbers[${j}]`)),
        capacityProfileIds: keep(
          row.capacityProfileIds,
          capacities,
          'UnknownCapacityProfile',
          `${path}.capacityProfileIds`,
        ),
      })),
      capacityProfiles: directory.capacityProfiles.map((row, i) => ({
        ...row,
        memberIds: keep(row.memberIds, users, 'UnknownMember', `capacityProfiles[${i}].memberIds`),
      })),
      users: people,
    },
  };
}
