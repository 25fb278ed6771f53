// What an administrator can set. This schema is the source of the managed schema and of the types.
import { z } from 'zod';

const Url = z.string().max(2000);
const Window = z
  .string()
  .regex(/^(closed|([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00))$/)
  // As text, 08:00 comes before 21:00; a window over midnight would never be open.
  .refine((window) => window === 'closed' || window.slice(0, 5) < window.slice(6), 'ends before it begins');

/** One day of one year, or of every year; 29 February is one. */
const ClosedDate = z
  .string()
  .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine((date) => z.iso.date().safeParse(date.length > 5 ? date : `2000-${date}`).success, 'no such day');

export const PolicySchema = z.object({
  service: z.enum(['gateway', 'uri', 'dialpad']).describe('The telephony service that places the calls.'),
  gatewayUrl: Url.describe('Base URL of the telephony gateway, without /v1. https, or http on loopback.'),
  dialpadUrl: Url.describe('Base URL of Dialpad, where it is not https://dialpad.com: the sandbox.'),
  oauthClientId: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]+$/)
    .describe(
      'Our OAuth client id at the service: agents sign in there instead of entering a key. Not a secret.',
    ),
  uriScheme: z
    .enum(['tel', 'sip', 'callto', 'dialpad', 'zoom', 'teams', 'ringcentral'])
    .describe('The kind of link that hands a call to the phone app, where the service is “uri”.'),
  sipDomain: z
    .string()
    .max(253)
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i)
    .describe('The domain of SIP links, as sip.example.com.'),
  homeCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe('The country whose national numbers are meant, where there is no directory that says it.'),
  directoryUrl: Url.describe('URL of the directory, where it is not the gateway’s own /v1/directory.'),
  agentId: z
    .string()
    .max(128)
    .describe('The agent’s user id in the directory, where the service cannot say who it is.'),
  localPresenceToggle: z
    .enum(['allow', 'forceOn', 'forceOff'])
    .describe('Whether agents may switch local presence: as the directory says, always on, always off.'),
  preferOwnNumbers: z
    .enum(['off', 'same', 'adjacent'])
    .describe(
      'Prefer a line’s own numbers to the bundle: never, in the same area, or in adjacent area codes too.',
    ),
  numberCaps: z
    .object({
      perHour: z.number().int().min(1).max(10_000).optional(),
      perDay: z.number().int().min(1).max(10_000).optional(),
    })
    .describe('Calls after which a number rests, where another of the same rung can be shown.'),
  spamReports: z
    .object({
      reports: z.number().int().min(1).max(1_000),
      withinDays: z.number().int().min(1).max(365),
      restDays: z.number().int().min(1).max(365),
    })
    .describe('After so many reports of spam within so many days, a number rests for so many days.'),
  callingHours: z
    .enum(['off', 'warn', 'block'])
    .describe('What happens outside the calling hours at the destination.'),
  callingHoursTable: z
    .record(z.string(), z.record(z.string(), Window))
    .describe(
      'Region (“default”, “US”, “US-FL”) to weekday (“mon” … “sun”, “all”) to “08:00-21:00” or “closed”.',
    ),
  closedDates: z
    .array(ClosedDate)
    .describe('Dates without calls at the destination, as 2026-11-26, or 12-25 for every year.'),
  contactFrequencyGate: z
    .enum(['off', 'warn', 'block'])
    .describe('What happens when one number was called as often as “contactFrequency” allows.'),
  contactFrequency: z
    .record(z.string(), z.object({ maxCalls: z.int().min(1).max(1000), hours: z.int().min(1).max(168) }))
    .describe('Region (“default”, “US”, “US-FL”) to the most calls to one number in so many hours.'),
  overrideReason: z
    .enum(['optional', 'required'])
    .describe('Whether agents who call in spite of a warning must say why.'),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .describe(
      'The countries that may be called. Without it: the account’s own freely, others after a warning.',
    ),
  siteCountries: z
    .record(z.string(), z.string().regex(/^[A-Z]{2}$/))
    .describe(
      'Host name (“crm.example.co.jp”, “*.example.de”) to the country whose national numbers its pages show.',
    ),
  doNotCallUrl: Url.describe('URL of the do-not-call list, in the format of docs/do-not-call.md.'),
  doNotCall: z
    .enum(['restrict', 'warn'])
    .describe('What happens with a contact who is, or because of an old list may be, on a do-not-call list.'),
  doNotCallMaxAgeHours: z
    .number()
    .int()
    .min(1)
    .max(8784)
    .describe('Hours after its date until which the do-not-call list is relied on. Default 744, 31 days.'),
  colleagueCalling: z
    .enum(['off', 'warn', 'block'])
    .describe('What happens while a colleague is on a call with the contact, where the service can tell.'),
  logRetentionDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .describe('For how many days the log of calls is kept on the agent’s computer; older ones are removed.'),
  dialing: z.enum(['on', 'off']).describe('Emergency stop: off refuses every call.'),
  dialingMessage: z.string().max(500).describe('What agents read while dialing is off.'),
});

