// Connecting a service, and what its tabs ask for: one handler for each message.
import type { Handlers } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
import { addressOf, isServiceSet, serviceOf } from '../../lib/policy/service';
import { serviceUrl } from '../../lib/settings/service-url';
import { type Reason, reason } from '../../lib/words/reason';
import type { HandOvers } from './hand-over';
import type { Service } from './service';

type ConnectionHandlers = Pick<
  Handlers,
  'service.connect' | 'service.handOff' | 'service.disconnect' | 'directory.refresh' | 'handOver.take'
>;

/** @param changed told when another service, agent or none is connected */
export function connectionHandlers(
  service: Service,
  handOvers: HandOvers,
  sentence: (why: Reason) => Promise<string>,
  changed: () => void,
): ConnectionHandlers {
  const done = { done: true as const };
  const failed = async (why: Reason): Promise<Done> => ({ failed: await sentence(why) });

  return {
    async 'service.connect'({ service: name, url: address, token }) {
      const { set } = await service.configured();
      if (isServiceSet(set) && serviceOf(set, {}) !== name) return failed(reason('setByAdministrator'));
      // What the administrator set is what counts.
      const url = serviceUrl(addressOf(name, set, { gatewayUrl: address, dialpadUrl: address }) ?? '');
      if (!url) return failed(reason('badAddress'));
      const known = await service.credential();
      const given = token ?? (known?.url === url ? known.token : undefined);
      if (!given) return failed(reason('errorTokenNeeded'));
      changed();
      const connected = await service.connect(name, { url, token: given });
      return 'failed' in connected ? failed(connected.failed) : done;
    },
    async 'service.handOff'({ scheme, sipDomain }) {
      const { set } = await service.configured();
      if (isServiceSet(set) && serviceOf(set, {}) !== 'uri') return failed(reason('setByAdministrator'));
      changed();
      await service.useLocal(scheme, sipDomain);
      return done;
    },
    async 'service.disconnect'() {
      changed();
      await service.disconnect();
      return done;
    },
    async 'directory.refresh'() {
      const refreshed = await service.refresh();
      return 'failed' in refreshed ? failed(refreshed.failed) : done;
    },
    'handOver.take': async ({ id }) => ({ link: handOvers.take(id) }),
  };
}
