// One decision for one number as things stand: gathers every fact, then decides.
import type { Atlas } from '../atlas/atlas';
import type { AgentRecord } from '../caller-id/record';
import { type Attempt, isRunning, isSameDestination } from '../calls/attempt';
import type { Journal } from '../calls/journal';
import { parseDestination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import type { Settings } from '../settings/settings';
import { decide } from './decide';
import type { Decision, DialRequest, LocalFacts } from './decision';
import { decideHandOff } from './hand-off';
import { type Reader, readIndex } from './read-index';

export type Asked = { text: string; site: string; lineId?: string | undefined; toggle?: boolean | undefined };
export type Surroundings = {
  /** A fresh read transaction, so that all gets of a decision see one index. */
  reader(): Promise<Reader>;
  /** Who calls where the service chooses the caller ID: then there is no index, and none is needed. */
  handOff: AgentRecord | null;
  journal: Journal;
  settings: Settings;
  policy: Policy;
  atlas: Atlas;
  now: Date;
};
export type Decided = { decision: Decision; agent: AgentRecord; request: DialRequest };

/** The decision for a number written in a page or typed; null while there is no index. */
export function decideNow(asked: Asked, surroundings: Surroundings): Promise<Decided | null> {
  const { settings, atlas } = surroundings;
  return decideRequest((agent) => {
    const lineId = lineFor(asked, agent, settings);
    const destination = parseDestination(asked.text, agent.account.country, atlas);
    return { destination, lineId, toggle: asked.toggle ?? settings.toggles[lineId] };
  }, surroundings);
}

/** The decision for a request that is made once the agent is known; null while there is no index. */
export async function decideRequest(
  ask: (agent: AgentRecord) => DialRequest,
  surroundings: Surroundings,
): Promise<Decided | null> {
  const { policy, now, handOff } = surroundings;
  if (handOff) {
    const request = ask(handOff);
    const local = await localFacts(request, handOff, surroundings);
    const decision = decideHandOff(request, { ...local, agent: handOff }, policy, now);
    return { decision, agent: handOff, request };
  }
  const read = await readIndex(await surroundings.reader(), ask, policy);
  if (!read) return null;
  const { request, facts } = read;
  const local = await localFacts(request, facts.agent, surroundings);
  return { decision: decide(request, { ...facts, ...local }, policy, now), agent: facts.agent, request };
}

/** The line asked for, else the one last used on this site, else the first. */
function lineFor({ lineId, site }: Asked, { lines }: AgentRecord, { lines: last }: Settings): string {
  const wanted = lineId ?? last[site];
  return (
    (lines.find(({ id }) => id === wanted) ?? lines.find(({ pending }) => !pending) ?? lines[0])?.id ?? ''
  );
}

async function localFacts(
  { destination }: DialRequest,
  { userId }: AgentRecord,
  { journal, settings, now }: Surroundings,
): Promise<LocalFacts> {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const asked = 'notANumber' in destination ? null : destination;
  const [open, today, lastShown] = await Promise.all([
    journal.open(),
    journal.since(midnight),
    asked && journal.lastShown(asked.to, userId),
  ]);
  const isMine = (row: Attempt): boolean => row.agentId === userId;
  // To call again where it is not known whether the first call was placed is the agent's own choice.
  const isAgain = (row: Attempt): boolean =>
    row.state === 'unknown' && asked !== null && isSameDestination(row, asked);
  return {
    running: open.filter((row) => isMine(row) && isRunning(row, now.getTime()) && !isAgain(row)).length,
    today: today.filter((row) => isMine(row) && row.state !== 'rejected').length,
    confirmedCountries: settings.confirmedCountries,
    doNotCall: 'unknown',
    lastShown,
  };
}
