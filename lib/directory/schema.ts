// The directory, version 1: what the telephony service knows. The design, section 3, is the contract.
import { z } from 'zod';
import { E164Schema } from '../phone/schema';

const Id = z.string().min(1).max(128);
const Name = z.string().min(1).max(200);
const Ids = z.array(Id).default([]);

export const NumberRow = z.object({
  e164: E164Schema,
  type: z.enum(['local', 'tollfree', 'mobile']),
  label: z.string().max(200).optional(),
  canCall: z.boolean(),
  canReceive: z.boolean(),
  status: z.enum(['active', 'cooling', 'flagged', 'unavailable']),
});

export const BundleRow = z.object({
  id: Id,
  name: Name,
  kind: z.enum(['top100', 'individual', 'full']),
  numbers: z.array(E164Schema),
  unavailableAreaCodes: z.array(z.string().regex(/^[2-9]\d{2}$/)).default([]),
});

export const CallCenterRow = z.object({
  id: Id,
  name: Name,
  mainNumber: E164Schema.nullish(),
  numbers: z.array(E164Schema).default([]),
  callerId: z.enum(['localPresence', 'main']),
  agentsMayToggle: z.boolean().default(false),
  bundleIds: Ids,
  memberIds: Ids,
  pendingMemberIds: Ids,
});

export const CoachingTeamRow = z.object({
  id: Id,
  name: Name,
  callCenterId: Id,
  localPresence: z.boolean(),
  membersMayToggle: z.boolean().default(false),
  bundleIds: Ids,
  memberIds: Ids,
});

export const OutboundProfileRow = z.object({
  id: Id,
  name: Name,
  numbers: z.array(E164Schema),
  queueId: Id.optional(),
  capacityProfileIds: Ids,
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  isDefault: z.boolean().default(false),
});

export const CapacityProfileRow = z.object({
  id: Id,
  name: Name,
  direction: z.enum(['outbound', 'inbound', 'both']),
  maxCalls: z.number().int().min(1).max(100),
  reset: z.enum(['immediate', 'endOfDay']),
  blocksInbound: z.boolean().default(false),
  memberIds: Ids,
});

export const UserRow = z.object({
  id: Id,
  name: Name,
  email: z.string().max(320).optional(),
  personalNumber: E164Schema.nullish(),
  personalOnly: z.boolean().default(false),
  vendorIds: z.record(z.string(), z.string()).optional(),
});

/** The parts that are lists of rows, with the row of each and the field that names it. */
export const TABLES = {
  numbers: { row: NumberRow, key: 'e164' },
  bundles: { row: BundleRow, key: 'id' },
  callCenters: { row: CallCenterRow, key: 'id' },
  coachingTeams: { row: CoachingTeamRow, key: 'id' },
  outboundProfiles: { row: OutboundProfileRow, key: 'id' },
  capacityProfiles: { row: CapacityProfileRow, key: 'id' },
  users: { row: UserRow, key: 'id' },
} as const;
export type TableName = keyof typeof TABLES;

/** The document around the rows; rows are parsed one by one, so that a broken one does not take the others along. */
export const Envelope = z.object({
  version: z.literal(1),
  asOf: z.iso.datetime({ offset: true }),
  account: z.object({ id: Id, name: Name, country: z.string().regex(/^[A-Z]{2}$/) }),
  numbers: z.array(z.unknown()).default([]),
  bundles: z.array(z.unknown()).default([]),
  callCenters: z.array(z.unknown()).default([]),
  coachingTeams: z.array(z.unknown()).default([]),
  outboundProfiles: z.array(z.unknown()).default([]),
  capacityProfiles: z.array(z.unknown()).default([]),
  users: z.array(z.unknown()).default([]),
});

export type DirectoryNumber = z.infer<typeof NumberRow>;
export type Bundle = z.infer<typeof BundleRow>;
export type CallCenter = z.infer<typeof CallCenterRow>;
export type CoachingTeam = z.infer<typeof CoachingTeamRow>;
export type OutboundProfile = z.infer<typeof OutboundProfileRow>;
export type CapacityProfile = z.infer<typeof CapacityProfileRow>;
export type User = z.infer<typeof UserRow>;

export type Directory = {
  asOf: string;
  account: { id: string; name: string; country: string };
} & { [Table in TableName]: z.infer<(typeof TABLES)[Table]['row']>[] };
