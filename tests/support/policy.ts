// A real policy file of the browser's management, keyed by our extension's id. It counts for every browser of the
// machine, so it is removed whatever happens.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findChromium } from '../../scripts/browser';
import { EXTENSION_ID } from './extension';

const NAME = 'neardial-test.json';

/** Where the browser at hand reads policies. */
function policyFolder(): string {
  return /chrome/.test(findChromium()) ? '/etc/opt/chrome/policies' : '/etc/chromium/policies';
}

/** Whether this machine lets a test write policies; says why not. */
export function canWritePolicy(): boolean {
  try {
    mkdirSync(`${policyFolder()}/managed`, { recursive: true });
    writeFileSync(`${policyFolder()}/neardial.tmp`, '{}');
    rmSync(`${policyFolder()}/neardial.tmp`);
    return true;
  } catch {
    console.log(`Skipped: policies cannot be written to ${policyFolder()} here (needs root).`);
    return false;
  }
}

/** Sets the policy of the extension; a policy of null takes it away. */
export function setPolicy(values: Record<string, unknown> | null): void {
  const file = `${policyFolder()}/managed/${NAME}`;
  if (!values) {
    rmSync(file, { force: true });
    return;
  }
  // Every file in managed/ is read, half-written ones too: so it is written elsewhere and moved.
  const draft = `${policyFolder()}/neardial.tmp`;
  writeFileSync(draft, JSON.stringify({ '3rdparty': { extensions: { [EXTENSION_ID]: values } } }));
  renameSync(draft, file);
}
