// What is wrong with an attempt: what the service counted against what the journal says and the page showed.
import type { AttemptState } from '../../lib/calls/attempt';
import type { MessageKey } from '../../lib/words/message-key';
import { readCatalogue } from '../catalogue';
import type { PlacedCall } from './service';

export type Row = { id: string; state: AttemptState; note: MessageKey | null };
/** What a page shows of one press. */
export type Shown =
  | { kind: 'attempt'; id: string | null; state: string }
  /** Not dialed, and why: the decision changed, nothing is set up, the worker stopped before it. */
  | { kind: 'changed' | 'notReady' | 'notSent' }
  /** Something broke, and it is not known what became of the press. */
  | { kind: 'broken' }
  | { kind: 'nothing' };
export type Evidence = {
  calls: readonly PlacedCall[];
  rows: readonly Row[];
  /** One for each press and its id, where that is known; null where the page that was pressed is gone. */
  shown: readonly { press: string | null; what: Shown }[] | null;
};
export type Wrong = { kind: 'double call' | 'lost click' | 'false claim' | 'not settled'; why: string };
export type Verdict = { wrong: Wrong[]; calls: number; isUnknown: boolean };

/** States that say that a call was placed, and those that say that none was. */
const PLACED: ReadonlySet<string> = new Set(['accepted', 'dispatched', 'live', 'ended']);
const NOT_PLACED: ReadonlySet<string> = new Set(['rejected']);
const UNDER_WAY: ReadonlySet<string> = new Set(['intent', 'sending']);

const words = readCatalogue('en');

export function judge({ calls, rows, shown }: Evidence): Verdict {
  const callsOf = (id: string | null): number =>
    calls.filter(({ attemptId }) => id === null || attemptId === null || attemptId === id).length;
  const wrong = [
    ...(calls.length > 1 ? [{ kind: 'double call', why: `${calls.length} calls` } as const] : []),
    ...calls
      .filter(({ attemptId }) => !rows.some(({ id }) => attemptId === null || id === attemptId))
      .map((): Wrong => ({ kind: 'false claim', why: 'a call that no row knows of' })),
    ...rows.flatMap(({ id, state }) => claim('the journal', state, callsOf(id))),
    ...rows
      .filter(({ id, note }) => note && words.text(note).startsWith('Not called') && callsOf(id) > 0)
      .map(({ state, note }): Wrong => ({ kind: 'false claim', why: `${state}, and "not called": ${note}` })),
    ...(shown ?? []).flatMap((one) => judgeShown(one, rows, callsOf)),
  ];
  const isUnknown =
    rows.some(({ state }) => state === 'unknown') || (shown ?? []).some(({ what }) => what.kind === 'broken');
  return { wrong, calls: calls.length, isUnknown };
}

function claim(who: string, state: string, calls: number): Wrong[] {
  if (UNDER_WAY.has(state)) return [{ kind: 'not settled', why: `${who} still says ${state}` }];
  const isFalse = (NOT_PLACED.has(state) && calls > 0) || (PLACED.has(state) && calls === 0);
  return isFalse ? [{ kind: 'false claim', why: `${who} says ${state} of ${calls} calls` }] : [];
}

function judgeShown(
  { press, what }: { press: string | null; what: Shown },
  rows: readonly Row[],
  callsOf: (id: string | null) => number,
): Wrong[] {
  const own = press === null ? rows[0] : rows.find(({ id }) => id === press);
  switch (what.kind) {
    case 'attempt': {
      const row = what.id === null ? rows[0] : rows.find(({ id }) => id === what.id);
      if (!row) return [{ kind: 'lost click', why: `the page shows ${what.state}, and there is no row` }];
      const stale = row.state === what.state ? [] : [staleWrong(what.state, row.state)];
      return [...stale, ...claim('the page', what.state, callsOf(row.id))];
    }
    case 'changed':
    case 'notReady':
    case 'notSent':
      return own && (own.state !== 'rejected' || callsOf(own.id) > 0)
        ? [{ kind: 'false claim', why: `the page says "not dialed", the journal ${own.state}` }]
        : [];
    case 'nothing':
      if (own) return [{ kind: 'not settled', why: `the page shows nothing, the journal says ${own.state}` }];
      return [{ kind: 'lost click', why: 'no row, and the page shows nothing' }];
    case 'broken':
      return own ? [] : [{ kind: 'lost click', why: 'no row, and the page does not say "not called"' }];
  }
}

const staleWrong = (shown: string, written: string): Wrong => ({
  kind: 'not settled',
  why: `the page still says ${shown}, the journal ${written}`,
});
