// One press on the campaign's stage, with faults that a test chooses.

import { type Gesture, prepare } from '../../scripts/campaign/gestures';
import { drawScenario, e164Of, type Scenario } from '../../scripts/campaign/scenario';
import type { CampaignService } from '../../scripts/campaign/service';
import { type Arming, NO_FAULTS } from '../../scripts/campaign/service';
import type { CampaignStage } from '../../scripts/campaign/stage';

export type Pressed = { gesture: Gesture; to: string; id: string; arrived: Promise<void> };

/** Presses Call for the n-th number, by the messages that a card sends. `arrived` when the service has read the dial. */
export async function pressOn(
  stage: CampaignStage,
  service: CampaignService,
  n: number,
  faults: Partial<Arming> = {},
): Promise<Pressed> {
  const scenario: Scenario = { ...drawScenario(1, n), gesture: 'message', otherPhone: false };
  const gesture = await prepare(await stage.openPage(), scenario);
  const arrived = new Promise<void>((resolve) => {
    service.arm({ ...NO_FAULTS, ...faults, arrived: resolve });
  });
  await gesture.press(0);
  return { gesture, to: e164Of(scenario), id: scenario.attemptIds[0], arrived };
}
