// Waiting until nothing happens any more after a press, and gathering what everybody says then.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gesture } from './gestures';
import type { CampaignService } from './service';
import type { CampaignStage } from './stage';
import { type Evidence, judge } from './verdict';

/** Longer than the deadline and the question after it take together. */
const LONGEST_MS = 25_000;
/** The same where only events tell of a call: the alarm that looks again comes every half minute. */
const LONGEST_FOR_EVENTS_MS = 60_000;
/** Nothing may happen for this long before an attempt counts as settled; longer where nothing was written. */
const QUIET_MS = 80;
const QUIET_WITHOUT_ROW_MS = 350;
/** Within this a page must show what the journal says: it waits twelve seconds for an answer before it looks there. */
const CATCH_UP_MS = 16_000;
const POLL_MS = 20;

/** @param gesture where the press can still be seen; null where its page is gone */
export async function settle(
  stage: CampaignStage,
  service: CampaignService,
  to: string,
  gesture: Gesture | null,
): Promise<Evidence> {
  await stage.wake();
  const gather = async (): Promise<Evidence> => ({
    rows: await stage.rows(to),
    shown: gesture ? await gesture.shown() : null,
    calls: service.placed().filter((call) => call.to === to),
  });
  let evidence = await quiet(gather, service);
  for (const end = Date.now() + CATCH_UP_MS; isBehind(evidence) && Date.now() < end; ) {
    await sleep(POLL_MS);
    evidence = await gather();
  }
  return evidence;
}

/** What there is once nothing changes any more, or the longest wait is over. */
async function quiet(
  gather: () => Promise<Evidence>,
  { isBusy, onlyEventsTell }: CampaignService,
): Promise<Evidence> {
  const end = Date.now() + (onlyEventsTell ? LONGEST_FOR_EVENTS_MS : LONGEST_MS);
  const underWay = ['intent', 'sending', ...(onlyEventsTell ? ['accepted'] : [])];
  let [last, since] = ['', Date.now()];
  for (;;) {
    const evidence = await gather();
    const { rows } = evidence;
    const isPending = isBusy() || rows.some(({ state }) => underWay.includes(state));
    const now = JSON.stringify([evidence, isPending]);
    if (now !== last) [last, since] = [now, Date.now()];
    const still = Date.now() - since;
    if (!isPending && still > (rows.length > 0 ? QUIET_MS : QUIET_WITHOUT_ROW_MS)) return evidence;
    if (Date.now() > end) return evidence;
    await sleep(POLL_MS);
  }
}

/** Whether the page is still to hear of what the journal says. */
const isBehind = (evidence: Evidence): boolean =>
  judge(evidence).wrong.some(({ kind }) => kind === 'not settled' || kind === 'lost click');
