// A phone app for the suite of adapters: it notes which links were opened.
import { uriAdapter } from '../../../lib/dial/adapters/uri';
import type { Peer } from '../adapter-suite';

export async function uriPeer(): Promise<Peer> {
  const opened: { attemptId: string; link: string }[] = [];
  return {
    adapter: () =>
      uriAdapter({
        scheme: 'tel',
        sipDomain: null,
        async open(attemptId, link) {
          opened.push({ attemptId, link });
          return true;
        },
      }),
    order: { agentId: 'phone-app', lineId: 'phone-app', callerId: null },
    placed: () =>
      opened.map(({ attemptId, link }) => ({ attemptId, to: link.replace('tel:', ''), callerId: null })),
    dials: () => opened.length,
    close: async () => undefined,
  };
}
