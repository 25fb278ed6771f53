// The administrator's do-not-call list in the worker: fetched beside the directory, asked before every call.
import type { OnList } from '../../lib/dial/before-call';
import { fetchList } from '../../lib/do-not-call/fetch';
import { clearList, lookUp, noteRefresh, readListMeta, writeList } from '../../lib/do-not-call/store';
import type { E164 } from '../../lib/phone/e164';
import { type SetPolicy, withDefaults } from '../../lib/policy/schema';
import { secureUrl } from '../../lib/settings/service-url';
import { reason } from '../../lib/words/reason';
import type { Failure } from './in-use';
import type { Parts } from './parts';
import type { Service } from './service';

const HOUR_MS = 3600_000;
export type DoNotCall = ReturnType<typeof makeDoNotCall>;

export function makeDoNotCall({ database, policy, now }: Parts, service: Pick<Service, 'access'>) {
  async function refreshNow(): Promise<{ done: true } | Failure> {
    const { doNotCallUrl: given } = (await policy()).policy;
    const db = await database();
    const before = await readListMeta(db);
    if (given === undefined) {
      if (before) await clearList(db);
      return { done: true };
    }
    const failed = async ({ failed: note }: Failure): Promise<Failure> => {
      await noteRefresh(db, given, note);
      return { failed: note };
    };
    const url = secureUrl(given);
    if (!url) return failed({ failed: reason('listInsecure') });
    const source = { url: url.href, token: await tokenFor(url), fetch };
    const fetched = await fetchList(source, before?.url === given && before.header ? before.etag : null);
    if (fetched.got === 'failed') return failed({ failed: fetched.note });
    if (fetched.got === 'same') await noteRefresh(db, given, null);
    else await writeList(db, fetched.list, { url: given, etag: fetched.etag });
    return { done: true };
  }

  /** A list at the service's own address is asked for as the agent; one elsewhere never gets their token. */
  async function tokenFor({ origin }: URL): Promise<string | null> {
    const known = await service.access();
    return !('failed' in known) && new URL(known.url).origin === origin ? known.token : null;
  }

  const refresh = async (): Promise<{ done: true } | Failure> =>
    await navigator.locks.request('doNotCall', refreshNow);

  return {
    refresh,
    /** Fetches a list that was never fetched: a new browser does not wait for its turn. */
    async refreshIfMissing(): Promise<void> {
      const { doNotCallUrl: url } = (await policy()).policy;
      const meta = await readListMeta(await database());
      if (url !== undefined && (meta?.url !== url || !meta.header)) await refresh();
    },
    /** What the list of this policy says of a number. */
    async onList(number: E164, set: SetPolicy): Promise<OnList> {
      const { doNotCallUrl: url, doNotCallMaxAgeHours: hours } = withDefaults(set);
      if (url === undefined) return 'none';
      return lookUp(await database(), number, { url, maxAgeMs: hours * HOUR_MS, now: now() });
    },
    meta: async () => readListMeta(await database()),
  };
}
