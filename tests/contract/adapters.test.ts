// Every service of the policy, by the one suite. A service without a peer here does not compile.
import type { ServiceName } from '../../lib/dial/adapters/adapter';
import { describeAdapter, type Peer } from './adapter-suite';
import { dialpadPeer } from './peers/dialpad';
import { gatewayPeer } from './peers/gateway';
import { uriPeer } from './peers/uri';

const PEERS: Record<ServiceName, (token: string) => Promise<Peer>> = {
  gateway: gatewayPeer,
  uri: uriPeer,
  dialpad: dialpadPeer,
};
for (const [name, start] of Object.entries(PEERS)) describeAdapter(name as ServiceName, start);
