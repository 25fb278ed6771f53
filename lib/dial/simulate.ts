// What would happen if this number were called: the shipped decision, without placing a call.

import type { Atlas } from '../atlas/atlas';
import type { Rung } from '../caller-id/record';
import type { GateName } from '../gates/gate';
import type { E164 } from '../phone/e164';
import { parseDestination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { say, type Words } from '../words/say';
import { decide } from './decide';
import type { DialRequest, LocalFacts, Outcome } from './decision';
import { type Reader, readIndex } from './read-index';

export type Simulation = {
  /** E.164, or what was typed when it is no number. */
  to: string;
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
  lastShown: null,
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
  const request: DialRequest = { ...caller, destination: parseDestination(text, caller.country, atlas) };
  const read = await readIndex(reader, () => request, policy);
  if (!read) return null;
  const decision = decide(request, { ...read.facts, ...NO_HISTORY }, policy, caller.now);
  const sentence = (reason: Parameters<typeof say>[1]): string => say(words, reason, caller.country);
  const { destination, toggle, pick } = decision;
  // What is not placed shows nothing; the trace still tells what the ladder found.
  const blocked = decision.outcome === 'block';
  return {
    to: 'notANumber' in destination ? destination.text : destination.to,
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
