// Dialpad, which places a call for every request: a streamed body over HTTP/2 is all that keeps a press one call.
import { AIKO } from '../../tests/dialpad/company';
import { type Dialpad, type PlacedCall, startDialpad } from '../../tests/dialpad/server';
import { selfSigned } from '../../tests/support/certificate';
import { connectDialpad } from '../../tests/support/dialpad-connection';
import type { LookUpFault } from './faults';
import { startFront } from './faulty-front';
import type { CampaignService } from './service';

const KEY = 'campaign-key';

export async function dialpadService(): Promise<CampaignService> {
  const tls = selfSigned();
  const dialpad = await startDialpad({ keys: { [KEY]: AIKO }, admins: [KEY] });
  let told = 0;
  const front = await startFront(dialpad.url, {
    tls,
    isDial: /^POST \/api\/v2\/(call|users\/[^/]+\/initiate_call)$/,
    isLookUp: /^GET \/api\/v2\/call\//,
    placed(fault) {
      for (const call of dialpad.calls.slice(told)) tell(dialpad, call, fault);
      told = dialpad.calls.length;
    },
  });
  return {
    name: 'dialpad',
    url: front.url,
    browserArgs: [tls.chromiumFlag],
    onlyEventsTell: true,
    async setUp(browser) {
      const said = await connectDialpad(browser, front.url, KEY);
      if (!said.startsWith('Connected')) throw new Error(`Dialpad was not connected: ${said}`);
    },
    arm: front.arm,
    placed: () =>
      dialpad.calls.map(({ body }) => ({
        attemptId: String(body.custom_data),
        to: String(body.phone_number),
      })),
    dialRequests: front.dialRequests,
    isBusy: front.isBusy,
    endCalls() {
      for (const { state, body } of dialpad.calls)
        if (state !== 'hangup') dialpad.move(String(body.custom_data), 'hangup');
    },
    async close() {
      await Promise.all([front.close(), dialpad.close()]);
    },
  };
}

/** The events of a call that was placed, as far as they are not lost. */
function tell(dialpad: Dialpad, { body }: PlacedCall, fault: LookUpFault | null): void {
  if (fault === 'drop') return;
  if (fault === 'garbage') for (const frame of ['<html>', { call_id: [] }, null]) dialpad.say(frame);
  const times = fault === 'status500' ? 2 : 1;
  for (let i = 0; i < times; i++) dialpad.move(String(body.custom_data), 'calling');
}
