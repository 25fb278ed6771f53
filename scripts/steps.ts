// Steps of a check, run one after the other or side by side, each with its time and its output when it fails.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export type Step = { name: string; command: string; args: readonly string[] };

/** A program of the project's own packages. */
export const tool = (name: string, command: string, ...args: string[]): Step => ({
  name,
  command: process.execPath,
  args: [`${ROOT}node_modules/${command}`, ...args],
});

/** Runs a step; its output is shown when it fails. */
export async function run({ name, command, args }: Step): Promise<boolean> {
  const start = Date.now();
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0' } });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const ok = await new Promise<boolean>((done) => {
    child.on('close', (code) => done(code === 0));
    child.on('error', () => done(false));
  });
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(output);
  return ok;
}

export const TYPES = tool('types', 'typescript/bin/tsc');
export const LINT = tool('lint and format', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
export const BUILD_CHROME = tool('build for Chromium', 'wxt/bin/wxt.mjs', 'build');
export const BUILD_FIREFOX = tool('build for Firefox', 'wxt/bin/wxt.mjs', 'build', '-b', 'firefox', '--mv3');
