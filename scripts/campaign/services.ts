// The services that the campaign knows.
import type { CampaignService } from './service';
import { dialpadService } from './service-dialpad';
import { gatewayService } from './service-gateway';

/** Every service by the name it is asked for with `--service`: one with keys, and one without. */
export const SERVICES: Record<string, () => Promise<CampaignService>> = {
  gateway: gatewayService,
  dialpad: dialpadService,
};
