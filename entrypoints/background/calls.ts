// Calls in the worker: decide, place, follow until they end, and tell the surfaces.
import type { Attempt } from '../../lib/calls/attempt';
import type { CallEvent } from '../../lib/dial/adapters/adapter';
import {
  type Asked,
  type Decided,
  decideNow,
  decideRequest,
  type Surroundings,
} from '../../lib/dial/decide-now';
import type { DialRequest } from '../../lib/dial/decision';
import {
  liveChange,
  type PlaceOrder,
  type PlaceResult,
  type Placing,
  placeCall,
  reconcile,
} from '../../lib/dial/place-call';
import { recover } from '../../lib/dial/recover';
import { browser } from '../../lib/platform/browser';
import { type Policy, withDefaults } from '../../lib/policy/schema';
import { type Reason, reason } from '../../lib/words/reason';
import type { Parts } from './parts';
import type { Service } from './service';

const RETRY_MS = 2_000;
/** Fires while calls are open. */
export const OPEN_CALLS_ALARM = 'open-calls';

export type Calls = ReturnType<typeof makeCalls>;

/** @param changed told after every change of an attempt */
export function makeCalls(parts: Parts, service: Service, changed: (attempt: Attempt) => void) {
  const { journal, settings, atlas, now } = parts;
  let listening: AbortController | null = null;

  const surroundings = async (policy: Policy): Promise<Surroundings> => ({
    reader: service.reader,
    journal,
    settings: await settings.get(),
    policy,
    atlas,
    now: new Date(now()),
  });
  const notReady = async (): Promise<Reason> => {
    const known = await service.access();
    return 'failed' in known ? known.failed : reason('errorNoDirectory');
  };

  async function preview(asked: Asked): Promise<(Decided & { policy: Policy }) | { failed: Reason }> {
    const policy = withDefaults((await parts.policy()).policy);
    const decided = await decideNow(asked, await surroundings(policy));
    return decided ? { ...decided, policy } : { failed: await notReady() };
  }

  const placing: Placing = {
    worker: crypto.randomUUID(),
    journal,
    now,
    changed,
    isOnline: () => navigator.onLine,
    adapter: service.adapter,
    alone: async (run) => await navigator.locks.request('place', run),
    async decide(request: DialRequest): Promise<Decided | { failed: Reason }> {
      const policy = withDefaults((await parts.policy()).policy);
      return (await decideRequest(() => request, await surroundings(policy))) ?? { failed: await notReady() };
    },
  };

  async function place(order: PlaceOrder): Promise<PlaceResult> {
    // Waited for here and not under the lock: other presses need not wait for it too.
    if (!(await parts.policyHasSettled())) return { result: 'failed', note: reason('errorPolicyPending') };
    const placed = await placeCall(order, placing);
    if (placed.result === 'attempt') {
      const { destination } = order.request;
      const country = 'notANumber' in destination ? null : destination.country;
      if (country && placed.attempt.state !== 'rejected')
        await settings.change(({ confirmedCountries }) => ({
          confirmedCountries: [...new Set([...confirmedCountries, country])],
        }));
      void follow();
    }
    return placed;
  }

  async function note({ attemptId, status }: CallEvent): Promise<void> {
    const attempt = await journal.get(attemptId);
    if (!attempt) return;
    const change =
      status.status === 'ended'
        ? {
            state: 'ended' as const,
            progress: null,
            note: status.cause ? reason('endedBecause', status.cause) : null,
          }
        : liveChange(status.progress, attempt, now());
    const moved = await journal.move(attemptId, ['sending', 'accepted', 'unknown', 'live'], change, now());
    if (moved) changed(moved);
    if ((await journal.open()).length === 0) listening?.abort();
  }

  /**
   * Listens to the service while a call is open. Its pings keep the worker alive for that long; the alarm brings the
   * worker back when the stream broke and the worker went with it.
   */
  async function follow(): Promise<void> {
    if (listening || (await journal.open()).length === 0) return;
    const adapter = await service.adapter();
    if ('failed' in adapter || listening) return;
    const stop = new AbortController();
    listening = stop;
    browser.alarms.create(OPEN_CALLS_ALARM, { periodInMinutes: 0.5 });
    const opened = (): void => void recover(placing, adapter);
    await adapter.listen((event) => void note(event), opened, stop.signal).catch(() => undefined);
    listening = null;
    if (!stop.signal.aborted) setTimeout(() => void follow(), RETRY_MS);
  }

  /** Settles what nobody is working on, asks about every open call, and listens. */
  async function catchUp(): Promise<void> {
    if ((await journal.open()).length === 0) {
      await browser.alarms.clear(OPEN_CALLS_ALARM);
      return;
    }
    const adapter = await service.adapter();
    await recover(placing, 'failed' in adapter ? null : adapter);
    await follow();
  }

  return {
    preview,
    place,
    follow,
    catchUp,
    async check(id: string): Promise<Attempt | null> {
      const [attempt, adapter] = await Promise.all([journal.get(id), service.adapter()]);
      if (!attempt?.open || 'failed' in adapter) return attempt;
      return reconcile(attempt, adapter, placing);
    },
    async hangUp(id: string): Promise<Reason | null> {
      const adapter = await service.adapter();
      return 'failed' in adapter ? adapter.failed : adapter.hangUp(id);
    },
  };
}