export type PolicyValues = z.infer<typeof PolicySchema>;
export type PolicyKey = keyof PolicyValues;
/** What an administrator set: any subset. */
export type SetPolicy = Partial<PolicyValues>;

/** Three sales calls to a person in 24 hours: Fla. Stat. 501.616(6)(b), and Oklahoma, 15 O.S. 775C (HB 3168 of 2022). */
const THREE_A_DAY: PolicyValues['contactFrequency'] = {
  'US-FL': { maxCalls: 3, hours: 24 },
  'US-OK': { maxCalls: 3, hours: 24 },
};

/** What holds where nothing is set. The strictest that still lets a new installation work. */
export const POLICY_DEFAULTS = {
  uriScheme: 'tel',
  localPresenceToggle: 'allow',
  preferOwnNumbers: 'adjacent',
  spamReports: { reports: 3, withinDays: 7, restDays: 7 },
  callingHours: 'warn',
  callingHoursTable: { default: { all: '08:00-21:00' } },
  closedDates: [] as string[],
  doNotCall: 'restrict',
  // 47 CFR 64.1200(c)(2)(i)(D): a version of the registry obtained no more than 31 days before the call.
  doNotCallMaxAgeHours: 31 * 24,
  colleagueCalling: 'warn',
  contactFrequencyGate: 'warn',
  contactFrequency: THREE_A_DAY,
  overrideReason: 'optional',
  logRetentionDays: 90,
  dialing: 'on',
  dialingMessage: '',
} as const satisfies SetPolicy;

/** Policy with defaults filled in; the keys that have no default stay absent. */
export type Policy = SetPolicy & Required<Pick<PolicyValues, keyof typeof POLICY_DEFAULTS>>;

/**
 * What a key means when its value cannot be read. The others fall back to their defaults. A service that was mistyped
 * must not become the phone app, which needs no set-up.
 */
const STRICTEST = {
  service: 'gateway',
  dialing: 'off',
  countries: [],
  callingHours: 'block',
  // An address that leads nowhere: there is a list, and nobody knows what is on it.
  doNotCallUrl: '',
  doNotCall: 'restrict',
  doNotCallMaxAgeHours: 1,
  colleagueCalling: 'block',
  contactFrequencyGate: 'block',
  overrideReason: 'required',
} as const satisfies SetPolicy;

/** Whether a key that cannot be read means its strictest value, and not its default. */
export const isStrict = (key: string): boolean => Object.hasOwn(STRICTEST, key);

export type PolicyReading = { policy: SetPolicy; refused: { key: string; value: unknown }[] };

/**
 * Reads what the browser's management console gave: each key on its own, because Firefox checks nothing and one bad
 * key must not take the others along.
 */
export function readPolicy(managed: Readonly<Record<string, unknown>>): PolicyReading {
  const policy: Record<string, unknown> = {};
  const refused: PolicyReading['refused'] = [];
  for (const [key, value] of Object.entries(managed)) {
    const parsed = Object.hasOwn(PolicySchema.shape, key)
      ? PolicySchema.shape[key as PolicyKey].safeParse(value)
      : null;
    if (parsed?.success) policy[key] = parsed.data;
    else {
      refused.push({ key, value });
      // A mistyped order is still an order: what was meant to forbid must not end up allowing.
      if (isStrict(key)) policy[key] = STRICTEST[key as keyof typeof STRICTEST];
    }
  }
  return { policy, refused };
}

/** The policy that rules: what was set, over the defaults. */
export function withDefaults(set: SetPolicy): Policy {
  return { ...structuredClone(POLICY_DEFAULTS), ...set } as Policy;
}
