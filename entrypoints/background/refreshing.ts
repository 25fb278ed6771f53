// Keeping the directory and the do-not-call list current: when, and how often after a failure.
import { nextRefreshMinutes } from '../../lib/directory/refresh-schedule';
import { browser } from '../../lib/platform/browser';
import type { DoNotCall } from './do-not-call';
import type { Failure } from './in-use';
import type { Parts } from './parts';
import type { Service } from './service';
import type { WrapUps } from './wrap-ups';

export const REFRESH_ALARM = 'refresh';
/** In storage.session: refreshes that failed since the last that worked. */
const FAILURES = 'refreshFailures';

export type Refreshing = ReturnType<typeof makeRefreshing>;

/** @param tell tells the surfaces that what they show may be otherwise now */
export function makeRefreshing(
  { errors }: Pick<Parts, 'errors'>,
  service: Pick<Service, 'refresh' | 'awaited'>,
  doNotCall: Pick<DoNotCall, 'refresh'>,
  wrapUps: Pick<WrapUps, 'tellDue'>,
  tell: () => void,
) {
  /** Sets the clock for the next refresh, by what the agent is waiting for. */
  async function plan(failures = 0): Promise<void> {
    await browser.storage.session.set({ [FAILURES]: failures });
    const delayInMinutes = nextRefreshMinutes(failures, await service.awaited(), Math.random());
    browser.alarms.create(REFRESH_ALARM, { delayInMinutes });
  }

  return {
    plan,
    /** Refreshes both now; what became of the directory, else of the list. */
    async refresh(): Promise<{ done: true } | Failure> {
      const before = Number((await browser.storage.session.get(FAILURES))[FAILURES] ?? 0);
      const refreshed = await Promise.all([service.refresh(), doNotCall.refresh()]);
      const failed = refreshed.find((one) => 'failed' in one);
      // Where nobody is connected, nothing went wrong.
      if (failed && failed.failed.key !== 'errorNotConnected') void errors.note(failed.failed.key);
      await plan(failed ? before + 1 : 0);
      // Nobody waits for what calls of before are told.
      void wrapUps.tellDue().then(tell, () => undefined);
      tell();
      return failed ?? { done: true };
    },
  };
}
