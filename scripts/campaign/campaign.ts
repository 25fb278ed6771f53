// A campaign: attempts one after the other, each with its faults; at the end everything is counted once more.
import { type Judged, makeAttempts } from './attempt';
import { drawScenario, type Scenario } from './scenario';
import type { CampaignService } from './service';
import { startCampaignStage } from './stage';

export type CampaignResult = {
  judged: Judged[];
  /** Attempts that could not be driven to their end; the campaign says nothing about them. */
  broken: { scenario: Scenario; error: string }[];
  /** What the service or the journal says at the end and did not say after the attempt. */
  afterwards: string[];
  dialRequests: number;
};

/** So many attempts that could not be driven say that the campaign itself is broken. */
const MOST_BROKEN = 5;

/** @param which the places of the attempts; the seed and the place make an attempt what it is */
export async function runCampaign(
  service: CampaignService,
  seed: number,
  which: readonly number[],
  done: () => void,
): Promise<CampaignResult> {
  const stage = await startCampaignStage(service);
  const judged: Judged[] = [];
  const broken: CampaignResult['broken'] = [];
  try {
    const attempt = makeAttempts(stage, service);
    for (const n of which) {
      const scenario = drawScenario(seed, n);
      try {
        judged.push(await attempt(scenario));
      } catch (error) {
        broken.push({ scenario, error: String((error as Error).stack ?? error) });
        if (broken.length > MOST_BROKEN) break;
        await stage.killBrowser();
        await stage.relaunch();
        service.endCalls();
        await stage.letTimePass();
      }
      done();
    }
    const afterwards = await countAgain(service, await stage.rows(), judged, broken);
    return { judged, broken, afterwards, dialRequests: service.dialRequests() };
  } finally {
    await stage.close();
  }
}

/** Calls that came after their attempt was judged, and calls of no attempt. */
function countAgain(
  service: CampaignService,
  rows: readonly { id: string }[],
  judged: readonly Judged[],
  broken: CampaignResult['broken'],
): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  const unwritten = service
    .placed()
    .filter(({ attemptId }) => attemptId !== null && !ids.has(attemptId))
    .map(({ attemptId, to }) => `a call to ${to} that no row knows of: ${attemptId}`);
  if (broken.length > 0) return unwritten;
  const counted = judged.reduce((sum, { evidence }) => sum + evidence.calls.length, 0);
  const late = service.placed().length - counted;
  return late === 0 ? unwritten : [...unwritten, `${late} calls came after their attempts had settled`];
}
