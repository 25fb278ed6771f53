// What became of a call: the service is asked, and the journal told. Nothing is ever sent from here.
import { type Attempt, CONFIRM_MS, UNSURE_MS } from '../calls/attempt';
import type { Change } from '../calls/journal';
import { reason } from '../words/reason';
import type { Adapter, CallStatus } from './adapters/adapter';
import type { Placing } from './place-call';

/** Asks the service what became of a call that is open. Never dials. */
export async function reconcile(
  attempt: Attempt,
  adapter: Adapter,
  { journal, now, changed }: Pick<Placing, 'journal' | 'now' | 'changed'>,
): Promise<Attempt> {
  const status = await adapter
    .status(attempt.id, attempt.callId)
    .catch((): CallStatus => ({ status: 'cannotTell', note: reason('errorUnreachable') }));
  const asItIs = async (): Promise<Attempt> => (await journal.get(attempt.id)) ?? attempt;
  const move = async (change: Change): Promise<Attempt> => {
    // No news: nobody is told anything twice.
    if (change.state === 'unknown' && attempt.state === 'unknown' && attempt.note?.key === change.note?.key)
      return attempt;
    // What an event told meanwhile is newer than this answer.
    const next = await journal.moveFrom(attempt, change, now());
    if (next) changed(next);
    return next ?? asItIs();
  };
  switch (status.status) {
    case 'live':
    case 'ended':
      return move(changeTold(status, attempt, now()));
    case 'none':
      // One that may still be on its way is not closed yet.
      if (attempt.state !== 'unknown' || Math.abs(now() - attempt.createdAt) > UNSURE_MS)
        return move({ state: 'ended', progress: null, note: reason('errorNotRecorded') });
      return move({ state: 'unknown', note: reason('errorNotRecorded') });
    case 'cannotTell':
      return attempt.state === 'unknown' || isUnconfirmed(attempt, adapter, now())
        ? move({ state: 'unknown', note: status.note })
        : asItIs();
  }
}

/** What a call's row becomes by what the service says of it. */
export function changeTold(
  status: Extract<CallStatus, { status: 'live' | 'ended' }>,
  attempt: Attempt,
  now: number,
): Change {
  if (status.status === 'live')
    return { ...liveChange(status.progress, attempt, now), callId: status.callId ?? attempt.callId };
  const note = status.cause ? reason('endedBecause', status.cause) : null;
  return { state: 'ended', progress: null, note };
}

/** What a live call's row becomes. */
function liveChange(
  progress: Attempt['progress'],
  { connectedAt }: Pick<Attempt, 'connectedAt'>,
  now: number,
): Change {
  if (!progress) return { state: 'accepted', note: null };
  return {
    state: 'live',
    progress,
    note: null,
    connectedAt: progress === 'connected' ? (connectedAt ?? now) : connectedAt,
  };
}

/** Accepted, but the events that would tell of it did not come: it is not known whether there is a call. */
const isUnconfirmed = ({ state, createdAt }: Attempt, { capabilities }: Adapter, now: number): boolean =>
  state === 'accepted' && capabilities.status === 'events' && Math.abs(now - createdAt) >= CONFIRM_MS;
