// Chromium's network process may crash under a streamed dial, and takes the worker with it (docs/adr/0005).
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CampaignService } from '../../scripts/campaign/service';
import { dialpadService } from '../../scripts/campaign/service-dialpad';
import { type CampaignStage, startCampaignStage } from '../../scripts/campaign/stage';
import { pressOn } from '../support/campaign-press';
import { hasProcFiles, networkProcessOf } from '../support/network-process';

if (!hasProcFiles) console.log('Skipped: processes are found by /proc, which is not here.');

describe.skipIf(!hasProcFiles)('a streamed dial whose network process dies', () => {
  let service: CampaignService;
  let stage: CampaignStage;
  beforeAll(async () => {
    service = await dialpadService();
    stage = await startCampaignStage(service);
  });
  afterAll(async () => {
    await stage?.close();
    await service?.close();
  });

  it.each([
    ['placed', true, 1],
    ['not placed', false, 0],
  ])('is not known, and never sent again: %s', async (_, placed, calls) => {
    const before = { requests: service.dialRequests(), calls: service.placed().length };
    const n = placed ? 0 : 1;
    // No reply ever comes, and no event.
    const silent = { first: { kind: 'silent', placed }, again: null } as const;
    const { to, arrived } = await pressOn(stage, service, n, { service: silent, lookUp: 'drop' });
    await arrived;
    process.kill(networkProcessOf(stage.browser), 'SIGKILL');
    const settled = vi.waitFor(
      async () => expect(await stage.rows(to)).toMatchObject([{ state: 'unknown' }]),
      { timeout: 20_000, interval: 100 },
    );
    await stage.wake();
    await settled;
    // Whatever starts again, another worker included, sends nothing.
    await stage.killWorker();
    await stage.wake();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await stage.rows(to)).toMatchObject([{ state: 'unknown' }]);
    expect(service.dialRequests() - before.requests).toBe(1);
    expect(service.placed().length - before.calls).toBe(calls);
    await stage.letTimePass();
  });

  it('does not stop the next call, which is one', async () => {
    const before = service.dialRequests();
    const { to } = await pressOn(stage, service, 2);
    await vi.waitFor(async () => expect(await stage.rows(to)).toMatchObject([{ state: 'live' }]), {
      timeout: 10_000,
      interval: 100,
    });
    expect(service.dialRequests() - before).toBe(1);
  });
});
