// The telephony service as it is configured now: its address, its token, its adapter, its directory.
import { isAreaInService } from '../../lib/atlas/atlas';
import { compileIndex } from '../../lib/caller-id/compile';
import { type AgentRecord, agentKey, numbersKey } from '../../lib/caller-id/record';
import type { Adapter } from '../../lib/dial/adapters/adapter';
import { gatewayAdapter, whoAmI } from '../../lib/dial/adapters/gateway';
import type { GatewayAccess } from '../../lib/dial/adapters/gateway-request';
import { type DirectorySource, fetchDirectory } from '../../lib/directory/refresh';
import {
  COMPILER_VERSION,
  clearIndex,
  indexReader,
  keysAfter,
  readMeta,
  updateMeta,
  writeIndex,
} from '../../lib/directory/store';
import { browser } from '../../lib/platform/browser';
import { type Credential, readCredential, writeCredential } from '../../lib/settings/credential';
import { hostPattern, secureUrl, serviceUrl } from '../../lib/settings/service-url';
import { type Reason, reason } from '../../lib/words/reason';
import type { Parts } from './parts';

export type Failure = { failed: Reason };
export type Service = ReturnType<typeof makeService>;

export function makeService(parts: Parts) {
  const { database, settings, policy, atlas, now } = parts;

  /** Where requests go and with what; checked again before every use, because permissions can be taken back. */
  async function access(): Promise<GatewayAccess | Failure> {
    const [{ policy: set }, chosen, db] = await Promise.all([policy(), settings.get(), database()]);
    const credential = await readCredential(db);
    const address = set.gatewayUrl ?? chosen.gatewayUrl;
    if (!address || !credential) return { failed: reason('errorNotConnected') };
    const url = serviceUrl(address);
    if (!url) return { failed: reason('errorInsecure') };
    // A token belongs to the service it was given for: another address never gets it.
    if (url !== credential.url) return { failed: reason('errorTokenNeeded') };
    if (!(await browser.permissions.contains({ origins: [hostPattern(url)] })))
      return { failed: reason('errorNoPermission', new URL(url).host) };
    return { url, token: credential.token, fetch: (input, init) => fetch(input, init) };
  }

  async function adapter(): Promise<Adapter | Failure> {
    const known = await access();
    return 'failed' in known ? known : gatewayAdapter(known);
  }

  /** Fetches the directory if it changed and swaps the index. The last good one stays when anything is wrong. */
  async function refreshNow(): Promise<{ done: true } | Failure> {
    const known = await access();
    if ('failed' in known) return known;
    const db = await database();
    const { policy: set } = await policy();
    const failed = async (note: Reason): Promise<Failure> => {
      await updateMeta(db, { failed: note });
      return { failed: note };
    };
    const who = set.agentId ? { me: { userId: set.agentId } } : await whoAmI(known);
    if ('failed' in who) return failed(who.failed);
    const { userId } = who.me;
    const source = directorySource(known, set.directoryUrl);
    if (!source) return failed(reason('errorInsecure'));
    const meta = await readMeta(db);
    const etag = meta?.url === source.url && meta.agentId === userId ? meta.etag : null;
    const fetched = await fetchDirectory(source, etag, (code) => isAreaInService(atlas, code));
    if (fetched.got === 'failed') return failed(fetched.note);
    if (fetched.got === 'same') {
      await updateMeta(db, { checkedAt: now(), failed: null });
      return { done: true };
    }
    const { directory, problems } = fetched.reading;
    const records = compileIndex(directory, atlas, userId);
    await writeIndex(db, records, {
      agentId: userId,
      account: directory.account.name,
      country: directory.account.country,
      asOf: directory.asOf,
      etag: fetched.etag,
      url: source.url,
      checkedAt: now(),
      lines: (records.get(agentKey) as AgentRecord).lines.length,
      problems,
      failed: null,
      compiler: COMPILER_VERSION,
    });
    return { done: true };
  }

  /** One at a time: who is connected, and what the index holds, change together. */
  const alone = async <Value>(run: () => Promise<Value>): Promise<Value> =>
    await navigator.locks.request('directory', run);

  /** Connects another service or agent: what the one before them left is gone first. */
  async function connect(credential: Credential): Promise<{ done: true } | Failure> {
    return alone(async () => {
      const db = await database();
      const before = await readCredential(db);
      if (before?.url !== credential.url || before.token !== credential.token) await clearIndex(db);
      await writeCredential(db, credential);
      await settings.change(() => ({ gatewayUrl: credential.url }));
      return refreshNow();
    });
  }

  async function disconnect(): Promise<void> {
    await alone(async () => {
      const db = await database();
      await writeCredential(db, null);
      await clearIndex(db);
    });
  }

  return {
    access,
    adapter,
    connect,
    disconnect,
    refresh: () => alone(refreshNow),
    meta: async () => readMeta(await database()),
    reader: async () => indexReader(await database()),
    agent: async () => (await indexReader(await database()).get(agentKey)) as AgentRecord | undefined,
    /** The area codes in which a pool has numbers. */
    poolAreas: async (pool: string) => keysAfter(await database(), numbersKey(pool, '')),
    credential: async () => readCredential(await database()),
  };
}

/** Where the directory is; one that is elsewhere is not the service's, and never gets its token. */
function directorySource(known: GatewayAccess, directoryUrl: string | undefined): DirectorySource | null {
  const address = secureUrl(directoryUrl ?? `${known.url}/v1/directory`);
  if (!address) return null;
  const isOurs = address.origin === new URL(known.url).origin;
  return { url: address.href, token: isOurs ? known.token : null, fetch: known.fetch };
}
