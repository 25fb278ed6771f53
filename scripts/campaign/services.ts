// The services that the campaign knows: the gateway with its keys, and the same gateway without.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../tests/gateway/server';
import { connect } from '../../tests/support/extension';
import { DIRECTORY } from '../../tests/support/stage';
import { startFront } from './faulty-front';
import type { CampaignService } from './service';

const TOKEN = 'campaign-token';

/** Every service by the name it is asked for with `--service`. Dialpad belongs here. */
export const SERVICES: Record<string, () => Promise<CampaignService>> = {
  gateway: () => gatewayService(true),
  /**
   * Places a call for every request. Connections are closed after each reply, so that the browser repeats nothing:
   * what is measured is whether our own code ever sends twice.
   */
  keyless: () => gatewayService(false),
};

async function gatewayService(hasKeys: boolean): Promise<CampaignService> {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-campaign-'));
  const gateway = await startGateway({
    directory: DIRECTORY,
    tokens: { [TOKEN]: 'aiko' },
    logFile: join(folder, 'gateway.jsonl'),
    keyless: !hasKeys,
  });
  const front = await startFront(gateway.url, { closes: !hasKeys });
  return {
    name: hasKeys ? 'gateway' : 'keyless',
    url: front.url,
    hasKeys,
    setUp: (browser) => connect(browser, front.url, TOKEN),
    arm: front.arm,
    placed: () => gateway.placed().map(({ attemptId, body }) => ({ attemptId, to: String(body.to) })),
    dialRequests: front.dialRequests,
    isBusy: front.isBusy,
    endCalls() {
      for (const { attemptId } of gateway.placed()) gateway.move(attemptId, 'ended');
    },
    async close() {
      await Promise.all([front.close(), gateway.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
