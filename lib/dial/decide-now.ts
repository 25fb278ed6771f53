// One decision for one number as things stand: gathers every fact, then decides.
import type { Atlas } from '../atlas/atlas';
import { type AgentRecord, agentKey } from '../caller-id/record';
import { isRunning } from '../calls/attempt';
import type { Journal } from '../calls/journal';
import { parseDestination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import type { Settings } from '../settings/settings';
import { decide } from './decide';
import type { Decision, DialRequest, LocalFacts } from './decision';
import { type Reader, readIndex } from './read-index';

export type Asked = { text: string; site: string; lineId?: string | undefined; toggle?: boolean | undefined };
export type Surroundings = {
  /** A fresh read transaction, so that all gets of a decision see one index. */
  reader(): Promise<Reader>;
  journal: Journal;
  settings: Settings;
  policy: Policy;
  atlas: Atlas;
  now: Date;
};
export type Decided = { decision: Decision; agent: AgentRecord; request: DialRequest };

/** The decision for a number written in a page or typed; null while there is no index. */
export async function decideNow(asked: Asked, surroundings: Surroundings): Promise<Decided | null> {
  const agent = (await (await surroundings.reader()).get(agentKey)) as AgentRecord | undefined;
  if (!agent) return null;
  const lineId = lineFor(asked, agent, surroundings.settings);
  const toggle = asked.toggle ?? surroundings.settings.toggles[lineId];
  const destination = parseDestination(asked.text, agent.account.country, surroundings.atlas);
  return decideRequest({ destination, lineId, toggle }, surroundings);
}

/** The decision for a request that was made before; null while there is no index. */
export async function decideRequest(
  request: DialRequest,
  surroundings: Surroundings,
): Promise<Decided | null> {
  const { policy, now } = surroundings;
  const [index, local] = await Promise.all([
    surroundings.reader().then((reader) => readIndex(reader, request, policy)),
    localFacts(request, surroundings),
  ]);
  if (!index) return null;
  return { decision: decide(request, { ...index, ...local }, policy, now), agent: index.agent, request };
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
  { journal, settings, now }: Surroundings,
): Promise<LocalFacts> {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const [open, today, lastShown] = await Promise.all([
    journal.open(),
    journal.since(midnight),
    'notANumber' in destination ? null : journal.lastShown(destination.to),
  ]);
  return {
    running: open.filter(isRunning).length,
    today: today.filter(({ state }) => state !== 'rejected').length,
    confirmedCountries: settings.confirmedCountries,
    doNotCall: 'unknown',
    lastShown,
  };
}
