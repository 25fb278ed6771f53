// npm test: everything that must hold, from types to real browsers. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser';
import { BUILD_CHROME, BUILD_FIREFOX, LINT, ROOT, run, TYPES } from './steps';

findChromium();
const steps = [TYPES, LINT, BUILD_CHROME, BUILD_FIREFOX];
let [passed, failed] = [0, 0];
for (const step of steps) {
  if (await run(step)) passed++;
  else failed++;
}

const report = join(tmpdir(), `neardial-tests-${process.pid}.json`);
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
const tests = spawnSync(process.execPath, [`${ROOT}node_modules/vitest/vitest.mjs`, ...args], {
  cwd: ROOT,
  stdio: 'inherit',
});
let skipped = 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  skipped = result.numPendingTests;
} catch {
  failed++;
}
rmSync(report, { force: true });
// A file that could not even be loaded counts no test as failed.
if (tests.status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
