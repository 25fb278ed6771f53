// One handler for each message of the protocol.
import type { Attempt } from '../../lib/calls/attempt';
import { registerSites } from '../../lib/crm/registration';
import { verify } from '../../lib/detection/verify';
import { attemptView } from '../../lib/messages/attempt-view';
import { callView } from '../../lib/messages/call-view';
import type { Handlers } from '../../lib/messages/receive';
import type { CallView, NotReady } from '../../lib/messages/views';
import { parseDestination } from '../../lib/phone/parse';
import { browser } from '../../lib/platform/browser';
import { hostPattern, secureUrl, serviceUrl } from '../../lib/settings/service-url';
import { writeToken } from '../../lib/settings/token';
import { type Reason, reason } from '../../lib/words/reason';
import { say } from '../../lib/words/say';
import type { Calls } from './calls';
import type { Parts } from './parts';
import type { Service } from './service';
import { statusView } from './status';

const RECENT = 20;

export function makeHandlers(parts: Parts, service: Service, calls: Calls): Handlers {
  const { words, journal, settings, atlas, database } = parts;
  const home = async (): Promise<string> => (await service.meta())?.country ?? 'US';
  const sentence = async (why: Reason): Promise<string> => say(words, why, await home());
  const view = async (attempt: Attempt | null) => attempt && attemptView(attempt, words, await home());
  const answer = async (failed: Reason | null) =>
    failed ? { failed: await sentence(failed) } : { done: true as const };
  const notReady = async (failed: Reason): Promise<NotReady> => ({
    notReady: await sentence(failed),
    settings: true,
  });

  async function preview(asked: Parameters<Calls['preview']>[0]): Promise<CallView | NotReady> {
    const decided = await calls.preview(asked);
    if ('failed' in decided) return notReady(decided.failed);
    const { destination } = decided.decision;
    const open = 'notANumber' in destination ? [] : await journal.open();
    const attempt = open.find((row) => !('notANumber' in destination) && row.to === destination.to) ?? null;
    return callView(decided, {
      text: asked.text,
      attempt,
      policy: decided.policy,
      words,
      now: new Date(parts.now()),
    });
  }

  return {
    async 'numbers.verify'({ texts }) {
      const region = await home();
      return texts.map((text) => verify(text, region, atlas));
    },
    async 'call.preview'({ text, lineId, toggle }, { origin: site }) {
      // A choice on the card or popup is remembered: the line for this site, the wish for this line.
      if (lineId) await settings.change(({ lines }) => ({ lines: { ...lines, [site]: lineId } }));
      if (lineId && toggle !== undefined)
        await settings.change(({ toggles }) => ({ toggles: { ...toggles, [lineId]: toggle } }));
      return preview({ text, site, lineId, toggle });
    },
    async 'call.place'({ text, attemptId, decisionId, lineId, toggle, again, pressedAt }, { origin: site }) {
      const destination = parseDestination(text, await home(), atlas);
      const wish = toggle ?? (await settings.get()).toggles[lineId];
      const request = { destination, lineId, toggle: wish };
      const placed = await calls.place({ attemptId, decisionId, again, pressedAt, site, request });
      if (placed.result === 'attempt') return { attempt: attemptView(placed.attempt, words, await home()) };
      if (placed.result === 'failed') return notReady(placed.note);
      const now = await preview({ text, site, lineId, toggle });
      if ('notReady' in now) return now;
      return { changed: now, note: now.outcome === 'block' ? null : words.text('errorChanged') };
    },
    'attempt.get': async ({ id }) => view(await journal.get(id)),
    'attempt.check': async ({ id }) => view(await calls.check(id)),
    'attempt.hangUp': async ({ id }) => answer(await calls.hangUp(id)),
    async 'card.load'(_, { tabId, frameId }) {
      if (tabId === null) return answer(reason('errorUnexpected'));
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/card.js'] });
      return answer(null);
    },
    async 'settings.open'() {
      await browser.runtime.openOptionsPage();
      return answer(null);
    },
    async 'calls.recent'() {
      const country = await home();
      return (await journal.recent(RECENT)).map((attempt) => attemptView(attempt, words, country));
    },
    'status.get': () => statusView(parts, service),
    async 'service.connect'({ url, token }) {
      const address = serviceUrl(url);
      if (!address) return answer(reason('badAddress'));
      // A token belongs to the service it was given for: another address never gets it.
      if (
        !token &&
        address !== (await settings.get()).gatewayUrl &&
        address !== (await parts.policy()).policy.gatewayUrl
      )
        return answer(reason('errorTokenNeeded'));
      await settings.change(() => ({ gatewayUrl: address }));
      if (token) await writeToken(await database(), token);
      const refreshed = await service.refresh();
      return answer('failed' in refreshed ? refreshed.failed : null);
    },
    async 'service.disconnect'() {
      await writeToken(await database(), null);
      await service.forget();
      return answer(null);
    },
    async 'directory.refresh'() {
      const refreshed = await service.refresh();
      return answer('failed' in refreshed ? refreshed.failed : null);
    },
    async 'sites.add'({ address }) {
      const origin = secureUrl(address)?.origin;
      if (!origin) return answer(reason('badAddress'));
      if (!(await browser.permissions.contains({ origins: [hostPattern(origin)] })))
        return answer(reason('permissionDenied', origin));
      const { sites } = await settings.change(({ sites }) => ({ sites: [...new Set([...sites, origin])] }));
      await registerSites(sites);
      return answer(null);
    },
    async 'sites.remove'({ origin }) {
      const { sites } = await settings.change(({ sites }) => ({
        sites: sites.filter((site) => site !== origin),
      }));
      await registerSites(sites);
      return answer(null);
    },
  };
}
