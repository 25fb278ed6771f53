// Runs a command of the project on a machine that may have nothing but Node and npm: installs the packages first
// where they are missing, then starts scripts/<name>.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);

if (!existsSync(`${root}node_modules/.package-lock.json`)) {
  process.stderr.write('Installing the packages (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const installed = spawnSync(npm, ['ci', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) {
    process.stderr.write('The packages could not be installed: is the npm registry reachable?\n');
    process.exit(1);
  }
}
const tsx = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url));
const { status, signal } = spawnSync(process.execPath, [tsx, `${root}scripts/${name}.ts`, ...args], {
  stdio: 'inherit',
});
process.exit(signal ? 1 : (status ?? 1));
