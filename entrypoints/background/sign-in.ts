// Signing in at a service: whether it is offered, the page where it happens, and connecting with what comes of it.
import type { ServiceName } from '../../lib/dial/adapters/adapter';
import { serviceNamed } from '../../lib/dial/adapters/registry';
import type { SignInOffer } from '../../lib/messages/views';
import { browser } from '../../lib/platform/browser';
import { endpointsOf } from '../../lib/sign-in/server';
import { signInAt } from '../../lib/sign-in/sign-in';
import { reason } from '../../lib/words/reason';
import type { Failure } from './in-use';
import type { Service } from './service';
import { withoutAccess } from './service-access';

export function makeSignIn(service: Service) {
  const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

  async function serverOf(name: ServiceName, url: string) {
    const { set } = await service.configured();
    const named = serviceNamed(name);
    return named.kind === 'local' ? null : named.signIn(url, { clientId: set.oauthClientId, fetch });
  }

  return {
    async offer(name: ServiceName, url: string): Promise<SignInOffer> {
      const missing = await withoutAccess([url]);
      // Dialpad needs not be asked; whether a gateway has a server, only it can say.
      if (name === 'gateway' && missing.length > 0) return { offer: 'unknown', origins: missing };
      const server = await serverOf(name, url);
      if (!server) return { offer: 'no', origins: missing };
      return { offer: 'yes', origins: await withoutAccess([url, ...endpointsOf(server)]) };
    },
    /** Shows the service's page, and connects as whoever signs in there. Nothing changes where that fails. */
    async signIn(name: ServiceName, url: string): Promise<{ done: true } | Failure> {
      const server = await serverOf(name, url);
      if (!server) return { failed: reason('errorSignInNone') };
      const [missing] = await withoutAccess([url, ...endpointsOf(server)]);
      if (missing !== undefined) return { failed: reason('errorNoPermission', new URL(missing).host) };
      const signedIn = await signInAt(server, url, {
        redirectUri: browser.identity.getRedirectURL(),
        show: (page) => browser.identity.launchWebAuthFlow({ url: page, interactive: true }),
        fetch,
        now: () => Date.now(),
      });
      return 'failed' in signedIn ? signedIn : service.connect(name, signedIn.credential);
    },
  };
}
