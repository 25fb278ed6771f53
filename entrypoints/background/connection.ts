// Connecting a service, and what its tabs ask for: one handler for each message.
import type { Handlers } from '../../lib/messages/receive';
import type { Done } from '../../lib/messages/replies';
import { addressOf, isServiceSet, type ServiceName, serviceOf } from '../../lib/policy/service';
import { serviceUrl } from '../../lib/settings/service-url';
import { type Reason, reason } from '../../lib/words/reason';
import type { Calls } from './calls';
import type { HandOvers } from './hand-over';
import type { Refreshing } from './refreshing';
import type { Service } from './service';
import { makeSignIn } from './sign-in';

type ConnectionHandlers = Pick<
  Handlers,
  | 'service.connect'
  | 'service.offer'
  | 'service.signIn'
  | 'service.handOff'
  | 'service.disconnect'
  | 'directory.refresh'
  | 'handOver.take'
>;

export function connectionHandlers(
  service: Service,
  refreshing: Refreshing,
  handOvers: HandOvers,
  sentence: (why: Reason) => Promise<string>,
  calls: Pick<Calls, 'listenAnew' | 'signOff' | 'signOffOthers'>,
): ConnectionHandlers {
  const done = { done: true as const };
  const failed = async (why: Reason): Promise<Done> => ({ failed: await sentence(why) });
  const signIns = makeSignIn(service);
  /** Where a service is that somebody wants to connect; what the administrator set is what counts. */
  async function addressFor(name: ServiceName, address: string): Promise<string | Reason> {
    const { set } = await service.configured();
    if (isServiceSet(set) && serviceOf(set, {}) !== name) return reason('setByAdministrator');
    const given = { gatewayUrl: address, dialpadUrl: address };
    return serviceUrl(addressOf(name, set, given) ?? '') ?? reason('badAddress');
  }

  /** Nobody is asked about calls of another agent; what the new one waits for sets the clock. */
  async function connectedAnew(): Promise<void> {
    // A stream of the one before may have been opened while the new one was being connected.
    calls.listenAnew();
    await calls.signOffOthers();
    await refreshing.plan();
  }

  return {
    async 'service.connect'({ service: name, url: address, token }) {
      const url = await addressFor(name, address);
      if (typeof url !== 'string') return failed(url);
      const known = await service.credential();
      const given = token ?? (known?.url === url ? known.token : undefined);
      if (!given) return failed(reason('errorTokenNeeded'));
      calls.listenAnew();
      const isKept = token === undefined && known?.grant;
      const connected = await service.connect(name, isKept ? known : { url, token: given });
      await connectedAnew();
      return 'failed' in connected ? failed(connected.failed) : done;
    },
    async 'service.offer'({ service: name, url: address }) {
      const url = await addressFor(name, address);
      return typeof url === 'string' ? signIns.offer(name, url) : { offer: 'no', origins: [] };
    },
    async 'service.signIn'({ service: name, url: address }) {
      const url = await addressFor(name, address);
      if (typeof url !== 'string') return failed(url);
      const connected = await signIns.signIn(name, url);
      calls.listenAnew();
      await connectedAnew();
      return 'failed' in connected ? failed(connected.failed) : done;
    },
    async 'service.handOff'({ scheme, sipDomain }) {
      const { set } = await service.configured();
      if (isServiceSet(set) && serviceOf(set, {}) !== 'uri') return failed(reason('setByAdministrator'));
      calls.listenAnew();
      await calls.signOff();
      await service.useLocal(scheme, sipDomain);
      await calls.signOff();
      return done;
    },
    async 'service.disconnect'() {
      calls.listenAnew();
      // Before, so that nothing is sent while the service is told; after, for what was pressed meanwhile.
      await calls.signOff();
      await service.disconnect();
      await calls.signOff();
      return done;
    },
    async 'directory.refresh'() {
      const refreshed = await refreshing.refresh();
      return 'failed' in refreshed ? failed(refreshed.failed) : done;
    },
    'handOver.take': async ({ id }) => ({ link: handOvers.take(id) }),
  };
}
