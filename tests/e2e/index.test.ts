// The index in a real IndexedDB: swapped as a whole, whatever happens meanwhile.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXTENSION_ID, openOptions } from '../support/extension';
import { DIRECTORY, openCard, type Stage, startStage } from '../support/stage';

type Numbered = { numbers: { e164: string }[]; bundles: { id: string; numbers: string[] }[] };

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

/** The example directory with another number in every area code of the large bundle, and many more in one. */
function changedDirectory(round: number): unknown {
  const { numbers, bundles, ...rest } = DIRECTORY as unknown as Numbered & Record<string, unknown>;
  const swap = (e164: string): string => e164.replace(/0142$/, `0${String(150 + (round % 40))}`);
  const many = Array.from({ length: 4000 }, (_, i) => `+1207555${String(1000 + i)}`);
  return {
    ...rest,
    numbers: [
      ...numbers.map((row) => ({ ...row, e164: swap(row.e164) })),
      ...many.map((e164) => ({ e164, type: 'local', canCall: true, canReceive: true, status: 'active' })),
    ],
    bundles: bundles.map((bundle) =>
      bundle.id === 'lp-top100' ? { ...bundle, numbers: [...bundle.numbers.map(swap), ...many] } : bundle,
    ),
  };
}

it('a worker that is killed during a swap leaves the old index or the new one, never a mixture', async () => {
  const options = await openOptions(stage.browser);
  const page = await stage.pageWith(['303-555-0199', '617-555-0199', '412-555-0199']);
  const last4 = async (selector: string, number: string): Promise<string> => {
    const card = await openCard(page, selector, number);
    await card.waitFor('shown');
    const shown = (await card.text('shown')) ?? '';
    await page.keyboard.press('Escape');
    await card.until('closed', async () => !(await card.isOpen()));
    return shown.slice(-4);
  };
  const seen = new Set<string>();
  for (let round = 0; round < 12; round++) {
    stage.gateway.setDirectory(changedDirectory(round));
    const target = stage.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().includes(EXTENSION_ID));
    const worker = await target?.worker();
    const refreshing = options
      .evaluate(`chrome.runtime.sendMessage({ name: 'directory.refresh', input: {} }).catch(() => null)`)
      .catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, round * 45));
    await worker?.close();
    await refreshing;
    await page.bringToFront();
    const three = [
      await last4('#n0', '303-555-0199'),
      await last4('#n1', '617-555-0199'),
      await last4('#n2', '412-555-0199'),
    ];
    // The same four digits everywhere belong to one directory.
    expect(new Set(three).size, `round ${round}: ${three}`).toBe(1);
    seen.add(three[0] ?? '');
  }
  // Some swaps went through and some did not, or the test would show nothing.
  expect(seen.size).toBeGreaterThan(1);
});
