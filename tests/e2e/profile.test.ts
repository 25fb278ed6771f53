// The browser's own files: killed in the middle of a call, and found spoilt when it starts again.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CampaignService } from '../../scripts/campaign/service';
import { gatewayService } from '../../scripts/campaign/service-gateway';
import { type CampaignStage, startCampaignStage } from '../../scripts/campaign/stage';
import { pressOn } from '../support/campaign-press';
import { openOptions } from '../support/extension';

let service: CampaignService;
let stage: CampaignStage;
beforeAll(async () => {
  service = await gatewayService();
  stage = await startCampaignStage(service);
});
afterAll(async () => {
  await stage?.close();
  await service?.close();
});

describe('a browser that is killed while a dial is under way', () => {
  it('says when it starts again that the call is not known, and dials nothing', async () => {
    const silent = { first: { kind: 'silent', placed: false }, again: null } as const;
    const { to, id, arrived } = await pressOn(stage, service, 0, { service: silent, lookUp: 'status500' });
    await arrived;
    expect(await stage.rows(to)).toMatchObject([{ id, state: 'sending' }]);
    await stage.killBrowser();
    const requests = service.dialRequests();
    await stage.relaunch();
    await vi.waitFor(async () => expect(await stage.rows(to)).toMatchObject([{ id, state: 'unknown' }]), {
      timeout: 5_000,
      interval: 50,
    });
    expect(service.dialRequests()).toBe(requests);
    expect(service.placed()).toEqual([]);
  });
});

describe('a database whose files are spoilt', () => {
  it('comes back empty but for the last calls; what was being dialed is not known, and nothing is dialed', async () => {
    const silent = { first: { kind: 'silent', placed: true }, again: null } as const;
    const { to, id, arrived } = await pressOn(stage, service, 1, { service: silent });
    await arrived;
    await stage.killBrowser();
    const requests = service.dialRequests();
    const spoilt = files(join(stage.profile, 'Default', 'IndexedDB')).filter((file) =>
      /ghdedneab/.test(file),
    );
    expect(spoilt.length).toBeGreaterThan(3);
    for (const file of spoilt)
      writeFileSync(
        file,
        readFileSync(file).map((byte) => byte ^ 0x5a),
      );
    await stage.relaunch();
    const found = { id, state: 'unknown', note: 'errorJournalLost' };
    await vi.waitFor(async () => expect(await stage.rows(to)).toMatchObject([found]), {
      timeout: 5_000,
      interval: 50,
    });
    // The token went with it: the settings say that nothing is connected, and are not broken.
    const options = await openOptions(stage.browser);
    expect(await options.$eval('[data-t="service"]', (one) => (one as HTMLElement).innerText)).not.toMatch(
      /Connected as/,
    );
    expect(service.dialRequests()).toBe(requests);
    await options.close();
  });
});

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile());
}
