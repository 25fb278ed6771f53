// The decision: gates, then the ladder. Pure, total, deterministic. The design, section 2.
import { callbackRoute } from '../callback/route';
import { type Climb, climb, type Landing } from '../caller-id/ladder';
import { holdsNumber } from '../caller-id/packed-numbers';
import { type PickedNumber, pickNumber } from '../caller-id/pick-number';
import type { AgentRecord, Line } from '../caller-id/record';
import { barredBecause } from '../gates/agent';
import type { Verdict } from '../gates/gate';
import { GATES } from '../gates/gates';
import { overrideOf } from '../gates/override';
import type { Destination, NotANumber } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import type { Decision, DialRequest, Facts, IndexFacts } from './decision';

/** Decides whether a call may go out, and with which caller ID. */
export function decide(request: DialRequest, facts: Facts, policy: Policy, now: Date): Decision {
  const { destination, lineId, contact } = request;
  if ('notANumber' in destination) return refused(request, notDialable(destination));
  const { agent } = facts;
  const line = agent.lines.find((candidate) => candidate.id === lineId);
  if (!line) return refused(request, noLine(facts.agent, lineId));

  const visit = { ...facts, destination, line, contact };
  const verdicts = GATES.flatMap((gate) => gate(visit, policy, now) ?? []);
  const climbed = climbFor(request, destination, line, facts, policy);
  const picked = pickAt(climbed.landing, destination, facts);
  if (!picked.number) verdicts.push({ gate: 'callerId', verdict: 'block', reason: noNumber(line) });
  if (facts.account && holdsNumber(facts.account, destination.to))
    verdicts.push({ gate: 'ownNumber', verdict: 'warn', reason: reason('gateOwnNumber') });
  const block = verdicts.find(({ verdict }) => verdict === 'block');
  return {
    id: decisionId(destination, agent, lineId, block ? null : picked.number, verdicts),
    outcome: block ? 'block' : verdicts.length > 0 ? 'warn' : 'call',
    destination,
    lineId,
    callerId: picked.number,
    rung: climbed.landing.rung,
    reason: block?.reason ?? climbed.landing.reason,
    verdicts,
    override: overrideOf(verdicts, policy),
    trace: climbed.steps,
    pick: 'why' in picked ? picked.why : null,
    toggle: climbed.toggle,
    ownPick: climbed.ownPick,
    callback: picked.number ? callbackRoute(line, climbed.landing.rung, picked.number) : null,
  };
}

/** The climb of a request; the index needs it before the last of its gets. */
export function climbFor(
  { toggle, pickedNumber }: DialRequest,
  destination: Destination,
  line: Line,
  { agent, rules }: Pick<IndexFacts, 'agent' | 'rules'>,
  policy: Policy,
): Climb {
  const { personalOnly } = agent;
  return climb({ destination, line, personalOnly, toggle, pickedNumber, rules }, policy);
}

function pickAt(
  landing: Landing,
  { to }: Destination,
  facts: Facts,
): PickedNumber | { number: Line['main'] } {
  if ('number' in landing) return { number: landing.number === to ? null : landing.number };
  return (facts.numbers && pickNumber(facts.numbers, to, facts.lastShown, facts.tired)) ?? { number: null };
}

/**
 * Names what an agent sees: destination, line, the number shown, and what they were warned about: not by which gate but
 * in which words. Of what the words are about only who the colleague is: a clock may go on.
 */
export function decisionId(
  { to, postDial }: Destination,
  { userId }: Pick<AgentRecord, 'userId'>,
  lineId: string,
  number: string | null,
  verdicts: Verdict[],
): string {
  return [to, postDial ?? '', userId, lineId, number ?? '', ...verdicts.map(warned)].join('~');
}

const warned = ({ gate, reason: { key, args } }: Verdict): string =>
  gate === 'colleague' ? `${key}:${args[0] ?? ''}` : key;

/** A request that no gate needs to see. */
export function refused(request: DialRequest, verdict: Verdict): Decision {
  const { destination, lineId } = request;
  return {
    id: 'refused',
    outcome: 'block',
    destination,
    lineId,
    callerId: null,
    rung: null,
    reason: verdict.reason,
    verdicts: [verdict],
    override: null,
    trace: [],
    pick: null,
    toggle: null,
    ownPick: null,
    callback: null,
  };
}

/** Why what was found or typed is no number to dial. */
export function notDialable({ notANumber, text }: NotANumber): Verdict {
  const why = notANumber === 'emergency' ? reason('gateEmergency', text) : reason('gateNotANumber', text);
  return { gate: 'number', verdict: 'block', reason: why };
}

function noLine(agent: Facts['agent'], lineId: string): Verdict {
  const barred = barredBecause(agent);
  if (barred) return { gate: 'agent', verdict: 'block', reason: barred };
  return { gate: 'line', verdict: 'block', reason: reason('gateNotYourLine', lineId) };
}

const noNumber = (line: Line) =>
  line.kind === 'personal' ? reason('gateNoPersonalNumber') : reason('gateNoNumber', line.name);
