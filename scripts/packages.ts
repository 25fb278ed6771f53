// Programs that tests and demonstrations need: found on the path, or installed by the system's package manager.
import { spawnSync } from 'node:child_process';

/** The path of the first of these programs that is there. */
export function installed(names: readonly string[]): string | null {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  for (const name of names) {
    const found = spawnSync(finder, [name], { encoding: 'utf8' });
    const path = found.stdout?.split('\n')[0]?.trim();
    if (found.status === 0 && path) return path;
  }
  return null;
}

/** Installs packages; on Debian and its kin, as root. Says whether they are there now. */
export function installPackages(...names: string[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !installed(['apt-get'])) return false;
  process.stderr.write(`Installing ${names.join(', ')} (apt-get) …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env }).status === 0;
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...names);
}
