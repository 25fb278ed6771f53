// Who is measured: our extension, two others, and nobody. The others run in an isolated world, as an extension's
// content script would, and start when one that asks for `document_idle` does.
import { readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer';
import { ROOT } from '../steps';

export const CONTESTANTS = ['none', 'ours', 'ringcentral-c2d', 'libphonenumber-js'] as const;
export type Contestant = (typeof CONTESTANTS)[number];

type Peer = { bundle: string; start: string };
const PEERS: Partial<Record<Contestant, Peer>> = {
  // The package's own bundle and its README's own lines: LibPhoneNumberMatcher, RangeObserver, the built-in widget.
  'ringcentral-c2d': { bundle: 'ringcentral-c2d/build/index.js', start: 'new self.RingCentralC2D();' },
  'libphonenumber-js': {
    bundle: 'libphonenumber-js/bundle/libphonenumber-min.js',
    start: `const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = (self.found = []);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        found.push(...self.libphonenumber.findPhoneNumbersInText(node.data, 'US'));`,
  },
};

/** Where a contestant's script comes from, as traces name it: its address begins so. */
export const scriptOf = (who: Contestant): string =>
  who === 'ours' ? 'chrome-extension://' : who === 'none' ? 'none:' : `peer://${who}/`;

/** The name of the bench's server that a contestant's pages are opened under. */
export const hostOf = (who: Contestant): 'localhost' | '127.0.0.1' =>
  who === 'ours' ? 'localhost' : '127.0.0.1';

/** Gives a page that has not been opened yet its contestant. Ours comes by itself, to its site. */
export async function giveContestant(session: CDPSession, who: Contestant): Promise<void> {
  const peer = PEERS[who];
  if (!peer) return;
  const bundle = readFileSync(`${ROOT}node_modules/${peer.bundle}`, 'utf8');
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: who,
    source: `addEventListener('load', () => setTimeout(() => { ${bundle}\n${peer.start} }));\n//# sourceURL=${scriptOf(who)}script.js`,
  });
}
