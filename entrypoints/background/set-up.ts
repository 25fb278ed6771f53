// After an installation the settings open by themselves, at the first step; not after an update, and not where the
// administrator left nothing to set up.
import { browser } from '../../lib/platform/browser';
import { opensBySelf } from '../../lib/settings/set-up';
import type { DoNotCall } from './do-not-call';
import type { Parts } from './parts';
import type { Service } from './service';
import { statusView } from './status';

/** In storage.session: that it was decided whether they open. */
const LOOKED = 'setUpLooked';

export async function openSetUp(parts: Parts, service: Service, doNotCall: DoNotCall): Promise<void> {
  // A policy that is still to come may be one that leaves nothing to do.
  await parts.policyHasSettled();
  const [{ setUp }, { setUp: notes }] = await Promise.all([
    statusView(parts, service, doNotCall),
    parts.settings.get(),
  ]);
  if (opensBySelf(setUp.steps, notes))
    await browser.tabs.create({ url: browser.runtime.getURL('options.html#set-up') });
  await browser.storage.session.set({ [LOOKED]: true });
}
