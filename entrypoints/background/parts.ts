// The parts of the worker, built once and handed to the handlers.
import { packagedAtlas } from '../../lib/atlas/packaged';
import { openJournal } from '../../lib/calls/journal';
import { openLog } from '../../lib/calls/log-store';
import { openTail } from '../../lib/calls/tail';
import { errorRing } from '../../lib/diagnostics/error-ring';
import { makeServiceClock } from '../../lib/dial/service-clock';
import { browser } from '../../lib/platform/browser';
import { openDatabase } from '../../lib/platform/db';
import { browserWords } from '../../lib/platform/words';
import { type LoadedPolicy, loadPolicy } from '../../lib/policy/load';
import { settingsStore } from '../../lib/settings/store';

const STARTED = 'startedAt';
const REMEMBERED = 'rememberedPolicy';
const POLL_MS = 250;
const LONGEST_WAIT_MS = 8_000;

export type Parts = ReturnType<typeof makeParts>;

export function makeParts() {
  const { local, managed } = browser.storage;
  // Read for every decision, written only when it is another one.
  let last: string | null = null;
  const policy = (): Promise<LoadedPolicy> =>
    loadPolicy({
      managed: () => managed.get(),
      remembered: async () =>
        (await local.get(REMEMBERED))[REMEMBERED] as Record<string, unknown> | undefined,
      async remember(values) {
        const json = JSON.stringify(values ?? null);
        if (json === last) return;
        await (values ? local.set({ [REMEMBERED]: values }) : local.remove(REMEMBERED));
        last = json;
      },
      uptime,
    });
  return {
    atlas: packagedAtlas(),
    database: openDatabase,
    journal: openJournal(openDatabase),
    log: openLog(openDatabase),
    tail: openTail(local),
    settings: settingsStore(local),
    serviceClock: makeServiceClock(browser.storage.session, () => Date.now()),
    words: browserWords(),
    errors: errorRing(local, Date.now),
    policy,
    /** Whether the policy can be relied on, after waiting for the browser to hand it over: dialing needs it. */
    async policyHasSettled(): Promise<boolean> {
      for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
        if ((await policy()).settled) return true;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      return false;
    },
    now: () => Date.now(),
  };
}

/** Since this browser session's first start of the worker; storage.session outlives the worker, not the browser. */
async function uptime(): Promise<number> {
  const { session } = browser.storage;
  const startedAt = (await session.get(STARTED))[STARTED] as number | undefined;
  // A clock that was set back would make the browser young again for as long.
  if (startedAt !== undefined && startedAt <= Date.now()) return Date.now() - startedAt;
  await session.set({ [STARTED]: Date.now() });
  return 0;
}
