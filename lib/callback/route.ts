// Where a call lands that a customer makes to a number of the company (D25–D28). The sentence that agents read before
// a call, and what a telephony service does with the call back, come of the same rule, so the two cannot differ.
import type { Line, Rung } from '../caller-id/record';
import type { Directory } from '../directory/schema';
import type { E164 } from '../phone/e164';
import { type Reason, reason } from '../words/reason';

export type InboundTo = { from: E164; to: E164 /** Milliseconds since the epoch. */; at: number };
/** A call that went out, as the service's own dial log has it. */
export type PlacedCall = { agentId: string; lineId: string; to: E164; callerId: E164; at: number };

export type Landing =
  /** Rings `firstAgentId`, if there is one, then whoever the line's routing says. */
  | {
      lands: 'line';
      kind: 'callCenter' | 'outboundProfile';
      lineId: string;
      name: string;
      firstAgentId: string | null;
    }
  | { lands: 'agentVoicemail'; agentId: string; lineId: string }
  | { lands: 'person'; agentId: string }
  /** The voicemail of the main line: nobody has used this number of the pool towards this caller. */
  | { lands: 'mainVoicemail'; lineId: string; name: string }
  | { lands: 'nowhere' };

type CallAs = { agentId: string; line: Pick<Line, 'id' | 'kind' | 'name'>; isPersonalNumber: boolean };

/** Where the call back lands of a call that an agent made as a line. */
export function landingAfter({ agentId, line, isPersonalNumber }: CallAs): Landing {
  if (isPersonalNumber) return { lands: 'person', agentId };
  const { id: lineId, kind, name } = line;
  switch (kind) {
    case 'callCenter':
      return { lands: 'line', kind, lineId, name, firstAgentId: agentId };
    case 'coachingTeam':
      return { lands: 'agentVoicemail', agentId, lineId };
    case 'outboundProfile':
      return { lands: 'line', kind, lineId, name, firstAgentId: null };
    case 'personal':
      return { lands: 'person', agentId };
  }
}

/** Whether the number that a line shows is the agent's own: by the rung, or where a team falls back to it. */
const isPersonal = (line: Pick<Line, 'kind' | 'personal'>, rung: Rung, number: E164 | null): boolean =>
  rung === 'personal' || (line.kind === 'coachingTeam' && number !== null && number === line.personal);

/** Where the customer lands when they call the shown number back, for the agent who is about to call. */
export function callbackRoute(line: Line, rung: Rung, number: E164 | null): Reason {
  return landingSentence(
    landingAfter({ agentId: '', line, isPersonalNumber: isPersonal(line, rung, number) }),
  );
}

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

/** A landing in words, to the agent who called or is about to. */
export function landingSentence(landing: Landing): Reason {
  switch (landing.lands) {
    case 'person':
      return reason('callbackPersonal');
    case 'agentVoicemail':
      return reason('callbackCoachingTeam');
    case 'line':
      if (landing.kind === 'outboundProfile') return reason('callbackProfile', landing.name);
      return reason(landing.firstAgentId === null ? 'callbackLine' : 'callbackCallCenter', landing.name);
    case 'mainVoicemail':
      return reason('callbackMainVoicemail', landing.name);
    case 'nowhere':
      return reason('callbackNowhere');
  }
}
