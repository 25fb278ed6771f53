// The worker: builds the parts, registers every listener in its first turn, settles what an earlier worker left.
import { defineBackground } from 'wxt/utils/define-background';

import type { Attempt } from '../../lib/calls/attempt';
import { registerSites } from '../../lib/crm/registration';
import { attemptView } from '../../lib/messages/attempt-view';
import { receive } from '../../lib/messages/receive';
import { type RawSender, type Sender, senderOf } from '../../lib/messages/sender';
import { browser } from '../../lib/platform/browser';
import { say } from '../../lib/words/say';
import { makeBadge } from './badge';
import { makeCalls } from './calls';
import { makeChecks } from './checks';
import { makeCommands } from './commands';
import { makeDoNotCall } from './do-not-call';
import { OPEN_CALLS_ALARM } from './following';
import { makeHandOvers } from './hand-over';
import { makeHandlers } from './handlers';
import { makeMenu } from './menu';
import { followNotifications, isTrouble, notify, notifyOf } from './notify';
import { makeOmnibox } from './omnibox';
import { makeParts } from './parts';
import { makeRefreshing, REFRESH_ALARM } from './refreshing';
import { RETENTION_ALARM, removeOld } from './retention';
import { makeService } from './service';
import { openSetUp } from './set-up';
import { makeWrapUps } from './wrap-ups';

const CATCH_UP_AGAIN_MS = 5_000;

export default defineBackground(() => {
  const parts = makeParts();
  const handOvers = makeHandOvers();
  const service = makeService(parts, handOvers, { who: () => tell(), mayCall: (may) => showMenu(may) });
  const ports = new Set<{ postMessage(message: unknown): void }>();
  const badge = makeBadge(parts.journal, service.agentId);
  const tell = (): void => {
    parts.log.changed();
    for (const port of ports) port.postMessage('changed');
    badge.callsChanged();
  };
  async function changed(attempt: Attempt | null): Promise<void> {
    tell();
    if (!attempt) return;
    const { state, note } = attempt;
    if (note && (state === 'rejected' || state === 'unknown')) void parts.errors.note(note.key);
    if (ports.size === 0 && isTrouble(attempt))
      await notifyOf(attemptView(attempt, parts.words, await service.home()));
  }
  const doNotCall = makeDoNotCall(parts, service);
  const asking = { checks: makeChecks(parts, service), doNotCall };
  const calls = makeCalls(parts, service, asking, (attempt) => void changed(attempt));
  const wrapUps = makeWrapUps(parts, service, tell);
  const refreshing = makeRefreshing(parts, service, doNotCall, wrapUps, tell);
  const handlers = makeHandlers(parts, service, calls, handOvers, { refreshing, doNotCall, badge, wrapUps });

  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  const ourselves: Sender = { kind: 'page', origin: ownOrigin, tabId: null, frameId: 0 };
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) =>
    receive(
      message,
      senderOf(sender as RawSender, browser.runtime.id, ownOrigin),
      handlers,
      () => void parts.errors.note('errorUnexpected'),
    ),
  );
  browser.runtime.onConnect.addListener((port) => {
    // What a page answers the popup comes by here too.
    if (port.name !== 'calls') return;
    ports.add(port);
    port.onDisconnect.addListener(() => void ports.delete(port));
    const isOurs = port.sender?.url?.startsWith(`${ownOrigin}/`);
    void (isOurs ? calls.listenAwhile() : calls.follow());
  });
  browser.tabs.onRemoved.addListener(badge.left);
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    // A page that only changes its address loads and completes as well, and our script in it still listens.
    if (status !== 'complete') return;
    void browser.tabs.sendMessage(tabId, { name: 'page.there' }).catch((error: unknown) => {
      if (/Receiving end does not exist/.test(String(error))) badge.left(tabId);
    });
  });
  makeCommands(calls, async (why) => {
    void parts.errors.note(why.key);
    const home = await service.home();
    await notify('hang-up', parts.words.text('hangUpFailed'), say(parts.words, why, home));
  });
  followNotifications();
  const showMenu = makeMenu(parts.words.text('menuCall', '%s'), service.mayCall);
  makeOmnibox(parts.words, (text) => handlers['call.preview']({ text, inList: true }, ourselves));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openSetUp(parts, service, doNotCall);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === RETENTION_ALARM) return void removeOld(parts);
    void (name === OPEN_CALLS_ALARM ? calls.catchUp() : refreshing.refresh());
  });
  browser.storage.onChanged.addListener((_, area) => {
    if (area !== 'managed') return;
    calls.listenAnew();
    tell();
    void refreshing.refresh();
  });
  const settle = async (): Promise<void> => {
    // Chromium hides these areas from content scripts when asked; Firefox cannot, so no secret is in them.
    const { local, managed } = browser.storage as unknown as Record<
      string,
      { setAccessLevel?(level: object): unknown }
    >;
    await local?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    await managed?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    // Alarms can be lost with the browser.
    if (!(await browser.alarms.get(REFRESH_ALARM))) await refreshing.plan();
    if (!(await browser.alarms.get(RETENTION_ALARM)))
      browser.alarms.create(RETENTION_ALARM, { periodInMinutes: 24 * 60 });
    // Starts the clock that tells an empty policy from one that is still to come.
    await parts.policy();
    await registerSites((await parts.settings.get()).sites);
    if (await parts.policyHasSettled()) await doNotCall.refreshIfMissing();
  };
  void settle();
  // On its own: whatever fails above, what an earlier worker left is settled, as soon as the database opens.
  const settleCalls = (): void =>
    void calls.catchUp().catch(() => setTimeout(settleCalls, CATCH_UP_AGAIN_MS));
  settleCalls();
  void wrapUps.tellDue().then(tell, () => undefined);
  void removeOld(parts).catch(() => undefined);
});
