// The gateway's replies, parsed. docs/gateway.openapi.yaml is the contract.
import { z } from 'zod';
import type { CallStatus } from './adapter';

const Device = z.object({
  id: z.string().min(1).max(128),
  name: z.string().min(1).max(200),
  kind: z.enum(['softphone', 'deskPhone', 'mobile']),
  ringsFirst: z.boolean(),
});
export const Me = z.object({
  userId: z.string().min(1),
  name: z.string().min(1),
  // Phones that cannot be read are none: the gateway then chooses, as it does without a word about them.
  devices: z.array(Device).max(20).optional().catch(undefined),
});

/** A state this version does not know is a call that is there: `queued`. */
export const CallState = z
  .enum(['queued', 'ringingAgent', 'ringingCustomer', 'connected', 'ended', 'failed'])
  .catch('queued');
export const Call = z.object({
  attemptId: z.string(),
  state: CallState,
  cause: z
    .string()
    .transform((text) => text.slice(0, 200))
    .nullish(),
});
export const Fault = z.object({ error: z.object({ code: z.string(), message: z.string().max(500) }) });
export const Check = z.object({
  doNotCall: z.enum(['yes', 'no', 'unknown']),
  colleague: z
    .object({ name: z.string().min(1).max(200), since: z.iso.datetime({ offset: true }) })
    .nullable(),
  running: z.number().int().min(0),
  placedToday: z.number().int().min(0),
});
export const Ticket = z.object({ ticket: z.string().min(1) });
export const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('call.updated'), seq: z.number().int(), call: Call }),
  z.object({
    type: z.literal('call.inbound'),
    seq: z.number().int(),
    from: z.string(),
    to: z.string(),
    at: z.string(),
  }),
]);

/** A call of the contract as every adapter tells it. */
export function statusOf({
  state,
  cause,
}: z.infer<typeof Call>): Extract<CallStatus, { status: 'live' | 'ended' }> {
  if (state === 'ended' || state === 'failed') return { status: 'ended', cause: cause ?? null };
  return { status: 'live', progress: state === 'queued' ? null : state };
}
