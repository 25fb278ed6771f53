// What the journal, the do-not-call list and the service know of a call, put together.
import type { Attempt } from '../calls/attempt';
import type { Visit } from '../gates/gate';
import type { Checked } from './adapters/adapter';

/** What a service said, and when it was asked. */
export type CheckAnswer = { at: number; said: Exclude<Checked, { checked: 'cannot' }> };
/** What the policy's list says of a number; `none` where the policy names no list. */
export type OnList = 'none' | 'yes' | 'no' | 'stale' | 'unknown';
/** This agent's own attempts, by the journal of this browser. */
export type OwnCalls = { running: readonly Attempt[]; today: readonly Attempt[] };

/**
 * The facts for the gates.
 * Calls are counted over devices. What the service counted holds ours that it knew of, so to its count come only those
 * that left after it was asked; and what the journal knows is never counted less.
 * @param answer null where the service has no check, or has not answered yet
 */
export function beforeCall(
  onList: OnList,
  answer: CheckAnswer | null,
  own: OwnCalls,
): Pick<Visit, 'doNotCall' | 'colleague' | 'running' | 'today' | 'elsewhere'> {
  const said = answer?.said.checked === 'yes' ? answer.said : null;
  const later = (rows: readonly Attempt[]): number =>
    rows.filter(({ sentAt }) => (sentAt ?? Number.POSITIVE_INFINITY) > (answer?.at ?? 0)).length;
  const running = said ? Math.max(own.running.length, said.running + later(own.running)) : own.running.length;
  return {
    doNotCall: doNotCallOf(onList, answer?.said ?? null),
    colleague: said?.colleague ?? null,
    running,
    today: said ? Math.max(own.today.length, said.placedToday + later(own.today)) : own.today.length,
    elsewhere: running - own.running.length,
  };
}

/** One who says yes is enough; then the worst that is not known. */
function doNotCallOf(onList: OnList, said: CheckAnswer['said'] | null): Visit['doNotCall'] {
  const there = said?.checked === 'yes' ? said.doNotCall : said && 'unknown';
  if (onList === 'yes' || there === 'yes') return 'yes';
  if (onList === 'stale' || onList === 'unknown') return onList;
  return there === 'unknown' ? 'unchecked' : 'no';
}
