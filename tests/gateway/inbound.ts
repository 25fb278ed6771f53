// A customer calls a number of the company: routed by the product's own rule, from the gateway's own log of calls.
import { type PlacedCall, routeInbound } from '../../lib/callback/inbound-route';
import type { Landing } from '../../lib/callback/route';
import { readDirectory } from '../../lib/directory/read';
import { toE164 } from '../../lib/phone/e164';
import type { Events } from './events';
import type { Entry, Log } from './log';

/**
 * Where the call lands; the agents that it rings, or whose voicemail it reaches, are told.
 * @param isBlocked whether nothing is let through to an agent now (M20)
 */
export function landInbound(
  directory: unknown,
  log: Log,
  events: Events,
  isBlocked: (agent: string) => boolean,
  { from, to }: { from: string; to: string },
): Landing {
  const reading = readDirectory(JSON.stringify(directory), () => true);
  const [caller, called] = [toE164(from), toE164(to)];
  const at = Date.now();
  const landing: Landing =
    reading.ok && caller && called
      ? routeInbound(reading.directory, log.entries.flatMap(placedCall), { from: caller, to: called, at })
      : { lands: 'nowhere' };
  const when = new Date(at).toISOString();
  log.add({ kind: 'inbound', at: when, from, to, landing });
  for (const agent of reading.ok ? agentsAt(landing, reading.directory.callCenters) : [])
    if (!isBlocked(agent)) events.send(agent, { type: 'call.inbound', from, to, at: when });
  return landing;
}

function placedCall(entry: Entry): PlacedCall[] {
  if (entry.kind !== 'call') return [];
  const { agent: agentId, body, at } = entry;
  const [to, callerId] = [toE164(String(body.to)), toE164(String(body.callerId))];
  return to && callerId ? [{ agentId, lineId: String(body.lineId), to, callerId, at: Date.parse(at) }] : [];
}

/** Who hears of it: one agent, or everybody at the line. */
function agentsAt(landing: Landing, centers: readonly { id: string; memberIds: string[] }[]): string[] {
  if (landing.lands === 'agentVoicemail' || landing.lands === 'person') return [landing.agentId];
  if (landing.lands !== 'line') return [];
  if (landing.firstAgentId !== null) return [landing.firstAgentId];
  return centers.find(({ id }) => id === landing.lineId)?.memberIds ?? [];
}
