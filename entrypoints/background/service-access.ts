// The way to a service with a credential: checked for the browser's permission, renewed while it is used.
import type { ServiceAccess } from '../../lib/dial/adapters/service-request';
import { browser } from '../../lib/platform/browser';
import { type Credential, changeCredential, isSameSignIn } from '../../lib/settings/credential';
import { hostPattern } from '../../lib/settings/service-url';
import { type Renewed, type Renewing, renew, usable } from '../../lib/sign-in/renew';
import { type Reason, reason } from '../../lib/words/reason';
import type { Parts } from './parts';

/** The origins among these addresses that the browser gives no access to. */
export async function withoutAccess(addresses: readonly string[]): Promise<string[]> {
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  const allowed = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [hostPattern(origin)] })),
  );
  return origins.filter((_, i) => !allowed[i]);
}

export function makeServiceAccess({ database, now, serviceClock }: Parts) {
  const running = new Map<string, Promise<Renewed>>();
  const renewing: Renewing = {
    database,
    now,
    fetch: (input, init) => fetch(input, init),
    alone(token, run) {
      const found = running.get(token);
      if (found) return found;
      const started = (async () => await navigator.locks.request('renew', run))();
      running.set(token, started);
      const forget = (): void => void running.delete(token);
      started.then(forget, forget);
      return started;
    },
  };

  /** Access with a credential as it is, whether it is kept or only tried; it is renewed only if it is kept. */
  async function permitted(credential: Credential): Promise<ServiceAccess | { failed: Reason }> {
    const { url } = credential;
    if ((await withoutAccess([url])).length > 0)
      return { failed: reason('errorNoPermission', new URL(url).host) };
    let current = credential;
    const notes = {
      read: async () => credential.notes ?? null,
      async write(text: string) {
        await changeCredential(await database(), (kept) =>
          kept && isSameSignIn(kept, credential) ? { ...kept, notes: text } : kept,
        );
      },
    };
    async function renewed(refused: string): Promise<string | null> {
      const result = await renew({ ...current, token: refused }, renewing).catch(() => null);
      if (!result || 'failed' in result) return null;
      current = result.credential;
      return current.token;
    }
    return {
      url,
      get token() {
        return current.token;
      },
      notes,
      heardTime: serviceClock.heardTime,
      fetch: (input, init) => fetch(input, init),
      ...(credential.grant ? { renew: renewed } : {}),
    };
  }

  return {
    permitted,
    /** Access with what is kept, renewed first where it runs out within a minute. */
    async fresh(credential: Credential): Promise<ServiceAccess | { failed: Reason }> {
      const result = await usable(credential, renewing);
      return 'failed' in result ? result : permitted(result.credential);
    },
  };
}
