// Every message to the worker: who may send it and what is in it. Answers are in replies.ts.
import { z } from 'zod';
import { LONGEST_NOTE, OUTCOMES } from '../calls/wrap-up';
import { MOST_LOG_DAYS } from '../policy/log-days';
import { PolicySchema } from '../policy/schema';
import { SET_UP_NOTES } from '../settings/set-up';

export type SenderKind = 'content' | 'page';

/** The longest candidate: 45 digits, three separators between two of them, an extension. */
const Text = z.string().min(1).max(240);
const Around = z.string().max(128);
const Snippet = z.strictObject({ before: Around, text: Text, after: Around, label: Around });
const NotNumber = z.strictObject({
  site: z.string().max(2000),
  by: z.enum(['field', 'pattern', 'digits']),
  value: z.string().max(128),
});
/** The CRM record behind a number, as the page shows it. */
const CrmRecord = z.strictObject({
  type: z.string().max(64),
  id: z.string().max(128),
  name: z.string().max(200).nullable(),
  url: z.url({ protocol: /^https?$/ }).max(2048),
});
const Field = z.string().max(64);
/** Where the contact is, as the fields of its record say. */
const ContactFields = z.strictObject({
  timeZone: Field.optional(),
  region: Field.optional(),
  country: Field.optional(),
});
/** The site that a surface of ours has the number and the contact from; said by a page, it counts for nothing. */
const FoundOn = z.url({ protocol: /^https?$/ }).max(2048);
const Id = z.string().min(1).max(128);
const AttemptId = z.uuid();
/** Checked again where it is used: only the line's own count. */
const PickedNumber = z.string().regex(/^\+[1-9]\d{6,14}$/);

const NetworkAddress = z.strictObject({ service: z.enum(['gateway', 'dialpad']), url: z.string().max(2000) });
/** Which calls of the log; times in milliseconds since the epoch. */
const LogFilter = z.strictObject({
  text: z.string().max(200),
  direction: z.enum(['out', 'in', 'callback']).nullable(),
  lineId: Id.nullable(),
  outcome: z.enum([...OUTCOMES, 'none', 'unsent']).nullable(),
  since: z.number().int().nullable(),
  until: z.number().int().nullable(),
});

const anyone = <Input extends z.ZodType>(input: Input) => ({ from: ['content', 'page'] as const, input });
const ourPages = <Input extends z.ZodType>(input: Input) => ({ from: ['page'] as const, input });
const contentOnly = <Input extends z.ZodType>(input: Input) => ({ from: ['content'] as const, input });

