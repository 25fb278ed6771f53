// The phone app of this computer, by a link. It chooses the caller ID, and nobody tells us what became of the call.
import { reason } from '../../words/reason';
import type { Adapter, Capabilities } from './adapter';
import { CARRIES_EXTENSION, type UriScheme, uriFor } from './uri-link';

export const URI_CAPABILITIES: Capabilities = {
  idempotency: 'none',
  hangUp: 'none',
  status: 'none',
  choosesCallerId: false,
  ringsAgentFirst: false,
  dialsExtension: false,
  dialsPerMinute: null,
  takesCompletions: false,
};

export type HandOver = {
  scheme: UriScheme;
  sipDomain: string | null;
  /** Has the link opened, once. False when it is certain that it was not and will not be. */
  open(attemptId: string, link: string): Promise<boolean>;
};

/** What handing over by this kind of link can do. */
export const uriCapabilities = (scheme: UriScheme): Capabilities => ({
  ...URI_CAPABILITIES,
  dialsExtension: CARRIES_EXTENSION[scheme],
});

/** The phone app as an adapter: a call is `dispatched` at most. */
export function uriAdapter({ scheme, sipDomain, open }: HandOver): Adapter {
  return {
    name: 'uri',
    capabilities: uriCapabilities(scheme),
    async dial({ attemptId, to, postDial }) {
      const link = uriFor(scheme, { to, postDial }, sipDomain);
      if (!link) return { outcome: 'rejected', note: reason('errorSipDomain') };
      return (await open(attemptId, link))
        ? { outcome: 'dispatched' }
        : { outcome: 'rejected', note: reason('errorHandOver') };
    },
    status: async () => ({ status: 'cannotTell', note: reason('errorHandedOver') }),
    hangUp: async () => reason('errorHangUp'),
    listen: async () => undefined,
  };
}
