// Listening to the service: while a call is open, and before one where only events tell of calls.
import type { Attempt } from '../../lib/calls/attempt';
import type { ServiceEvent } from '../../lib/dial/adapters/adapter';
import type { Placing } from '../../lib/dial/place-call';
import { recover } from '../../lib/dial/recover';
import { browser } from '../../lib/platform/browser';
import { type Configured, capabilitiesIn } from './in-use';
import type { Parts } from './parts';
import type { Service } from './service';

const RETRY_MS = 2_000;
/** A stream that does not even open is tried again after 2, 4, 8 … up to 64 seconds. */
const MOST_DOUBLINGS = 5;
/** How long a stream stays open for a call that may come, where only events tell of calls. */
const AHEAD_MS = 120_000;
/** How long a press waits for such a stream. */
const OPENING_MS = 2_500;
/** How long news of a call that is not known are listened for. */
const UNKNOWN_MS = 15 * 60_000;
/** Fires while calls are open. */
export const OPEN_CALLS_ALARM = 'open-calls';

/** @param note told of every event */
export function makeFollowing(
  { journal, now }: Parts,
  service: Service,
  placing: Omit<Placing, 'decide'>,
  note: (event: ServiceEvent) => Promise<void>,
) {
  let listening: { stop: AbortController; opened: Promise<void> } | null = null;
  /** Until then events are wanted although no call is open. */
  let aheadUntil = 0;
  /** Streams that ended without having opened, since the last that did; the next is not tried before its time. */
  let failures = 0;
  let notBefore = 0;
  /** A call of which nothing was heard for long is asked about when the worker runs anyway, not listened for. */
  const isAwaited = ({ state, createdAt }: Attempt): boolean =>
    state !== 'unknown' || Math.abs(now() - createdAt) < UNKNOWN_MS;
  const isWanted = async (): Promise<boolean> => now() < aheadUntil || (await journal.open()).some(isAwaited);

  /**
   * Listens to the service while a call is open. Its pings keep the worker alive for that long; the alarm brings the
   * worker back when the stream broke and the worker went with it.
   */
  async function follow(): Promise<void> {
    if (listening || now() < notBefore || !(await isWanted())) return;
    const adapter = await service.current();
    if ('failed' in adapter || adapter.capabilities.status === 'none' || listening) return;
    const stop = new AbortController();
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const mine = { stop, opened };
    listening = mine;
    browser.alarms.create(OPEN_CALLS_ALARM, { periodInMinutes: 0.5 });
    failures++;
    const ask = (): void => {
      open();
      failures = 0;
      void recover(placing, service.adapterFor);
    };
    void adapter
      .listen((event) => void note(event), ask, stop.signal)
      .catch(() => undefined)
      .then(() => {
        if (listening === mine) listening = null;
        // The stream broke, or is another's from now on; where nothing is wanted any more, this does nothing.
        const wait = RETRY_MS * 2 ** Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        if (failures > 0) notBefore = now() + wait - 100;
        setTimeout(() => void follow(), wait);
      });
  }

  return {
    follow,
    /** Somebody looks: calls that came in since are told of, and those that come in now. */
    async awhile(): Promise<void> {
      aheadUntil = now() + AHEAD_MS;
      await follow();
    },
    /** Where only events tell of a call, listens before it is placed, and waits a little for that. Whether it is so. */
    async ahead(use: Configured): Promise<boolean> {
      if (capabilitiesIn(use).status !== 'events') return false;
      aheadUntil = now() + AHEAD_MS;
      await follow();
      // A press does not wait for a stream that did not open before, either.
      if (failures > 1) return true;
      await Promise.race([listening?.opened, new Promise((resolve) => setTimeout(resolve, OPENING_MS))]);
      return true;
    },
    /** Another service or agent was connected: the stream of the one before tells nothing of their calls. */
    anew(): void {
      [aheadUntil, failures, notBefore] = [0, 0, 0];
      listening?.stop.abort();
      listening = null;
    },
    /** Stops where nothing is to be heard any more; whether it did. */
    async stopWhenIdle(): Promise<boolean> {
      if (await isWanted()) return false;
      listening?.stop.abort();
      await browser.alarms.clear(OPEN_CALLS_ALARM);
      return true;
    },
  };
}
