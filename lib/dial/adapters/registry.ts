// Every telephony service there is: one line each. A service of the policy that is missing here does not compile.
import { type Fetched, fetchDirectory } from '../../directory/refresh';
import { secureUrl } from '../../settings/service-url';
import type { AuthorizationServer, SignInAsked } from '../../sign-in/server';
import { type Reason, reason } from '../../words/reason';
import { probeStreaming, streamingProblem } from '../one-shot';
import type { Adapter, Capabilities, Device, ServiceName } from './adapter';
import { DIALPAD_CAPABILITIES, dialpadAdapter, whoAmIAtDialpad } from './dialpad';
import { fetchDialpadDirectory } from './dialpad-directory';
import { leaveDialpad } from './dialpad-events';
import { dialpadSignIn } from './dialpad-sign-in';
import { GATEWAY_CAPABILITIES, gatewayAdapter, whoAmI } from './gateway';
import { gatewaySignIn } from './gateway-sign-in';
import { authorized, type ServiceAccess } from './service-request';
import { type HandOver, URI_CAPABILITIES, uriAdapter } from './uri';

type Failure = { failed: Reason };
export type DirectoryAsked = {
  userId: string;
  /** Where the administrator says that it is. */
  directoryUrl: string | undefined;
  isAreaCode(code: string): boolean;
  now: Date;
};
/** A service at an address, with a token and a directory. */
export type NetworkService = {
  kind: 'network';
  capabilities: Capabilities;
  adapter(access: ServiceAccess, agentId: string): Adapter;
  /** Who the token belongs to, and their phones, where the service says them here. */
  whoAmI(
    access: ServiceAccess,
  ): Promise<{ me: { userId: string; name: string; devices?: Device[] | undefined } } | Failure>;
  /** Where the agent's directory is, and how to fetch it. `etag` is of the last one from there. */
  directory(
    access: ServiceAccess,
    asked: DirectoryAsked,
  ): { url: string; fetch(etag: string | null): Promise<Fetched> } | Failure;
  /** Why the service cannot be used at this address, tried out when it is connected; null when it can. */
  check(access: ServiceAccess): Promise<Reason | null>;
  /** Where agents sign in, instead of entering a key; null where the service offers it to nobody, or not to us. */
  signIn(url: string, asked: SignInAsked): Promise<AuthorizationServer | null>;
  /** Takes back what was set up at the service for this agent, when they disconnect. */
  leave?(access: ServiceAccess): Promise<void>;
};
/** A program of this computer: nothing to connect, nothing to fetch. */
export type LocalService = {
  kind: 'local';
  capabilities: Capabilities;
  adapter(handOver: HandOver): Adapter;
};

const gateway: NetworkService = {
  kind: 'network',
  capabilities: GATEWAY_CAPABILITIES,
  adapter: gatewayAdapter,
  whoAmI,
  directory(access, { directoryUrl, isAreaCode }) {
    const address = secureUrl(directoryUrl ?? `${access.url}/v1/directory`);
    if (!address) return { failed: reason('errorInsecure') };
    // One that is elsewhere is not the gateway's, and never gets its token.
    const isOurs = address.origin === new URL(access.url).origin;
    const own: typeof fetch = (input, init) => authorized(access, String(input), init ?? {});
    const source = { url: address.href, fetch: isOurs ? own : access.fetch };
    return { url: source.url, fetch: (etag) => fetchDirectory(source, etag, isAreaCode) };
  },
  // Its keys make a repeated request the same call, so any version of HTTP will do.
  check: async () => null,
  signIn: gatewaySignIn,
};

const dialpad: NetworkService = {
  kind: 'network',
  capabilities: DIALPAD_CAPABILITIES,
  adapter: dialpadAdapter,
  whoAmI: whoAmIAtDialpad,
  directory: (access, { userId, isAreaCode, now }) => ({
    url: `${access.url}/api/v2/users/${userId}`,
    fetch: () => fetchDialpadDirectory(access, userId, isAreaCode, now),
  }),
  signIn: dialpadSignIn,
  leave: leaveDialpad,
  async check({ url, token }) {
    const format = new URL(`${url}/api/v2/numbers/format?number=%2B14155550123`);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init: RequestInit = { headers, redirect: 'error', cache: 'no-store', credentials: 'omit' };
    return streamingProblem(await probeStreaming(format, init, AbortSignal.timeout(10_000)));
  },
};

const uri: LocalService = { kind: 'local', capabilities: URI_CAPABILITIES, adapter: uriAdapter };

export const SERVICES = { gateway, uri, dialpad } as const satisfies Record<
  ServiceName,
  NetworkService | LocalService
>;

/** The service of a name. */
export const serviceNamed = (name: ServiceName): NetworkService | LocalService => SERVICES[name];

/** What the service of an attempt can do; of one that this version does not know, nothing. */
export const capabilitiesOf = (name: string): Capabilities =>
  Object.hasOwn(SERVICES, name) ? SERVICES[name as ServiceName].capabilities : URI_CAPABILITIES;
