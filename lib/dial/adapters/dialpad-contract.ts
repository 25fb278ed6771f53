// Dialpad's API v2, as much of it as is used. Nearly everything may be null or absent there.
import { z } from 'zod';
import { parseWithLongIntegers } from './long-integers';

/** int64; in JSON a number or, in the service's own examples, a string. */
export const Id = z
  .union([z.string().regex(/^\d{1,19}$/), z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)])
  .transform(String);
const Numbers = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const Text = z.string().max(200).nullish();

export const Page = z.object({ items: z.array(z.unknown()).nullish(), cursor: z.string().nullish() });
export const User = z.object({
  id: Id,
  display_name: Text,
  first_name: Text,
  last_name: Text,
  country: Text,
  company_id: Id.nullish(),
  emails: Numbers,
  phone_numbers: Numbers,
  group_details: z
    .array(z.object({ group_id: Id.nullish(), group_type: Text }))
    .nullish()
    .transform((list) => list ?? []),
});
export const CallerIds = z.object({ primary_phone: Text, phone_numbers: Numbers, office_main_line: Text });
export const Group = z.object({ id: Id, name: Text, phone_numbers: Numbers, state: Text });
export const Members = z.object({ items: z.array(z.object({ id: Id, role: Text })).nullish() });
export const NumberItem = z.object({
  number: z.string(),
  status: Text,
  type: Text,
  deleted: z.boolean().nullish(),
});
export const Company = z.object({ id: Id.nullish(), name: Text, country: Text });
export const UserDevice = z.object({ id: z.string().min(1), type: Text, display_name: Text });

export const Rung = z.object({ call_id: Id.nullish() });
export const CallItem = z.object({
  call_id: Id.nullish(),
  state: Text,
  custom_data: z.string().nullish(),
  entry_point_call_id: Id.nullish(),
  master_call_id: Id.nullish(),
  operator_call_id: Id.nullish(),
  direction: Text,
  external_number: Text,
  internal_number: Text,
  /** Milliseconds since the epoch. */
  date_started: Id.nullish(),
});
export const Websocket = z.object({ id: Id, websocket_url: z.string() });
export const Subscription = z.object({ id: Id });
/** The shape of errors is not documented: the first text that looks like one. */
export const Fault = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ message: z.string() }).transform(({ message }) => message),
]);

/** A reply's body; null where it is no JSON. */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return parseWithLongIntegers(await response.text());
  } catch {
    return null;
  }
}
