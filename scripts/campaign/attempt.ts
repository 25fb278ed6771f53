// One attempt of a campaign: prepare, press under faults, let it settle, judge, and clear up for the next.
import type { Page } from 'puppeteer';
import { prepare } from './gestures';
import { e164Of, type Scenario } from './scenario';
import { type CampaignService, NO_FAULTS } from './service';
import { settle } from './settle';
import type { CampaignStage } from './stage';
import { pressUnder } from './strike';
import { type Evidence, judge, type Verdict } from './verdict';

export type Judged = { scenario: Scenario; evidence: Evidence; verdict: Verdict };

const nothing = (): void => {};

/** Keeps one page for the messages of many attempts. */
export function makeAttempts(stage: CampaignStage, service: CampaignService) {
  let kept: Page | null = null;

  return async function attempt(scenario: Scenario): Promise<Judged> {
    const { browser: fault, gesture: how } = scenario;
    const page = (how === 'message' && kept) || (await stage.openPage());
    kept = null;
    arm(scenario, stage, service);
    const gesture = await prepare(page, scenario);
    const alive = await pressUnder(fault, gesture, page, stage);
    if (fault?.kind === 'browser') await stage.relaunch();
    const evidence = await settle(stage, service, e164Of(scenario), alive ? gesture : null);
    // What is still being answered belongs to this attempt, not to the next.
    service.arm(NO_FAULTS);
    service.endCalls();
    await stage.letTimePass();
    if (alive && how === 'message') kept = page;
    else if (fault?.kind !== 'browser') await page.close().catch(() => undefined);
    return { scenario, evidence, verdict: judge(evidence) };
  };
}

/** Hands the service its faults, and the instants at which it stops the worker. */
function arm(
  { service: fault, lookUp, session, browser }: Scenario,
  stage: CampaignStage,
  service: CampaignService,
): void {
  const kill = (): void => void stage.killWorker();
  const killsAt = (instant: 'arrival' | 'reply'): boolean =>
    browser?.kind === 'kill' && browser.at === instant;
  service.arm({
    service: fault,
    lookUp,
    session,
    arrived: killsAt('arrival') ? kill : nothing,
    replied: killsAt('reply') ? kill : nothing,
  });
}
