// Calls in the worker: place, follow until they end, and tell the surfaces.
import { type Attempt, CONFIRM_MS } from '../../lib/calls/attempt';
import { restoreLost } from '../../lib/calls/tail';
import type { ServiceEvent } from '../../lib/dial/adapters/adapter';
import type { Asked } from '../../lib/dial/decide-now';
import { PACE_MS, waitUntil } from '../../lib/dial/pace';
import { type PlaceOrder, type PlaceResult, type Placing, placeCall } from '../../lib/dial/place-call';
import { changeTold, reconcile } from '../../lib/dial/reconcile';
import { recover } from '../../lib/dial/recover';
import { signOff } from '../../lib/dial/sign-off';
import { siteWait } from '../../lib/dial/site-limit';
import { type Reason, reason } from '../../lib/words/reason';
import { type Asking, makeDeciding } from './deciding';
import { makeFollowing } from './following';
import { type Configured, capabilitiesIn } from './in-use';
import { keepInbound } from './inbound';
import type { Parts } from './parts';
import type { Service } from './service';

export type Calls = ReturnType<typeof makeCalls>;

/** @param changed told after every change of an attempt, and of null after a call that came in */
export function makeCalls(
  parts: Parts,
  service: Service,
  asking: Asking,
  changed: (attempt: Attempt | null) => void,
) {
  const { journal, tail, settings, now } = parts;
  const { checks } = asking;
  const deciding = makeDeciding(parts, service, asking);

  function keepAndTell(attempt: Attempt): void {
    checks.forget();
    void tail.keep(attempt);
    changed(attempt);
  }
  const placing: Omit<Placing, 'decide'> = {
    worker: crypto.randomUUID(),
    journal,
    tail,
    now,
    changed: keepAndTell,
    isOnline: () => navigator.onLine,
    adapter: service.adapter,
    alone: async (run) => await navigator.locks.request('place', run),
  };
  async function place(order: PlaceOrder): Promise<PlaceResult> {
    // Waited for here and not under the lock: other presses need not wait for it too.
    if (!(await parts.policyHasSettled())) return { result: 'failed', note: reason('errorPolicyPending') };
    // Before anybody is asked about the number: an id that is known says nothing of it.
    const known = await journal.get(order.attemptId).catch(() => null);
    if (known) return { result: 'attempt', attempt: known, isNew: false };
    const use = await service.configured();
    const { destination, lineId } = order.request;
    // Without a network nobody can be asked, and nothing is sent: not either when it comes back meanwhile. What the agent
    // saw then holds, so that they read why.
    const wasOnline = navigator.onLine;
    const [onlyEventsTell, answer] = await Promise.all([
      following.ahead(use),
      'notANumber' in destination
        ? null
        : wasOnline
          ? checks.ask(use, destination.to, lineId)
          : checks.known(destination.to, lineId),
    ]);
    if (answer && 'failed' in answer) return { result: 'failed', note: answer.failed };
    // By the answer to this press, whatever else is asked or forgotten meanwhile.
    const placed = await placeCall(order, {
      ...placing,
      isOnline: () => wasOnline && navigator.onLine,
      decide: (request) => deciding.atPress(request, answer),
    });
    if (placed.result === 'attempt') {
      if (onlyEventsTell) setTimeout(() => void catchUp(), CONFIRM_MS + 500);
      const country = 'notANumber' in destination ? null : destination.country;
      if (country && placed.attempt.state !== 'rejected')
        await settings.change(({ confirmedCountries }) => ({
          confirmedCountries: [...new Set([...confirmedCountries, country])],
        }));
      void following.follow();
    }
    return placed;
  }

  async function note(event: ServiceEvent): Promise<void> {
    if ('inbound' in event) {
      if (await keepInbound(event.inbound, parts, service)) changed(null);
      return;
    }
    const { attemptId, status } = event;
    const attempt = await journal.get(attemptId);
    if (!attempt) return;
    // When it ended is known from an event only: asked later, the service says that it is over, and not since when.
    const change = {
      ...changeTold(status, attempt, now()),
      ...(status.status === 'ended' ? { endedAt: now() } : {}),
    };
    const moved = await journal.move(attemptId, ['sending', 'accepted', 'unknown', 'live'], change, now());
    if (moved) keepAndTell(moved);
    await following.stopWhenIdle();
  }
  const following = makeFollowing(parts, service, placing, note);

  /** Settles what nobody is working on, asks about every open call, and listens. */
  async function catchUp(): Promise<void> {
    for (const attempt of await restoreLost(tail, journal, now())) changed(attempt);
    await recover(placing, service.adapterFor);
    if (!(await following.stopWhenIdle())) await following.follow();
  }

  return {
    /** The decision as it is known now. */
    preview(asked: Asked, use: Configured, withCheck: boolean) {
      const decided = deciding.preview(asked, use, withCheck);
      // Where the database does not open, the decision says so.
      void following.ahead(use).catch(() => undefined);
      return decided;
    },
    place,
    follow: following.follow,
    listenAwhile: following.awhile,
    listenAnew(): void {
      checks.forget();
      following.anew();
    },
    catchUp,
    /** Nobody is connected any more: closes every open call. */
    signOff: () => signOff(placing),
    /** Closes what others left open, once it is known who is connected. */
    async signOffOthers(): Promise<void> {
      const [{ name }, meta] = await Promise.all([service.configured(), service.meta()]);
      if (meta) await signOff(placing, (row) => row.service === name && row.agentId === meta.agentId);
    },
    /** Before this time no other call of the agent is taken from a site; null when one is taken now. */
    async waitUntil(agentId: string, site: string, use: Configured): Promise<number | null> {
      const paced = { name: use.name, capabilities: capabilitiesIn(use) };
      const lately = await journal.since(now() - PACE_MS);
      return waitUntil(lately, paced, agentId, now()) ?? siteWait(lately, site, now());
    },
    /** An attempt, even if the browser lost the journal since. */
    async find(id: string): Promise<Attempt | null> {
      const known = await journal.get(id);
      return known ?? (await restoreLost(tail, journal, now())).find((lost) => lost.id === id) ?? null;
    },
    async check(id: string): Promise<Attempt | null> {
      const attempt = await journal.get(id);
      const adapter = attempt?.open ? await service.adapterFor(attempt) : null;
      return attempt && adapter ? reconcile(attempt, adapter, placing) : attempt;
    },
    /** Hangs up the call that was begun last, where there is one. */
    async hangUpNewest(): Promise<Reason | null> {
      const running = (await journal.open()).filter(({ state }) => state === 'accepted' || state === 'live');
      const newest = running.sort((a, b) => b.createdAt - a.createdAt)[0];
      return newest ? this.hangUp(newest.id) : null;
    },
    async hangUp(id: string): Promise<Reason | null> {
      const attempt = await journal.get(id);
      const adapter = attempt && (await service.adapterFor(attempt));
      return adapter ? adapter.hangUp(id, attempt.callId) : reason('errorHangUp');
    },
  };
}
