// A decision as the card and the popup draw it.
import { offeredLines } from '../caller-id/offered-lines';
import { type AgentRecord, isPoolRung, type Line } from '../caller-id/record';
import type { Attempt } from '../calls/attempt';
import type { Capabilities, Device } from '../dial/adapters/adapter';
import type { Decided } from '../dial/decide-now';
import type { Decision } from '../dial/decision';
import { placeOf } from '../dial/place';
import { traceOf } from '../dial/trace';
import { hoursOn } from '../gates/calling-hours';
import { localTime } from '../gates/local-time';
import { type Place, placesOf } from '../gates/place';
import { formatInternational, formatLocal } from '../phone/format';
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { say, type Words } from '../words/say';
import { withExtension } from './attempt-view';
import { textingView } from './texting-view';
import type { AttemptView, CallView } from './views';

const MINUTES_A_DAY = 1440;

export type Seen = {
  text: string;
  /** The open call there, as whoever asks may see it. */
  attempt: AttemptView | null;
  staleSince: string | null;
  waitUntil: number | null;
  isChecking: boolean;
  capabilities: Capabilities;
  devices: readonly Device[];
  /** The phone that was chosen last; null when none was, or it is gone. */
  device: Device | null;
  /** The line last used here is not the agent's any more. */
  lineIsGone?: boolean;
  /** For a text message: the agent's last call there, or null. Undefined where no message is meant. */
  texting?: Attempt | null;
  policy: Policy;
  words: Words;
  now: Date;
};

/** The view of a decision for the number in `text`. */
export function callView({ decision, agent, request }: Decided, seen: Seen): CallView {
  const { text, attempt, staleSince, policy, words, now } = seen;
  const home = agent.account.country;
  const { destination, callerId } = decision;
  const line = agent.lines.find(({ id }) => id === decision.lineId);
  const numbers = blocked(decision) ? [] : numbersOf(decision, line, home);
  const dialable = 'notANumber' in destination ? null : destination;
  return {
    text,
    display: dialable ? withExtension(formatInternational(dialable.to), dialable.postDial, words) : text,
    place: dialable ? placeOf(dialable, home, words) : '',
    localTime: dialable && timeThere(placesOf(dialable, request.contact), policy, words, now),
    outcome: decision.outcome,
    decisionId: decision.id,
    shown: blocked(decision) ? null : callerId ? formatLocal(callerId, home) : words.text('chosenByApp'),
    numberShown: numbers.length > 0 ? callerId : null,
    rung: blocked(decision) ? null : decision.rung,
    kind: blocked(decision) ? null : kindOf(decision, line),
    reason: say(words, decision.reason, home),
    warnings: decision.verdicts
      .filter(({ verdict }) => verdict === 'warn')
      .map(({ reason }) => say(words, reason, home)),
    why: decision.override?.why ?? null,
    trace: traceOf(decision).map(({ verdict, reason }) => ({ verdict, text: say(words, reason, home) })),
    callback: decision.callback && !blocked(decision) ? say(words, decision.callback, home) : null,
    hints: blocked(decision) || !dialable ? [] : hintsOf(dialable, decision, line, seen),
    waitUntil: seen.waitUntil,
    devices: seen.devices.map(({ id, name }) => ({ id, name })),
    deviceId: (seen.device ?? seen.devices[0])?.id ?? null,
    lineId: decision.lineId,
    lines: seen.capabilities.choosesCallerId ? linesOf(agent, dialable, words) : [],
    numbers,
    toggle: toggleView(decision, line, words),
    texting: seen.texting === undefined ? null : textingView(decision, line, seen.texting, home, words),
    staleSince,
    isChecking: seen.isChecking,
    attempt,
  };
}

const blocked = ({ outcome }: Decision): boolean => outcome === 'block';

function hintsOf(
  { postDial }: Destination,
  { ownPick }: Decision,
  line: Line | undefined,
  { capabilities, device, words, lineIsGone }: Seen,
): string[] {
  return [
    ...(lineIsGone && line ? [words.text('hintLineGone', lineName(line, words))] : []),
    ...(ownPick === 'gone' ? [words.text('hintNumberGone')] : []),
    ...((device?.ringsFirst ?? capabilities.ringsAgentFirst) ? [words.text('hintRingsFirst')] : []),
    ...(postDial && !capabilities.dialsExtension ? [words.text('hintExtension', postDial)] : []),
  ];
}

const linesOf = ({ lines }: AgentRecord, to: Destination | null, words: Words): CallView['lines'] =>
  offeredLines(lines, to?.country ?? null).map((line) => {
    const name = lineName(line, words);
    // M36: said in the list, so that nobody has to choose it to learn that it is not ready.
    return { id: line.id, name: line.pending ? words.text('linePending', name) : name };
  });

const lineName = ({ kind, name }: Line, words: Words): string =>
  kind === 'personal' ? words.text('personalLine') : name;

/** D16, D23: what the agent may pick from; only where there is a choice, which there is not with local presence (D12). */
function numbersOf({ rung }: Decision, line: Line | undefined, home: string): CallView['numbers'] {
  if (rung !== 'line-number' || !line || line.numbers.length < 2) return [];
  return line.numbers.map((number) => ({ value: number, name: formatLocal(number, home) }));
}

function toggleView({ toggle, rung }: Decision, line: Line | undefined, words: Words): CallView['toggle'] {
  if (!toggle || toggle.lock === 'notOffered') return null;
  const { on, mayChange, lock } = toggle;
  // D1: “always on” beside “not available in Japan” would say both. What the agent chose stays chosen.
  if (on && rung === 'not-covered-country')
    return { on: false, mayChange: false, lock: words.text('lockedForNumber'), hint: null };
  // D20: why a member of a coaching team may want to be seen with their own number.
  const mayBeSeen = on && mayChange && line?.kind === 'coachingTeam' && line.personal !== null;
  return {
    on,
    mayChange,
    lock: lock && words.text(lock === 'policy' ? 'setByAdministrator' : 'lockedForLine'),
    hint: mayBeSeen ? words.text('hintOwnNumber') : null,
  };
}

function kindOf({ rung, callerId }: Decision, line: Line | undefined): CallView['kind'] {
  if (!rung) return null;
  if (rung === 'line-number' && callerId !== line?.main) return 'ownNumber';
  if (rung === 'personal') return 'personalNumber';
  if (rung.startsWith('own-')) return 'ownNumber';
  return isPoolRung(rung) ? 'localPresence' : 'mainNumber';
}

/** The clock there, of every zone it may be in; the bar is of the first. */
function timeThere(places: readonly Place[], policy: Policy, words: Words, now: Date): CallView['localTime'] {
  const times = places.flatMap((place) =>
    place.timeZones.flatMap((zone) => {
      const time = localTime(zone, now);
      return time ? [{ place, time }] : [];
    }),
  );
  const [first] = times;
  if (!first) return null;
  const clock = (zone: string): string =>
    new Intl.DateTimeFormat(words.locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(now);
  const hours = hoursOn(first.place, first.time, policy);
  return {
    text: [...new Set(times.map(({ time }) => clock(time.zone)))].join(' / '),
    now: first.time.minutes / MINUTES_A_DAY,
    hours: hours && { from: hours.from / MINUTES_A_DAY, to: hours.to / MINUTES_A_DAY },
  };
}
