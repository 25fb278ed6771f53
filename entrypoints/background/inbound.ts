// A call that came in, written into the log: matched to the call of ours that showed the number to this caller.
import { holdsNumber } from '../../lib/caller-id/packed-numbers';
import { numbersKey, type PackedNumbers } from '../../lib/caller-id/record';
import { type HeardCall, inboundEntry } from '../../lib/calls/inbound';
import { areaCodeOf, type E164 } from '../../lib/phone/e164';
import type { Parts } from './parts';
import type { Service } from './service';

/** Keeps it; whether it is new. A call that nobody's log can hold is not kept. */
export async function keepInbound(
  heard: HeardCall,
  { journal, log }: Parts,
  service: Service,
): Promise<boolean> {
  const agent = await service.agent();
  if (!agent) return false;
  const attempts = heard.from ? await journal.to(heard.from) : [];
  return log.add(inboundEntry(heard, agent.userId, attempts, await isPoolNumber(heard.to, service)));
}

/** Whether a pool of the agent's lines has the number. */
async function isPoolNumber(number: E164, service: Service): Promise<boolean> {
  const code = areaCodeOf(number);
  const lines = (await service.agent())?.lines ?? [];
  if (!code) return false;
  const pools = new Set(lines.flatMap(({ pool }) => pool ?? []));
  const reader = await service.reader();
  const found = await Promise.all([...pools].map((pool) => reader.get(numbersKey(pool, code))));
  return found.some((packed) => packed !== undefined && holdsNumber(packed as PackedNumbers, number));
}
