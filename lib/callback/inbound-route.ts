// What a telephony service does with a call that comes in (D25–D28), for gateways that are written with this code, and for
// the tests that hold the sentence an agent reads (route.ts) against it.
import type { Directory } from '../directory/schema';
import type { E164 } from '../phone/e164';
import { type CallAs, type Landing, landingAfter } from './route';

type InboundTo = { from: E164; to: E164 /** Milliseconds since the epoch. */; at: number };
/** A call that went out, as the service's own dial log has it. */
export type PlacedCall = { agentId: string; lineId: string; to: E164; callerId: E164; at: number };

/**
 * Where a call that comes in is to go. The last call that showed this number to this caller decides; without one the
 * owner of the number does.
 * @param calls the service's own dial log, oldest first
 */
export function routeInbound(
  directory: Directory,
  calls: readonly PlacedCall[],
  inbound: InboundTo,
): Landing {
  const { from, to, at } = inbound;
  const last = calls
    .filter((call) => call.to === from && call.callerId === to && call.at <= at)
    .reduce<PlacedCall | null>((latest, call) => (latest && latest.at > call.at ? latest : call), null);
  const line = last && lineOf(directory, last);
  if (last && line) {
    const own = directory.users.find(({ id }) => id === last.agentId)?.personalNumber ?? null;
    const isPersonalNumber = line.kind === 'coachingTeam' && own === to;
    return landingAfter({ agentId: last.agentId, line, isPersonalNumber });
  }
  return landingOfOwner(directory, to);
}

/** The line of a call, as long as it and its agent are still there. */
function lineOf(directory: Directory, { agentId, lineId }: PlacedCall): CallAs['line'] | null {
  const user = directory.users.find(({ id }) => id === agentId);
  if (!user) return null;
  if (lineId === 'personal') return { id: lineId, kind: 'personal', name: user.name };
  const named = ({ id }: { id: string }): boolean => id === lineId;
  const center = directory.callCenters.find(named);
  if (center) return { ...center, kind: 'callCenter' };
  const team = directory.coachingTeams.find(named);
  if (team) return { ...team, kind: 'coachingTeam' };
  const profile = directory.outboundProfiles.find(named);
  return profile ? { ...profile, kind: 'outboundProfile' } : null;
}

/** Where a number leads that nobody showed to this caller. */
function landingOfOwner({ callCenters, coachingTeams, ...directory }: Directory, to: E164): Landing {
  const has = (row: { mainNumber?: E164 | null | undefined; numbers: E164[] }): boolean =>
    row.mainNumber === to || row.numbers.includes(to);
  const center = callCenters.find(has);
  if (center)
    return { lands: 'line', kind: 'callCenter', lineId: center.id, name: center.name, firstAgentId: null };
  const profile = directory.outboundProfiles.find(has);
  if (profile)
    return {
      lands: 'line',
      kind: 'outboundProfile',
      lineId: profile.id,
      name: profile.name,
      firstAgentId: null,
    };
  const person = directory.users.find(({ personalNumber }) => personalNumber === to);
  if (person) return { lands: 'person', agentId: person.id };
  const bundles = directory.bundles.filter(({ numbers }) => numbers.includes(to)).map(({ id }) => id);
  const uses = (row: { bundleIds: string[] }): boolean => row.bundleIds.some((id) => bundles.includes(id));
  const behind = coachingTeams.find(uses)?.callCenterId;
  const main = callCenters.find(uses) ?? callCenters.find(({ id }) => id === behind);
  return main ? { lands: 'mainVoicemail', lineId: main.id, name: main.name } : { lands: 'nowhere' };
}
