// What is a number in a page: judged here, where the number metadata is, and what the agent said is none.
import { hostCountry } from '../../lib/crm/profiles';
import { labelOf } from '../../lib/detection/context';
import { dismissalOf, isDismissed, narrowed } from '../../lib/detection/dismissal';
import { type NumberMatch, verify } from '../../lib/detection/verify';
import type { Handlers } from '../../lib/messages/receive';
import { siteCountry } from '../../lib/policy/site-country';
import type { Parts } from './parts';
import type { Service } from './service';
import { tellPages } from './tell-pages';

const AT_ONCE = 50;

type NumberHandlers = Pick<Handlers, 'numbers.verify' | 'numbers.dismiss' | 'numbers.restore'>;

export function numberHandlers({ settings, policy, atlas }: Parts, service: Service): NumberHandlers {
  const done = { done: true as const };
  /** The administrator's word for the site, else the account's country, else what the site or its page says. */
  async function regionOf(site: string, country: string): Promise<string> {
    const [{ policy: set }, meta] = await Promise.all([policy(), service.meta()]);
    return (
      siteCountry(set.siteCountries, site) ??
      meta?.country ??
      set.homeCountry ??
      hostCountry(site) ??
      (country || (await service.home()))
    );
  }

  return {
    async 'numbers.verify'({ snippets, country }, { origin }) {
      const [region, { notNumbers }] = await Promise.all([regionOf(origin, country), settings.get()]);
      const dismissed = notNumbers.filter(({ site }) => site === origin);
      const found: NumberMatch[][] = [];
      for (const snippet of snippets) {
        found.push(
          verify(snippet, region, atlas).filter((match) => !isDismissed(narrowed(snippet, match), dismissed)),
        );
        // Presses in other tabs must not wait for a page full of digits.
        if (found.length % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      return found;
    },
    async 'numbers.dismiss'({ snippet }, { origin }) {
      const dismissal = dismissalOf(snippet, origin, (label) => labelOf('', label) === 'phone');
      await settings.change(({ notNumbers }) => ({ notNumbers: [...notNumbers, dismissal].slice(-1000) }));
      await tellPages('numbers.again');
      return done;
    },
    async 'numbers.restore'({ site, by, value }) {
      await settings.change(({ notNumbers }) => ({
        notNumbers: notNumbers.filter((one) => one.site !== site || one.by !== by || one.value !== value),
      }));
      await tellPages('numbers.again');
      return done;
    },
  };
}
