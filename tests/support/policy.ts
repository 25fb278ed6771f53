// A real policy file of the browser's management, keyed by our extension's id. It counts for every browser of the
// machine, so it is removed whatever happens.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { findChromium } from '../../scripts/browser';
import { EXTENSION_ID, openOptions } from './extension';
import { type Stage, startStage } from './stage';

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

/** Waits until the extension has a policy, by its keys and values; the browser takes seconds to hand one over. */
export async function untilPolicy(browser: Browser, wanted: RegExp): Promise<void> {
  const page = await openOptions(browser);
  // Asked for and not reloaded: Chromium hands policies over when it is idle, and reloads keep it busy.
  for (let tries = 0; ; tries++) {
    const answer = await page.evaluate(`chrome.runtime.sendMessage({ name: 'status.get', input: {} })`);
    const { policy } = (answer as { value: { policy: { key: string; value: string }[] } }).value;
    const text = policy.map(({ key, value }) => `${key} ${value}`).join('\n');
    if (wanted.test(text)) break;
    if (tries > 80) throw new Error(`The policy did not become ${wanted}: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await page.close();
}

/** A stage under a policy that is in force. */
export async function startStageUnder(values: Record<string, unknown>, wanted: RegExp): Promise<Stage> {
  setPolicy(values);
  try {
    const stage = await startStage();
    await untilPolicy(stage.browser, wanted);
    return stage;
  } catch (error) {
    setPolicy(null);
    throw error;
  }
}