export const PROTOCOL = {
  /** Whether there is to be any call control in a page, and what of it is never a number. */
  'page.start': contentOnly(z.strictObject({})),
  /** How many numbers a frame shows. */
  'page.found': contentOnly(z.strictObject({ count: z.number().int().min(0).max(10_000) })),
  /** A number while it is typed, in groups. */
  'number.asYouType': ourPages(z.strictObject({ text: z.string().max(240) })),
  /** What candidates found in a page are. */
  'numbers.verify': anyone(
    z.strictObject({
      /** ISO 3166-1, from the page itself; empty when it does not say. */
      country: z.string().regex(/^([A-Z]{2})?$/),
      snippets: z.array(Snippet).max(500),
    }),
  ),
  /** The agent says that this is no phone number: from now on it is not marked on this site. */
  'numbers.dismiss': contentOnly(z.strictObject({ snippet: Snippet })),
  'numbers.restore': ourPages(NotNumber),
  /** The decision for one number, before the call. */
  'call.preview': anyone(
    z.strictObject({
      text: Text,
      lineId: Id.optional(),
      toggle: z.boolean().optional(),
      /** One of the line's own numbers, to show where local presence is off. */
      pickedNumber: PickedNumber.optional(),
      deviceId: Id.optional(),
      /** The agent chose these just now: they are kept for the next time. */
      chosen: z.boolean().optional(),
      /** One of many in a list: what a card says once is not said yet. */
      inList: z.boolean().optional(),
      /** For a text message: with what to know before one. */
      texting: z.boolean().optional(),
      /** Waits for what the service says of this call; without it, the answer says whether there is that to wait for. */
      withCheck: z.boolean().optional(),
      record: CrmRecord.optional(),
      contact: ContactFields.optional(),
      foundOn: FoundOn.optional(),
    }),
  ),
  /** Call was pressed. The worker decides again, and dials only what the agent saw. */
  'call.place': anyone(
    z.strictObject({
      attemptId: AttemptId,
      decisionId: z.string().max(1000),
      text: Text,
      lineId: Id,
      toggle: z.boolean().optional(),
      pickedNumber: PickedNumber.optional(),
      deviceId: Id.optional(),
      again: z.boolean(),
      record: CrmRecord.optional(),
      contact: ContactFields.optional(),
      foundOn: FoundOn.optional(),
      /** Why the agent calls in spite of the warnings. */
      why: z.string().max(200).optional(),
      pressedAt: z.number().int(),
    }),
  ),
  'attempt.get': anyone(z.strictObject({ id: AttemptId })),
  /** Asks the service what became of an attempt. Never dials. */
  'attempt.check': anyone(z.strictObject({ id: AttemptId })),
  'attempt.hangUp': anyone(z.strictObject({ id: AttemptId })),
  /** The customer saw a spam warning with our number; or not after all. */
  'attempt.reportSpam': anyone(z.strictObject({ id: AttemptId, isSpam: z.boolean() })),
  /** Opens a text message to a number in the messaging app of this computer. Sends nothing. */
  'text.open': anyone(
    z.strictObject({
      text: Text,
      lineId: Id,
      record: CrmRecord.optional(),
      contact: ContactFields.optional(),
      foundOn: FoundOn.optional(),
    }),
  ),
  /** Loads code into the frame that asks: what is needed only once a number is pointed at or pressed. */
  'script.load': contentOnly(z.strictObject({ script: z.enum(['controls', 'card']) })),
  'settings.open': anyone(z.strictObject({})),
  /** How often the numbers were shown, and reported as spam. */
  'numbers.use': ourPages(z.strictObject({})),
  /** What the agent says of a call that is over; the service is told, where it wants to know. */
  'attempt.wrapUp': anyone(
    z.strictObject({ id: AttemptId, outcome: z.enum(OUTCOMES), note: z.string().max(LONGEST_NOTE) }),
  ),
  /** Tells the service again, now. */
  'attempt.report': anyone(z.strictObject({ id: AttemptId })),
  /** Leaves it at that: the service is not told. */
  'attempt.leave': anyone(z.strictObject({ id: AttemptId })),
  'log.search': ourPages(z.strictObject({ filter: LogFilter, most: z.number().int().min(1).max(500) })),
  'log.export': ourPages(z.strictObject({ filter: LogFilter })),
  /** For how many days calls are kept, where the administrator leaves that to the agent. */
  'log.keep': ourPages(z.strictObject({ days: z.int().min(1).max(MOST_LOG_DAYS) })),
  'calls.recent': ourPages(z.strictObject({})),
  'calls.running': ourPages(z.strictObject({})),
  'status.get': ourPages(z.strictObject({})),
  /** Which places the numbers of a line cover; of the first with local presence, if none is named. */
  'coverage.get': ourPages(z.strictObject({ lineId: Id.optional() })),
  /** What would happen if these numbers were called. Places no call. */
  'simulation.run': ourPages(
    z.strictObject({ numbers: z.array(z.string().max(240)).max(500), lineId: Id.optional() }),
  ),
  /** Tries out the connection to the service. Places no call. */
  'connection.test': ourPages(z.strictObject({})),
  'diagnostics.get': ourPages(z.strictObject({})),
  /** How far the first set-up came. */
  'setUp.note': ourPages(z.strictObject({ note: z.enum(SET_UP_NOTES) })),
  'service.connect': ourPages(
    z.strictObject({
      service: PolicySchema.shape.service,
      url: z.string().max(2000),
      token: z.string().max(4000).optional(),
    }),
  ),
  /** Whether agents can sign in at a service, and which origins that takes. */
  'service.offer': ourPages(NetworkAddress),
  /** Shows the service's sign-in page, and connects as whoever signs in. */
  'service.signIn': ourPages(NetworkAddress),
  /** From now on calls are handed to the phone app of this computer. */
  'service.handOff': ourPages(
    z.strictObject({
      scheme: PolicySchema.shape.uriScheme,
      sipDomain: PolicySchema.shape.sipDomain.optional(),
    }),
  ),
  /** The link that a tab of ours is to open, once. */
  'handOver.take': ourPages(z.strictObject({ id: AttemptId })),
  'service.disconnect': ourPages(z.strictObject({})),
  'directory.refresh': ourPages(z.strictObject({})),
  'sites.add': ourPages(z.strictObject({ address: z.string().max(2000) })),
  'sites.remove': ourPages(z.strictObject({ origin: z.string().max(2000) })),
  /** Whether numbers are marked on a site: the origin of one that was added, or the name of a built-in CRM. */
  'sites.switch': ourPages(z.strictObject({ site: z.string().max(2000), isOn: z.boolean() })),
} satisfies Record<string, { from: readonly SenderKind[]; input: z.ZodType }>;

export type MessageName = keyof typeof PROTOCOL;
export type Input<Name extends MessageName> = z.infer<(typeof PROTOCOL)[Name]['input']>;
