// The sites where numbers are found: whether there is to be any call control, and which sites the agent added.
import { PROFILES, siteRules } from '../../lib/crm/profiles';
import { registerSites } from '../../lib/crm/registration';
import { isSiteOff } from '../../lib/crm/site-off';
import type { Handlers } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
import { browser } from '../../lib/platform/browser';
import { hostPattern, secureUrl } from '../../lib/settings/service-url';
import { type Reason, reason } from '../../lib/words/reason';
import type { Badge } from './badge';
import type { Parts } from './parts';
import type { Service } from './service';
import { tellPages } from './tell-pages';

export function siteHandlers(
  { settings }: Pick<Parts, 'settings'>,
  service: Pick<Service, 'mayCall'>,
  badge: Badge,
  answer: (failed: Reason | null) => Promise<Done>,
): Pick<
  Handlers,
  'page.start' | 'page.found' | 'script.load' | 'sites.add' | 'sites.remove' | 'sites.switch'
> {
  return {
    /** M16, M23: where the agent may not call, or wants no marks, nothing in a page is a number to them. */
    async 'page.start'(_, { origin, tabId, frameId }) {
      if (tabId !== null) badge.began(tabId, frameId);
      const isOff = isSiteOff(origin, await settings.get());
      return { mayCall: !isOff && (await service.mayCall()), site: siteRules(origin) };
    },
    async 'page.found'({ count }, { tabId, frameId }) {
      if (tabId !== null) badge.found(tabId, frameId, count);
      return answer(null);
    },
    async 'script.load'({ script }, { tabId, frameId }) {
      if (tabId === null) return answer(reason('errorUnexpected'));
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        files: [`/${script}.js`],
      });
      return answer(null);
    },
    async 'sites.add'({ address }) {
      const origin = secureUrl(address)?.origin;
      if (!origin) return answer(reason('badAddress'));
      if (!(await browser.permissions.contains({ origins: [hostPattern(origin)] })))
        return answer(reason('permissionDenied', origin));
      const wasOff = isSiteOff(origin, await settings.get());
      const { sites } = await settings.change(({ sites, sitesOff }) => ({
        sites: [...new Set([...sites, origin])],
        sitesOff: sitesOff.filter((site) => site !== origin),
      }));
      await registerSites(sites);
      if (wasOff) await tellPages('page.again');
      return answer(null);
    },
    async 'sites.remove'({ origin }) {
      const { sites } = await settings.change(({ sites, sitesOff }) => ({
        sites: sites.filter((site) => site !== origin),
        sitesOff: sitesOff.filter((site) => site !== origin),
      }));
      await registerSites(sites);
      return answer(null);
    },
    async 'sites.switch'({ site, isOn }) {
      const isKnown = PROFILES.some(({ name, hosts }) => hosts && name === site);
      await settings.change(({ sites, sitesOff }) => {
        const others = sitesOff.filter((one) => one !== site);
        return { sitesOff: isOn || !(isKnown || sites.includes(site)) ? others : [...others, site] };
      });
      await tellPages('page.again');
      return answer(null);
    },
  };
}
