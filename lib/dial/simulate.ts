// What would happen if this number were called: the shipped decision, without placing a call.

import type { Atlas } from '../atlas/atlas';
import type { AgentRecord, Rung } from '../caller-id/record';
import type { GateName } from '../gates/gate';
import type { E164 } from '../phone/e164';
import { type Destination, parseDestination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { countryName, say, type Words } from '../words/say';
import { decide } from './decide';
import type { Decision, DialRequest, LocalFacts, Outcome } from './decision';
import { decideHandOff } from './hand-off';
import { placeOf } from './place';
import { type Reader, readIndex } from './read-index';

export type Simulation = {
  /** E.164, or what was typed when it is no number. */
  to: string;
  /** City and region, or the country; empty where nothing is known. */
  place: string;
  outcome: Outcome;
  callerId: E164 | null;
  rung: Rung | null;
  /** The gate that blocks it; null when none does. */
  blockedBy: GateName | null;
  reason: string;
  callback: string | null;
  warnings: string[];
  trace: { rung: Rung | 'number' | 'toggle'; verdict: string; reason: string }[];
};
export type SimulatedCaller = Pick<DialRequest, 'lineId' | 'toggle'> & { country: string; now: Date };

/** Nothing has been called, shown or confirmed before, and nobody is on a list. */
export const NO_HISTORY: LocalFacts = {
  running: 0,
  today: 0,
  elsewhere: 0,
  confirmedCountries: [],
  doNotCall: 'no',
  colleague: null,
  clockSkew: 0,
  calledAt: [],
  lastShown: null,
  tired: new Set(),
};

/** Simulates one call; null when there is no index for the agent. */
export async function simulate(
  text: string,
  caller: SimulatedCaller,
  reader: Reader,
  policy: Policy,
  atlas: Atlas,
  words: Words,
): Promise<Simulation | null> {
  const request: DialRequest = {
    ...caller,
    contact: null,
    destination: parseDestination(text, caller.country, atlas),
  };
  const read = await readIndex(reader, () => request, policy);
  if (!read) return null;
  const decision = decide(request, { ...read.facts, ...NO_HISTORY }, policy, caller.now);
  return simulationOf(decision, caller.country, words);
}

/** Simulates one call that is handed to the phone app, which needs no index. */
export function simulateHandOff(
  text: string,
  agent: AgentRecord,
  caller: SimulatedCaller,
  policy: Policy,
  atlas: Atlas,
  words: Words,
): Simulation {
  const request: DialRequest = {
    ...caller,
    contact: null,
    destination: parseDestination(text, caller.country, atlas),
  };
  const decision = decideHandOff(request, { ...NO_HISTORY, agent }, policy, caller.now);
  return simulationOf(decision, caller.country, words);
}

function simulationOf(decision: Decision, home: string, words: Words): Simulation {
  const sentence = (reason: Parameters<typeof say>[1]): string => say(words, reason, home);
  const { destination, toggle, pick } = decision;
  // What is not placed shows nothing; the trace still tells what the ladder found.
  const blocked = decision.outcome === 'block';
  return {
    to: 'notANumber' in destination ? destination.text : destination.to,
    place: 'notANumber' in destination ? '' : placeIn(destination, home, words),
    outcome: decision.outcome,
    callerId: blocked ? null : decision.callerId,
    rung: blocked ? null : decision.rung,
    blockedBy: decision.verdicts.find(({ verdict }) => verdict === 'block')?.gate ?? null,
    reason: sentence(decision.reason),
    callback: decision.callback && !blocked ? sentence(decision.callback) : null,
    warnings: decision.verdicts
      .filter(({ verdict }) => verdict === 'warn')
      .map(({ reason }) => sentence(reason)),
    trace: [
      ...(toggle?.ignored
        ? [{ rung: 'toggle' as const, verdict: 'ignored', reason: words.text('setByAdministrator') }]
        : []),
      ...decision.trace.map((step) => ({ ...step, reason: sentence(step.reason) })),
      ...(pick ? [{ rung: 'number' as const, verdict: 'chosen', reason: sentence(pick) }] : []),
    ],
  };
}

const placeIn = (destination: Destination, home: string, words: Words): string =>
  placeOf(destination, home, words) ||
  (destination.country ? countryName(destination.country, words.locale) : '');
