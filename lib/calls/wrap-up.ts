// After the call: what the agent says of it, and how far telling the service has come.
import type { Reason } from '../words/reason';
import type { Attempt } from './attempt';

export const OUTCOMES = [
  'connected',
  'voicemail',
  'noAnswer',
  'busy',
  'wrongNumber',
  'callBack',
  'other',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const LONGEST_NOTE = 2000;

export type WrapUp = {
  outcome: Outcome;
  note: string;
  /** When it was saved, milliseconds since the epoch; the later one of a call is the one that counts. */
  at: number;
};
export type Report = {
  /** `kept`: the service takes none, `left`: the agent does not tell it; it stays on this machine. `refused`: trying again by itself is no use. */
  state: 'waiting' | 'sent' | 'failed' | 'refused' | 'kept' | 'left';
  /** Why it is not there. */
  note: Reason | null;
  /** How often it was tried since it was saved. */
  tries: number;
  /** Not tried by itself before this time. */
  nextAt: number;
};
/** What the service said to a completed call. `isFinal`: the same would be refused again. `never`: it takes none. */
export type Reported = { sent: true } | { sent: 'never' } | { sent: false; note: Reason; isFinal: boolean };

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3600_000;

/** Whether a call can be wrapped up: it is over, or another program has it. */
export const isOver = ({ state }: Pick<Attempt, 'state'>): boolean =>
  state === 'ended' || state === 'dispatched';

/** The attempt with what the agent said. @param takes whether its service wants to know */
export function wrappedUp(attempt: Attempt, wrapUp: WrapUp, takes: boolean): Attempt {
  const { unsent: _, ...row } = attempt;
  const report: Report = { state: takes ? 'waiting' : 'kept', note: null, tries: 0, nextAt: 0 };
  return { ...row, wrapUp, report, ...(takes ? { unsent: 1 as const } : {}) };
}

/** The attempt after the service was told; unchanged where the agent said something else meanwhile. */
export function reported(attempt: Attempt, told: Pick<WrapUp, 'at'>, answer: Reported, now: number): Attempt {
  if (attempt.wrapUp?.at !== told.at) return attempt;
  const { unsent: _, ...row } = attempt;
  const tries = (attempt.report?.tries ?? 0) + 1;
  if (answer.sent === 'never') return { ...row, report: { state: 'kept', note: null, tries, nextAt: 0 } };
  if (answer.sent) return { ...row, report: { state: 'sent', note: null, tries, nextAt: 0 } };
  const nextAt = now + Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 20), LONGEST_WAIT_MS);
  const state = answer.isFinal ? 'refused' : 'failed';
  return { ...row, report: { state, note: answer.note, tries, nextAt }, unsent: 1 };
}

/** The attempt, left untold by the agent; null where there is nothing left to tell. */
export function keptHere(attempt: Attempt): Attempt | null {
  const { unsent, report, ...row } = attempt;
  if (!unsent || !report) return null;
  return { ...row, report: { ...report, state: 'left', note: null } };
}

/** Whether it is time to tell the service by itself. A clock that was set back must not stop it. */
export function isDue({ report }: Pick<Attempt, 'report'>, now: number): boolean {
  if (report?.state !== 'waiting' && report?.state !== 'failed') return false;
  return now >= report.nextAt || report.nextAt - now > LONGEST_WAIT_MS;
}

/** Seconds that the call was up; null where that is not known. */
export function durationOf({
  connectedAt,
  endedAt,
}: Pick<Attempt, 'connectedAt' | 'endedAt'>): number | null {
  return connectedAt && endedAt ? Math.max(0, Math.round((endedAt - connectedAt) / 1000)) : null;
}
