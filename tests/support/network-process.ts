// Chromium's network process, a child of the browser that a test started.
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer';

/** Whether processes can be looked at here. */
export const hasProcFiles = process.platform === 'linux';

/** Its id; throws where the browser has none. */
export function networkProcessOf(browser: Browser): number {
  const root = browser.process()?.pid;
  const parents = new Map(processes().map(({ id, parent }) => [id, parent]));
  const isOurs = (id: number | undefined): boolean =>
    id !== undefined && (id === root || isOurs(parents.get(id)));
  const found = processes().find(
    ({ id, words }) => words.includes('network.mojom.NetworkService') && isOurs(id),
  );
  if (!found) throw new Error('The browser has no network process');
  return found.id;
}

function processes(): { id: number; parent: number; words: string }[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => {
    try {
      // "pid (name) state ppid …", and a name may hold anything.
      const parent = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
      return { id: Number(id), parent: Number(parent), words: readFileSync(`/proc/${id}/cmdline`, 'utf8') };
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}
