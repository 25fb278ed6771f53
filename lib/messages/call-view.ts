// A decision as the card and the popup draw it.

import { cityOf } from '../caller-id/area-rules';
import type { AgentRecord, Rung } from '../caller-id/record';
import type { Attempt } from '../calls/attempt';
import type { Capabilities, Device } from '../dial/adapters/adapter';
import type { Decided } from '../dial/decide-now';
import { hoursOn, localTime, timeZonesOf } from '../gates/calling-hours';
import { formatInternational, formatLocal } from '../phone/format';
import type { Destination } from '../phone/parse';
import type { Policy } from '../policy/schema';
import { countryName, say, type Words } from '../words/say';
import { attemptView, withExtension } from './attempt-view';
import type { CallView } from './views';

const MINUTES_A_DAY = 1440;

export type Seen = {
  text: string;
  attempt: Attempt | null;
  staleSince: string | null;
  waitUntil: number | null;
  capabilities: Capabilities;
  devices: readonly Device[];
  /** The phone that was chosen last; null when none was, or it is gone. */
  device: Device | null;
  policy: Policy;
  words: Words;
  now: Date;
};

/** The view of a decision for the number in `text`. */
export function callView({ decision, agent }: Decided, seen: Seen): CallView {
  const { text, attempt, staleSince, policy, words, now } = seen;
  const home = agent.account.country;
  const { destination, callerId, toggle } = decision;
  const dialable = 'notANumber' in destination ? null : destination;
  const blocked = decision.outcome === 'block';
  return {
    text,
    display: dialable ? withExtension(formatInternational(dialable.to), dialable.postDial, words) : text,
    place: dialable ? placeOf(dialable, home, words) : '',
    localTime: dialable && timeThere(dialable, policy, words, now),
    outcome: decision.outcome,
    decisionId: decision.id,
    shown: blocked ? null : callerId ? formatLocal(callerId, home) : words.text('chosenByApp'),
    rung: blocked ? null : decision.rung,
    kind: decision.rung && !blocked ? kindOf(decision.rung) : null,
    reason: say(words, decision.reason, home),
    warnings: decision.verdicts
      .filter(({ verdict }) => verdict === 'warn')
      .map(({ reason }) => say(words, reason, home)),
    trace: [
      ...(toggle?.ignored ? [{ verdict: 'no' as const, text: words.text('traceToggleIgnored') }] : []),
      ...decision.trace.map((step) => ({ verdict: step.verdict, text: say(words, step.reason, home) })),
      ...(decision.pick ? [{ verdict: 'chosen' as const, text: say(words, decision.pick, home) }] : []),
    ].filter(({ verdict }) => verdict !== 'notNeeded'),
    callback: decision.callback && !blocked ? say(words, decision.callback, home) : null,
    hints: blocked || !dialable ? [] : hintsOf(dialable, seen),
    waitUntil: seen.waitUntil,
    devices: seen.devices.map(({ id, name }) => ({ id, name })),
    deviceId: (seen.device ?? seen.devices[0])?.id ?? null,
    lineId: decision.lineId,
    lines: seen.capabilities.choosesCallerId ? linesOf(agent, words) : [],
    toggle: toggle && toggle.lock !== 'notOffered' ? { on: toggle.on, mayChange: toggle.mayChange } : null,
    staleSince,
    attempt: attempt && attemptView(attempt, words, home),
  };
}

function hintsOf({ postDial }: Destination, { capabilities, device, words }: Seen): string[] {
  return [
    ...((device?.ringsFirst ?? capabilities.ringsAgentFirst) ? [words.text('hintRingsFirst')] : []),
    ...(postDial && !capabilities.dialsExtension ? [words.text('hintExtension', postDial)] : []),
  ];
}

const linesOf = ({ lines }: AgentRecord, words: Words): CallView['lines'] =>
  lines.map(({ id, kind, name }) => ({ id, name: kind === 'personal' ? words.text('personalLine') : name }));

function kindOf(rung: Rung): CallView['kind'] {
  if (rung === 'personal') return 'personalNumber';
  if (rung.startsWith('own-')) return 'ownNumber';
  return rung.startsWith('pool-') ? 'localPresence' : 'mainNumber';
}

/** `New York, NY`; the country's name for places abroad. */
function placeOf({ area, country }: Destination, home: string, words: Words): string {
  const city = cityOf(area);
  if (area && city && country === home) return `${city}, ${area.region}`;
  const abroad = country && country !== home ? countryName(country, words.locale) : '';
  return [city, abroad].filter(Boolean).join(', ');
}

/** The clock there, of every zone it may be in; the bar is of the first. */
function timeThere(destination: Destination, policy: Policy, words: Words, now: Date): CallView['localTime'] {
  const zones = timeZonesOf(destination);
  const times = zones.flatMap((zone) => localTime(zone, now) ?? []);
  const [first] = times;
  if (!first) return null;
  const clock = (zone: string): string =>
    new Intl.DateTimeFormat(words.locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(now);
  const hours = hoursOn(destination, first, policy);
  return {
    text: [...new Set(times.map(({ zone }) => clock(zone)))].join(' / '),
    now: first.minutes / MINUTES_A_DAY,
    hours: hours && { from: hours.from / MINUTES_A_DAY, to: hours.to / MINUTES_A_DAY },
  };
}
