// The decision where another program chooses the caller ID: no directory, no ladder, and every gate that needs neither.
import { type AgentRecord, BLANK_LINE, type Line } from '../caller-id/record';
import { GATES } from '../gates/gates';
import { overrideOf } from '../gates/override';
import type { Policy } from '../policy/schema';
import { reason } from '../words/reason';
import { decisionId, notDialable, refused } from './decide';
import type { Decision, DialRequest, LocalFacts } from './decision';

const LINE: Line = { ...BLANK_LINE, id: 'phone-app', kind: 'personal', name: '' };

/** Who calls where nobody says who the agent is. @param country whose national numbers are meant */
export function handOffAgent(country: string): AgentRecord {
  const account = { id: 'phone-app', name: '', country };
  return { userId: 'phone-app', name: '', account, personalOnly: false, barred: null, lines: [LINE] };
}

/** Whether a number may be handed to the phone app. */
export function decideHandOff(
  request: DialRequest,
  facts: LocalFacts & { agent: AgentRecord },
  policy: Policy,
  now: Date,
): Decision {
  const { destination, contact } = request;
  if ('notANumber' in destination) return refused(request, notDialable(destination));
  const visit = { ...facts, destination, line: LINE, contact };
  const verdicts = GATES.flatMap((gate) => gate(visit, policy, now) ?? []);
  const block = verdicts.find(({ verdict }) => verdict === 'block');
  return {
    id: decisionId(destination, facts.agent, LINE.id, null, verdicts),
    outcome: block ? 'block' : verdicts.length > 0 ? 'warn' : 'call',
    destination,
    lineId: LINE.id,
    callerId: null,
    rung: null,
    reason: block?.reason ?? reason('whyPhoneApp'),
    verdicts,
    override: overrideOf(verdicts, policy),
    trace: [],
    pick: null,
    toggle: null,
    ownPick: null,
    callback: null,
  };
}
