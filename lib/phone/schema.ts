// E.164 at the borders.
import { z } from 'zod';
import { type E164, toE164 } from './e164';

/** A string in E.164; parsed to the branded type. */
export const E164Schema = z.string().transform((text, context): E164 => {
  const number = toE164(text);
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'not a number in E.164 (+ and 7 to 15 digits)' });
  return z.NEVER;
});
