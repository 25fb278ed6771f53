// The body of POST /v1/dial: what may be in it.
import { z } from 'zod';
import { E164Schema } from '../../lib/phone/schema';

const DialOrder = z.object({
  to: E164Schema,
  callerId: E164Schema,
  lineId: z.string().min(1).max(128),
  postDial: z
    .string()
    .regex(/^[0-9*#,]{1,40}$/)
    .optional(),
  deviceId: z.string().min(1).optional(),
  blocksInbound: z.boolean().optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});
export type Refusal = { status: number; code: string; message: string };

/** Why an order is refused before dialing; null when it may go out. */
export function refusalOf(body: unknown, key: string | null, mine: ReadonlySet<string>): Refusal | null {
  if (!key || !/^[A-Za-z0-9_:-]{8,255}$/.test(key))
    return { status: 400, code: 'bad_key', message: 'Idempotency-Key is missing or has other characters.' };
  const order = DialOrder.safeParse(body);
  if (!order.success) {
    const { path, message } = order.error.issues[0] ?? { path: [], message: '' };
    return { status: 400, code: 'bad_body', message: `${path.join('.')}: ${message}` };
  }
  if (!mine.has(order.data.callerId))
    return {
      status: 422,
      code: 'caller_id_not_allowed',
      message: 'This caller ID is not one that you may use.',
    };
  return null;
}
