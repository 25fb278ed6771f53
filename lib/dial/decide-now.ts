// One decision for one number as things stand: gathers every fact, then decides.
import type { Atlas } from '../atlas/atlas';
import { offeredLines } from '../caller-id/offered-lines';
import { digitsOf } from '../caller-id/packed-numbers';
import type { AgentRecord } from '../caller-id/record';
import { type Attempt, isRunning, isSameDestination, mayHaveRung } from '../calls/attempt';
import type { Journal } from '../calls/journal';
import { lastPlacedOf } from '../calls/journal';
import { DAY_MS, reportsSince, tiredNumbers } from '../calls/number-use';
import type { CrmRecord } from '../crm/profile';
import { isPerson } from '../gates/person';
import type { Contact } from '../gates/place';
import { type E164, toE164 } from '../phone/e164';
import { type Destination, type NotANumber, parseDestination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import type { Settings } from '../settings/settings';
import { beforeCall, type CheckAnswer, type OnList } from './before-call';
import { decide } from './decide';
import type { Decision, DialRequest, LocalFacts } from './decision';
import { decideHandOff } from './hand-off';
import { type Reader, readIndex } from './read-index';

export type Asked = {
  text: string;
  site: string;
  lineId?: string | undefined;
  toggle?: boolean | undefined;
  pickedNumber?: string | undefined;
  /** Where the CRM says that the contact is; null where it does not. */
  contact: Contact | null;
  /** The CRM record that the number was found in. */
  record?: CrmRecord | null | undefined;
};
export type Surroundings = {
  /** A fresh read transaction, so that all gets of a decision see one index. */
  reader(): Promise<Reader>;
  /** Who calls where the service chooses the caller ID: then there is no index, and none is needed. */
  handOff: AgentRecord | null;
  journal: Journal;
  /** What the administrator's do-not-call list says. */
  onList(to: E164): Promise<OnList>;
  /** What the service said of this call a moment ago; null where it has not, or cannot. */
  answerFor(to: E164, lineId: string): CheckAnswer | null;
  settings: Settings;
  policy: Policy;
  atlas: Atlas;
  now: Date;
  /** How far the service's clock is ahead of ours, milliseconds. */
  clockSkew: number;
};
export type Decided = { decision: Decision; agent: AgentRecord; request: DialRequest };
/** With `lineIsGone`: the line last used on this site is not the agent's any more, and another was taken. */
export type DecidedNow = Decided & { lineIsGone: boolean };

/** The decision for a number written in a page or typed; null while there is no index. */
export async function decideNow(asked: Asked, surroundings: Surroundings): Promise<DecidedNow | null> {
  const { settings, atlas, handOff } = surroundings;
  const decided = await decideRequest((agent) => {
    const destination = parseDestination(asked.text, agent.account.country, atlas);
    const lineId = lineFor(asked, agent, destination, settings);
    const { contact, record = null } = asked;
    return { destination, contact, record, ...wishesFor(asked, lineId, settings) };
  }, surroundings);
  const wanted = asked.lineId ?? settings.lines[asked.site];
  return decided && { ...decided, lineIsGone: !handOff && isGone(wanted, decided.agent) };
}

/** What the agent wants of a line: said now, else remembered. */
export function wishesFor(
  { toggle, pickedNumber }: Pick<Asked, 'toggle' | 'pickedNumber'>,
  lineId: string,
  { toggles, numbers }: Settings,
): Omit<DialRequest, 'destination' | 'contact'> {
  const number = toE164(pickedNumber ?? numbers[lineId] ?? '') ?? undefined;
  return { lineId, toggle: toggle ?? toggles[lineId], pickedNumber: number };
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

/** The line asked for, else the one last used on this site, else the first that is offered for the destination. */
function lineFor(
  { lineId, site }: Asked,
  agent: AgentRecord,
  destination: Destination | NotANumber,
  { lines: last }: Settings,
): string {
  const wanted = lineId ?? last[site];
  const lines = offeredLines(agent.lines, 'country' in destination ? destination.country : null);
  return (
    (lines.find(({ id }) => id === wanted) ?? lines.find(({ pending }) => !pending) ?? lines[0])?.id ?? ''
  );
}

const isGone = (wanted: string | undefined, { lines }: AgentRecord): boolean =>
  wanted !== undefined && lines.length > 0 && !lines.some(({ id }) => id === wanted);

async function localFacts(
  { destination, lineId, record }: DialRequest,
  { userId }: AgentRecord,
  { journal, settings, policy, now, onList, answerFor, clockSkew }: Surroundings,
): Promise<LocalFacts> {
  const time = now.getTime();
  const midnight = dayStart(now);
  const asked = 'notANumber' in destination ? null : destination;
  const [open, recent, reported, before, elsewhere, listed] = await Promise.all([
    journal.open(),
    journal.since(Math.min(midnight, time - DAY_MS)),
    journal.reported(reportsSince(policy, time)),
    asked ? journal.to(asked.to) : [],
    record && isPerson(record) ? journal.ofRecord(record) : [],
    asked ? onList(asked.to) : ('none' as const),
  ]);
  const today = recent.filter(({ createdAt }) => createdAt >= midnight);
  const isMine = (row: Attempt): boolean => row.agentId === userId;
  // To call again where it is not known whether the first call was placed is the agent's own choice.
  const isAgain = (row: Attempt): boolean =>
    row.state === 'unknown' && asked !== null && isSameDestination(row, asked);
  const own = {
    running: open.filter((row) => isMine(row) && isRunning(row, now.getTime()) && !isAgain(row)),
    today: today.filter((row) => isMine(row) && row.state !== 'rejected'),
  };
  const answer = asked && answerFor(asked.to, lineId);
  return {
    ...beforeCall(listed, answer, own),
    confirmedCountries: settings.confirmedCountries,
    lastShown: lastPlacedOf(before, userId)?.callerId ?? null,
    tired: new Set([...tiredNumbers(recent, reported, policy, time)].map(digitsOf)),
    clockSkew,
    // Whoever called from here: the person who is called does not tell them apart.
    calledAt: timesOf(before),
    contactCalledAt: timesOf([...before, ...elsewhere.filter(({ to }) => to !== asked?.to)]),
  };
}

const timesOf = (rows: readonly Attempt[]): number[] =>
  rows.filter(mayHaveRung).map(({ createdAt }) => createdAt);

/** When the day of a moment began where the agent is (M19): at midnight by this computer's time zone. */
export function dayStart(now: Date): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
