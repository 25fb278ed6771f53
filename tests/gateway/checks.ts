// POST /v1/checks: what the gateway knows before a call, because it sees every agent and every device.
import { z } from 'zod';
import { E164Schema } from '../../lib/phone/schema';
import type { Calls, Placed } from './calls';

const CheckOrder = z.object({
  to: E164Schema,
  lineId: z.string().min(1).max(128),
  dayStartedAt: z.iso.datetime({ offset: true }),
});

const isLive = ({ state }: Placed): boolean => state !== 'ended' && state !== 'failed';

/**
 * The reply to a check; null where the body is none.
 * @param refusesCalls the numbers on the gateway's own do-not-call list; null while it cannot be read
 */
export function checkFor(
  body: unknown,
  agent: string,
  placed: ReturnType<Calls['all']>,
  nameOf: (agent: string) => string,
  refusesCalls: ReadonlySet<string> | null,
): Record<string, unknown> | null {
  const order = CheckOrder.safeParse(body);
  if (!order.success) return null;
  const { to, dayStartedAt } = order.data;
  const mine = placed.filter((call) => call.agent === agent);
  const other = placed.find((call) => call.agent !== agent && isLive(call) && call.body.to === to);
  return {
    doNotCall: refusesCalls ? (refusesCalls.has(to) ? 'yes' : 'no') : 'unknown',
    colleague: other ? { name: nameOf(other.agent), since: other.at } : null,
    running: mine.filter(isLive).length,
    placedToday: mine.filter(({ at }) => Date.parse(at) >= Date.parse(dayStartedAt)).length,
  };
}
