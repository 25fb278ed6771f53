// The gateway, which makes one call of all requests with the same key.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../tests/gateway/server';
import { connect } from '../../tests/support/extension';
import { DIRECTORY } from '../../tests/support/stage';
import { startFront } from './faulty-front';
import type { CampaignService } from './service';

const TOKEN = 'campaign-token';

export async function gatewayService(): Promise<CampaignService> {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-campaign-'));
  const gateway = await startGateway({
    directory: DIRECTORY,
    tokens: { [TOKEN]: 'aiko' },
    logFile: join(folder, 'gateway.jsonl'),
  });
  const front = await startFront(gateway.url, {
    isDial: /^POST \/v1\/dial/,
    isLookUp: /^GET \/v1\/attempts\//,
  });
  return {
    name: 'gateway',
    url: front.url,
    browserArgs: [],
    onlyEventsTell: false,
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
