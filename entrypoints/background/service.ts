// The telephony service as it is configured now: its address, its token, its adapter, its directory.
import { isAreaInService } from '../../lib/atlas/atlas';
import { compileIndex } from '../../lib/caller-id/compile';
import { type AgentRecord, agentKey } from '../../lib/caller-id/record';
import type { Adapter } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter, whoAmI } from '../../lib/dial/adapters/gateway';
import type { GatewayAccess } from '../../lib/dial/adapters/gateway-request';
import { fetchDirectory } from '../../lib/directory/refresh';
import {
  COMPILER_VERSION,
  clearIndex,
  indexReader,
  readMeta,
  updateMeta,
  writeIndex,
} from '../../lib/directory/store';
import { browser } from '../../lib/platform/browser';
import { hostPattern, secureUrl, serviceUrl } from '../../lib/settings/service-url';
import { readToken } from '../../lib/settings/token';
import { type Reason, reason } from '../../lib/words/reason';
import type { Parts } from './parts';

export type Failure = { failed: Reason };
export type Service = ReturnType<typeof makeService>;

export function makeService(parts: Parts) {
  const { database, settings, policy, atlas, now } = parts;

  /** Where requests go and with what; checked again before every use, because permissions can be taken back. */
  async function access(): Promise<GatewayAccess | Failure> {
    const [{ policy: set }, chosen, token] = await Promise.all([
      policy(),
      settings.get(),
      database().then(readToken),
    ]);
    const address = set.gatewayUrl ?? chosen.gatewayUrl;
    if (!address || !token) return { failed: reason('errorNotConnected') };
    const url = serviceUrl(address);
    if (!url) return { failed: reason('errorInsecure') };
    if (!(await browser.permissions.contains({ origins: [hostPattern(url)] })))
      return { failed: reason('errorNoPermission', new URL(url).host) };
    return { url, token, fetch: (input, init) => fetch(input, init) };
  }

  async function adapter(): Promise<Adapter | Failure> {
    const known = await access();
    return 'failed' in known ? known : gatewayAdapter(known);
  }

  /** Fetches the directory if it changed and swaps the index. The last good one stays when anything is wrong. */
  async function refresh(): Promise<{ done: true } | Failure> {
    const known = await access();
    if ('failed' in known) return known;
    const db = await database();
    const { policy: set } = await policy();
    const who = set.agentId ? { me: { userId: set.agentId } } : await whoAmI(known);
    const failed = async (note: Reason): Promise<Failure> => {
      await updateMeta(db, { failed: note });
      return { failed: note };
    };
    if ('failed' in who) return failed(who.failed);
    const address = secureUrl(set.directoryUrl ?? `${known.url}/v1/directory`);
    if (!address) return failed(reason('errorInsecure'));
    const url = address.href;
    // A directory elsewhere is not the service's: it never gets the service's token.
    const token = address.origin === new URL(known.url).origin ? known.token : null;
    const meta = await readMeta(db);
    const etag = meta?.url === url && meta.agentId === who.me.userId ? meta.etag : null;
    const fetched = await fetchDirectory({ ...known, url, token }, etag, (code) =>
      isAreaInService(atlas, code),
    );
    if (fetched.got === 'failed') return failed(fetched.note);
    if (fetched.got === 'same') {
      await updateMeta(db, { checkedAt: now(), failed: null });
      return { done: true };
    }
    const { directory, problems } = fetched.reading;
    const records = compileIndex(directory, atlas, who.me.userId);
    await writeIndex(db, records, {
      agentId: who.me.userId,
      account: directory.account.name,
      country: directory.account.country,
      asOf: directory.asOf,
      etag: fetched.etag,
      url,
      checkedAt: now(),
      lines: (records.get(agentKey) as AgentRecord).lines.length,
      problems,
      failed: null,
      compiler: COMPILER_VERSION,
    });
    return { done: true };
  }

  return {
    access,
    adapter,
    refresh,
    meta: async () => readMeta(await database()),
    reader: async () => indexReader(await database()),
    forget: async () => clearIndex(await database()),
  };
}
