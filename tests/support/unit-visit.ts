// A visit to a gate, with everything in order unless a test says otherwise.
import { agentOf } from '../../lib/caller-id/agent-lines';
import type { Visit } from '../../lib/gates/gate';
import { destinationOf, directoryFrom, exampleJson } from './unit-directory';

const directory = directoryFrom(exampleJson());

export type VisitChange = Partial<Visit> & { lineId?: string; userId?: string; home?: string };

/** Aiko calls as Sales West; `home` is the account's country. */
export function visitTo(to: string, change: VisitChange = {}): Visit {
  const { lineId = 'sales-west', userId = 'aiko', home = 'US', ...more } = change;
  const agent = agentOf({ ...directory, account: { ...directory.account, country: home } }, userId);
  const line = agent.lines.find(({ id }) => id === lineId);
  if (!line) throw new Error(`${userId} has no line ${lineId}`);
  return {
    destination: destinationOf(to),
    agent,
    line,
    running: 0,
    today: 0,
    elsewhere: 0,
    confirmedCountries: [],
    doNotCall: 'no',
    colleague: null,
    contact: null,
    clockSkew: 0,
    calledAt: [],
    ...more,
  };
}
