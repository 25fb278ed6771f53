// The parts of the worker, built once and handed to the handlers.
import { packagedAtlas } from '../../lib/atlas/packaged';
import { openJournal } from '../../lib/calls/journal';
import { browser } from '../../lib/platform/browser';
import { openDatabase } from '../../lib/platform/db';
import { browserWords } from '../../lib/platform/words';
import { type LoadedPolicy, loadPolicy } from '../../lib/policy/load';
import { settingsStore } from '../../lib/settings/store';

const STARTED = 'startedAt';
const REMEMBERED = 'rememberedPolicy';

export type Parts = ReturnType<typeof makeParts>;

export function makeParts() {
  const { local, managed } = browser.storage;
  const policy = (): Promise<LoadedPolicy> =>
    loadPolicy({
      managed: () => managed.get(),
      remembered: async () =>
        (await local.get(REMEMBERED))[REMEMBERED] as Record<string, unknown> | undefined,
      remember: (values) => (values ? local.set({ [REMEMBERED]: values }) : local.remove(REMEMBERED)),
      uptime,
    });
  return {
    atlas: packagedAtlas(),
    database: openDatabase,
    journal: openJournal(openDatabase),
    settings: settingsStore(local),
    words: browserWords(),
    policy,
    /** The policy once the browser has had time to give it: what dialing waits for. */
    async settledPolicy(): Promise<LoadedPolicy> {
      for (;;) {
        const loaded = await policy();
        if (loaded.settled) return loaded;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },
    now: () => Date.now(),
  };
}

/** Since this browser session's first start of the worker; storage.session outlives the worker, not the browser. */
async function uptime(): Promise<number> {
  const { session } = browser.storage;
  const startedAt = (await session.get(STARTED))[STARTED] as number | undefined;
  if (startedAt !== undefined) return Math.max(0, Date.now() - startedAt);
  await session.set({ [STARTED]: Date.now() });
  return 0;
}
