// Which telephony service is in use now, and the way to it: its address, its token, its adapter, its agent.
import { type AgentRecord, agentKey, numbersKey } from '../../lib/caller-id/record';
import type { Attempt } from '../../lib/calls/attempt';
import type { Adapter, Capabilities, ServiceName } from '../../lib/dial/adapters/adapter';
import { type LocalService, type NetworkService, serviceNamed } from '../../lib/dial/adapters/registry';
import type { ServiceAccess } from '../../lib/dial/adapters/service-request';
import { uriCapabilities } from '../../lib/dial/adapters/uri';
import { handOffAgent } from '../../lib/dial/hand-off';
import type { Awaited } from '../../lib/directory/refresh-schedule';
import { type IndexMeta, indexReader, keysAfter, readMeta } from '../../lib/directory/store';
import type { SetPolicy } from '../../lib/policy/schema';
import { addressOf, schemeOf, serviceOf } from '../../lib/policy/service';
import { readCredential } from '../../lib/settings/credential';
import { serviceUrl } from '../../lib/settings/service-url';
import type { Settings } from '../../lib/settings/settings';
import { type Reason, reason } from '../../lib/words/reason';
import type { HandOvers } from './hand-over';
import type { Parts } from './parts';
import { makeServiceAccess } from './service-access';

export type Failure = { failed: Reason };

/** The service that rules, as far as policy and settings say. Read once for one question. */
export type Configured = {
  name: ServiceName;
  set: SetPolicy;
  chosen: Settings;
  service: NetworkService | LocalService;
};

export function makeInUse(parts: Parts, handOvers: HandOvers) {
  const { database, settings, policy } = parts;
  const { permitted, fresh } = makeServiceAccess(parts);
  async function configured(): Promise<Configured> {
    const [{ policy: set }, chosen] = await Promise.all([policy(), settings.get()]);
    const name = serviceOf(set, chosen);
    return { name, set, chosen, service: serviceNamed(name) };
  }

  /**
   * Where requests go and with what; checked again before every use, because permissions can be taken back and tokens
   * run out.
   */
  async function access(): Promise<ServiceAccess | Failure> {
    const [{ name, set, chosen }, db] = await Promise.all([configured(), database()]);
    const credential = await readCredential(db);
    const address = addressOf(name, set, chosen);
    if (!address || !credential) return { failed: reason('errorNotConnected') };
    const url = serviceUrl(address);
    if (!url) return { failed: reason('errorInsecure') };
    // A token belongs to the service it was given for: another address never gets it.
    if (url !== credential.url) return { failed: reason('errorTokenNeeded') };
    return fresh(credential);
  }

  /** The service, with this agent's token: when somebody else was connected since, with none at all. */
  async function adapter(agentId: string): Promise<Adapter | Failure> {
    const { name, service, set, chosen } = await configured();
    if (service.kind === 'local') return service.adapter({ ...schemeOf(set, chosen), open: handOvers.open });
    const known = await access();
    if ('failed' in known) return known;
    // Read after the token: connecting somebody else clears the index before it changes the token.
    const meta = await readMeta(await database());
    if (!meta) return { failed: reason('errorNoDirectory') };
    if (meta.agentId !== agentId || meta.service !== name) return { failed: reason('errorOtherAgent') };
    return service.adapter(known, agentId);
  }

  /** The service that an attempt was placed by, with its agent's token. */
  async function adapterOf({
    service,
    agentId,
  }: Pick<Attempt, 'service' | 'agentId'>): Promise<Adapter | Failure> {
    const { name } = await configured();
    return name === service ? adapter(agentId) : { failed: reason('errorOtherAgent') };
  }

  /** What is known of the directory of the service in use; null while there is none. */
  async function meta(use?: Configured): Promise<IndexMeta | null> {
    const { name } = use ?? (await configured());
    // A database that cannot be opened knows of none; who cannot go on without it says so.
    const known = await database()
      .then(readMeta)
      .catch(() => null);
    return known?.service === name ? known : null;
  }

  /** The country whose national numbers are meant. */
  async function home(): Promise<string> {
    const use = await configured();
    return (await meta(use))?.country ?? use.set.homeCountry ?? browserCountry();
  }

  /** The agent where the service knows none; null where it has a directory. */
  async function handOff(use?: Configured): Promise<AgentRecord | null> {
    const { service, set } = use ?? (await configured());
    return service.kind === 'local' ? handOffAgent(set.homeCountry ?? browserCountry()) : null;
  }

  async function agent(): Promise<AgentRecord | undefined> {
    const record = await handOff();
    return record ?? ((await indexReader(await database()).get(agentKey)) as AgentRecord | undefined);
  }

  return {
    configured,
    access,
    permitted,
    adapter,
    meta,
    home,
    handOff,
    adapterOf,
    /** The same; null when it is not at hand. */
    async adapterFor(attempt: Pick<Attempt, 'service' | 'agentId'>): Promise<Adapter | null> {
      const found = await adapterOf(attempt);
      return 'failed' in found ? null : found;
    },
    /** The service with the agent who is connected. */
    async current(): Promise<Adapter | Failure> {
      const agentId = (await meta())?.agentId ?? (await handOff())?.userId;
      return agentId === undefined ? { failed: reason('errorNotConnected') } : adapter(agentId);
    },
    reader: async () => indexReader(await database()),
    agent,
    /** Whose calls are shown; null where nobody is connected. */
    agentId: async (): Promise<string | null> => (await agent())?.userId ?? null,
    /** What the agent is waiting for the directory to say. */
    async awaited(): Promise<Awaited> {
      const { barred, lines } = (await agent()) ?? { barred: null, lines: [] };
      if (barred) return 'permission';
      return lines.some(({ pending }) => pending) ? 'membership' : 'nothing';
    },
    /** The area codes in which a pool has numbers. */
    poolAreas: async (pool: string) => keysAfter(await database(), numbersKey(pool, '')),
    credential: async () => readCredential(await database()),
  };
}

/** What the service in use can do: handing over, it depends on the kind of link. */
export const capabilitiesIn = ({ service, set, chosen }: Configured): Capabilities =>
  service.kind === 'local' ? uriCapabilities(schemeOf(set, chosen).scheme) : service.capabilities;

/** Where the browser's language is at home: `en-GB` in the UK, `ja` in Japan, `en` in the US. */
function browserCountry(): string {
  try {
    return new Intl.Locale(navigator.language).maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}
