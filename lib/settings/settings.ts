// What the agent chose. Kept in storage.local; the token is not among it (lib/settings/credential.ts).
import { z } from 'zod';
import { SET_UP_NOTES } from './set-up';

const NotNumberSchema = z.object({
  site: z.string(),
  by: z.enum(['field', 'pattern', 'digits']),
  value: z.string().max(128),
});

const SettingsSchema = z.object({
  /** The telephony service; one that this version does not know counts as none. */
  service: z.string().max(40).optional(),
  gatewayUrl: z.string().max(2000).optional(),
  dialpadUrl: z.string().max(2000).optional(),
  uriScheme: z.string().max(40).optional(),
  sipDomain: z.string().max(253).optional(),
  /** Origins besides the built-in CRMs where numbers are found, as `https://crm.example.com`. */
  sites: z.array(z.string()).default([]),
  /** Where the agent wants no marks: origins of `sites`, and names of built-in CRMs. */
  sitesOff: z.array(z.string()).default([]),
  /** The line last used, by the origin of the site. */
  lines: z.record(z.string(), z.string()).default({}),
  /** The wish for local presence, by line. */
  toggles: z.record(z.string(), z.boolean()).default({}),
  /** The own number that is shown where local presence is off, by line. */
  numbers: z.record(z.string(), z.string()).default({}),
  /** The phone that rings, by agent. */
  devices: z.record(z.string(), z.string()).default({}),
  /** What the agent said is no phone number. Stays on this machine. */
  notNumbers: z.array(NotNumberSchema).max(1000).default([]),
  /** Countries for which the agent said once that they want to call them. */
  confirmedCountries: z.array(z.string()).default([]),
  /** For how many days the agent wants calls in the log. */
  logRetentionDays: z.int().min(1).max(3650).optional(),
  /** How far the first set-up came. */
  setUp: z.array(z.enum(SET_UP_NOTES)).default([]),
});
export type Settings = z.infer<typeof SettingsSchema>;

/** Settings as stored; each broken field falls back to its default, the others stay. */
export function readSettings(stored: unknown): Settings {
  const fields = typeof stored === 'object' && stored !== null ? stored : {};
  const good = Object.entries(fields).filter(
    ([key, value]) =>
      Object.hasOwn(SettingsSchema.shape, key) &&
      SettingsSchema.shape[key as keyof Settings].safeParse(value).success,
  );
  return SettingsSchema.parse(Object.fromEntries(good));
}
