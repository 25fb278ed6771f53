// Connecting a telephony service, and keeping its directory: who is connected and what the index holds change together.
import { isAreaInService } from '../../lib/atlas/atlas';
import { compileIndex } from '../../lib/caller-id/compile';
import { type AgentRecord, agentKey } from '../../lib/caller-id/record';
import type { Device, ServiceName } from '../../lib/dial/adapters/adapter';
import { serviceNamed } from '../../lib/dial/adapters/registry';
import type { Fetched } from '../../lib/directory/refresh';
import {
  COMPILER_VERSION,
  clearIndex,
  type IndexMeta,
  readMeta,
  updateMeta,
  writeIndex,
} from '../../lib/directory/store';
import type { UriScheme } from '../../lib/policy/service';
import {
  type Credential,
  isSameSignIn,
  readCredential,
  writeCredential,
} from '../../lib/settings/credential';
import { revoke } from '../../lib/sign-in/tokens';
import { type Reason, reason } from '../../lib/words/reason';
import type { HandOvers } from './hand-over';
import { type Failure, makeInUse } from './in-use';
import type { Parts } from './parts';
import { tellPages } from './tell-pages';

export type Service = ReturnType<typeof makeService>;
type Done = { done: true };

type Told = {
  /** Another agent is connected, or none: what surfaces show is that agent's. */
  who(): void;
  /** Whether the agent may call, after every change of what that comes of. */
  mayCall(may: boolean): void;
};

export function makeService(parts: Parts, handOvers: HandOvers, told: Told) {
  const { database, settings, atlas, now } = parts;
  const inUse = makeInUse(parts, handOvers);
  const { configured, access, permitted } = inUse;

  /** Fetches the directory if it changed and swaps the index. The last good one stays when anything is wrong. */
  async function refreshNow(): Promise<Done | Failure> {
    const { name, set, service } = await configured();
    const db = await database();
    const before = await readMeta(db);
    // Another service's lines are nothing to call from.
    if (before && before.service !== name) await clearIndex(db);
    if (service.kind === 'local') return { done: true };
    const known = await access();
    if ('failed' in known) return known;
    const failed = async (note: Reason): Promise<Failure> => {
      await updateMeta(db, { failed: note });
      return { failed: note };
    };
    const who = set.agentId
      ? { me: { userId: set.agentId, devices: undefined } }
      : await service.whoAmI(known);
    if ('failed' in who) return failed(who.failed);
    const { userId, devices } = who.me;
    const isAreaCode = (code: string): boolean => isAreaInService(atlas, code);
    const asked = { userId, directoryUrl: set.directoryUrl, isAreaCode, now: new Date(now()) };
    const source = service.directory(known, asked);
    if ('failed' in source) return failed(source.failed);
    const isSame = before?.service === name && before.url === source.url && before.agentId === userId;
    const fetched = await source.fetch(isSame ? before.etag : null);
    if (fetched.got === 'failed') return failed(fetched.note);
    if (fetched.got === 'same') {
      await updateMeta(db, { checkedAt: now(), failed: null, ...(devices && { devices }) });
      return { done: true };
    }
    try {
      const of = { service: name, agentId: userId, url: source.url };
      await keep({ ...fetched, devices: devices ?? fetched.devices ?? [] }, of);
    } catch {
      return failed(reason('errorDirectoryUnsaved'));
    }
    return { done: true };
  }

  /** Swaps the index for one of this directory. */
  async function keep(
    { reading, etag, devices }: Extract<Fetched, { got: 'new' }> & { devices: Device[] },
    of: Pick<IndexMeta, 'service' | 'agentId' | 'url'>,
  ): Promise<void> {
    const { directory, problems } = reading;
    const records = compileIndex(directory, atlas, of.agentId);
    await writeIndex(await database(), records, {
      ...of,
      account: directory.account.name,
      country: directory.account.country,
      asOf: directory.asOf,
      etag,
      checkedAt: now(),
      lines: (records.get(agentKey) as AgentRecord).lines.length,
      numbers: directory.numbers.length,
      devices,
      problems,
      failed: null,
      compiler: COMPILER_VERSION,
    });
  }

  /**
   * M16, M23: an agent who may not call gets no call control. Where the database cannot be opened, the card says so;
   * without marks nobody would learn of it.
   */
  const mayCall = async (): Promise<boolean> => !(await inUse.agent().catch(() => undefined))?.barred;

  const agentNow = (): Promise<string | null> => inUse.agentId().catch(() => null);

  /**
   * One at a time: who is connected, and what the index holds, change together. Pages are told when the agent may call
   * from now on, or may not any more.
   */
  const alone = async <Value>(run: () => Promise<Value>): Promise<Value> =>
    await navigator.locks.request('directory', async () => {
      const [before, agentBefore] = await Promise.all([mayCall(), agentNow()]);
      const value = await run();
      const may = await mayCall();
      told.mayCall(may);
      if (may !== before) await tellPages('page.again');
      if ((await agentNow()) !== agentBefore) told.who();
      return value;
    });

  /** Connects another service or agent: what the one before them left is gone first. */
  async function connect(name: ServiceName, credential: Credential): Promise<Done | Failure> {
    const service = serviceNamed(name);
    if (service.kind === 'local') return { failed: reason('errorUnexpected') };
    const given = await permitted(credential);
    if ('failed' in given) return given;
    const unfit = await service.check(given);
    if (unfit) {
      // One that is kept stays good: the service may only be out of reach.
      const kept = await readCredential(await database());
      if (!kept || !isSameSignIn(kept, credential)) await giveBack(credential);
      return { failed: unfit };
    }
    return alone(async () => {
      const db = await database();
      const before = await readCredential(db);
      const same = before && isSameSignIn(before, credential) ? before : null;
      if (!same) {
        await leave(credential);
        await clearIndex(db);
      }
      await writeCredential(db, same ?? credential);
      const address = name === 'dialpad' ? 'dialpadUrl' : 'gatewayUrl';
      await settings.change(() => ({ service: name, [address]: credential.url }));
      return refreshNow();
    });
  }

  /**
   * Takes back what was set up at the service that is connected now, and the sign-in; that it cannot be reached stops
   * nobody.
   * @param next the credential that comes after it
   */
  async function leave(next?: Credential): Promise<void> {
    const [{ service }, known] = await Promise.all([configured(), access()]);
    if (service.kind === 'network' && !('failed' in known))
      await service.leave?.(known).catch(() => undefined);
    const credential = await readCredential(await database());
    // Where a token takes back all of ours at the service, it would take the next one along.
    const isShared = credential?.grant?.revocation?.by === 'bearer' && next?.grant !== undefined;
    if (credential && !(isShared && next?.url === credential.url)) await giveBack(credential);
  }

  /** Revokes the tokens of a sign-in; a key that was entered is not ours to revoke. */
  async function giveBack({ token, grant }: Credential): Promise<void> {
    if (grant && !grant.ended) await revoke(token, grant, (input, init) => fetch(input, init));
  }

  /** Leaves nothing of a service here. */
  async function disconnect(): Promise<void> {
    await alone(async () => {
      await leave();
      const db = await database();
      await clearIndex(db);
      await writeCredential(db, null);
    });
  }

  /** Hands calls to the phone app from now on. */
  async function useLocal(uriScheme: UriScheme, sipDomain: string | undefined): Promise<void> {
    await disconnect();
    await settings.change(() => ({ service: 'uri', uriScheme, sipDomain }));
  }

  return { ...inUse, mayCall, connect, disconnect, useLocal, refresh: () => alone(refreshNow) };
}
